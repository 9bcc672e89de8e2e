import type { Campaign } from '#shared/contracts/campaign.ts'
import { CampaignChange, CampaignCreate, CampaignQuery, CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { CampaignActivation, CampaignApproval } from '#shared/contracts/console-api/dry-run.ts'
import { KindView } from '#shared/contracts/console-api/kind.ts'
import { ListQuery, listOf } from '#shared/contracts/console-api/list.ts'
import { RunDetailsView, RunView } from '#shared/contracts/console-api/run.ts'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { approveCampaign } from '#shared/usecases/campaigns/approve-campaign.ts'
import { archiveCampaign } from '#shared/usecases/campaigns/archive-campaign.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { copyCampaign } from '#shared/usecases/campaigns/copy-campaign.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { deleteCampaign } from '#shared/usecases/campaigns/delete-campaign.ts'
import { getCampaign } from '#shared/usecases/campaigns/get-campaign.ts'
import { listCampaigns } from '#shared/usecases/campaigns/list-campaigns.ts'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { stopCampaign } from '#shared/usecases/campaigns/stop-campaign.ts'
import type { CampaignOutcome } from '#shared/usecases/campaigns/update-campaign.ts'
import { withGroups } from '#shared/usecases/read-groups.ts'
import { getRun } from '#shared/usecases/runs/get-run.ts'
import { listRuns } from '#shared/usecases/runs/list-runs.ts'
import type { Caller } from '../caller.ts'
import { type ConsoleApiDeps, defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewCampaign, viewRun } from '../views/campaign-view.ts'
import { viewKindOf } from '../views/kind-view.ts'

const shared = { query: NO_QUERY, status: 200, answer: CampaignView } as const
const changing = { ...shared, method: 'post', body: NO_BODY, roles: ['marketing', 'admin'], conditional: true } as const

export const CAMPAIGN_ROUTES = [
  defineRoute({
    ...shared,
    method: 'post',
    path: '/api/campaigns',
    name: 'createCampaign',
    summary: 'Creates a draft; everything but the kind has a default',
    roles: ['marketing', 'admin'],
    body: CampaignCreate,
    status: 201,
    once: 'answer-kept',
    async handle({ body, by, caller }, deps) {
      const outcome = await createCampaign(deps, { ...body, by, mayBeTransactional: isAdmin(caller) })
      return outcome.kind === 'created' ? viewCampaign(outcome.campaign) : Refusal.invalid(outcome.faults)
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/campaigns',
    name: 'listCampaigns',
    summary: 'Lists campaigns of a state or of all: active, paused, drafts, stopped; each newest first',
    roles: ['marketing', 'support', 'admin'],
    query: CampaignQuery,
    body: NO_BODY,
    status: 200,
    answer: listOf(CampaignView),
    async handle({ query }, deps) {
      const archived = query.archived === 'true'
      const { items, next } = await listCampaigns(deps, { ...query, archived })
      return { items: await Promise.all(items.map((one) => view(deps, one))), next }
    },
  }),
  defineRoute({
    ...shared,
    method: 'get',
    path: '/api/campaigns/{id}',
    name: 'getCampaign',
    summary: 'Gets one campaign',
    roles: ['marketing', 'support', 'admin'],
    body: NO_BODY,
    refuses: ['not-found'],
    handle: async ({ id }, deps) => view(deps, await getCampaign(deps, id)),
  }),
  defineRoute({
    ...shared,
    method: 'get',
    path: '/api/campaigns/{id}/kind',
    name: 'getCampaignKind',
    summary: 'Gets the kind of a campaign; of the kind `custom` what its own scenario makes of it',
    roles: ['marketing', 'support', 'admin'],
    body: NO_BODY,
    answer: KindView,
    refuses: ['not-found'],
    async handle({ id }, deps) {
      const [campaign, heard] = await Promise.all([getCampaign(deps, id), deps.events.listHeard()])
      return viewKindOf(campaign, heard) ?? new Refusal('not-found', 'This kind is no longer known.')
    },
  }),
  defineRoute({
    ...shared,
    method: 'patch',
    path: '/api/campaigns/{id}',
    name: 'changeCampaign',
    summary:
      'Changes the fields that are given; once activated, a campaign gets a new version that holds from the next occurrence',
    roles: ['marketing', 'admin'],
    body: CampaignChange,
    conditional: true,
    refuses: ['not-found', 'conflict', 'same-occasion', 'campaign-stopped'],
    handle: async ({ id, body, by, caller, expected }, deps) =>
      answerOf(
        deps,
        await changeCampaign(deps, { id, by, expected, change: body, mayBeTransactional: isAdmin(caller) }),
      ),
  }),
  defineRoute({
    ...changing,
    path: '/api/campaigns/{id}/activate',
    name: 'activateCampaign',
    summary:
      'Activates a campaign, as the dry run with this fingerprint told: it sends from now on, and answers what a pause left out; a repeat changes nothing',
    body: CampaignActivation,
    refuses: ['not-found', 'conflict', 'same-occasion', 'drifted', 'needs-approval', 'campaign-stopped'],
    handle: async ({ id, body, by, expected }, deps) =>
      answerOf(deps, await activateCampaign(deps, { id, by, expected, fingerprint: body?.fingerprint })),
  }),
  defineRoute({
    ...changing,
    path: '/api/campaigns/{id}/approve',
    name: 'approveCampaign',
    summary:
      'Approves what the dry run with this fingerprint told: this content for that number of people; not for whoever changed it last',
    body: CampaignApproval,
    refuses: ['not-found', 'conflict', 'drifted', 'own-change', 'campaign-stopped'],
    handle: async ({ id, body, by, expected }, deps) =>
      answerOf(deps, await approveCampaign(deps, { id, by, expected, fingerprint: body.fingerprint })),
  }),
  defineRoute({
    ...changing,
    path: '/api/campaigns/{id}/pause',
    name: 'pauseCampaign',
    summary:
      'Pauses a campaign until it is activated again, and keeps what falls due meanwhile; a repeat changes nothing',
    refuses: ['not-found', 'conflict', 'campaign-stopped'],
    handle: async ({ id, by, expected }, deps) => answerOf(deps, await pauseCampaign(deps, { id, by, expected })),
  }),
  defineRoute({
    ...changing,
    path: '/api/campaigns/{id}/stop',
    name: 'stopCampaign',
    summary: 'Stops a campaign for good and cancels what is still planned; a repeat changes nothing',
    refuses: ['not-found', 'conflict'],
    handle: async ({ id, by, expected }, deps) => answerOf(deps, await stopCampaign(deps, { id, by, expected })),
  }),
  defineRoute({
    ...changing,
    method: 'delete',
    path: '/api/campaigns/{id}',
    name: 'deleteCampaign',
    summary: 'Deletes a draft, and answers it as it was; a repeat finds nothing',
    refuses: ['not-found', 'conflict'],
    handle: async ({ id, by, expected }, deps) => answerOf(deps, await deleteCampaign(deps, { id, by, expected })),
  }),
  defineRoute({
    ...changing,
    path: '/api/campaigns/{id}/copy',
    name: 'copyCampaign',
    summary: 'Makes a draft with the content of a campaign of any state',
    status: 201,
    once: 'answer-kept',
    refuses: ['not-found'],
    async handle({ id, by, expected }, deps) {
      const outcome = await copyCampaign(deps, { id, by, expected })
      return outcome.kind === 'created' ? viewCampaign(outcome.campaign) : answerOf(deps, outcome)
    },
  }),
  defineRoute({
    ...changing,
    path: '/api/campaigns/{id}/archive',
    name: 'archiveCampaign',
    summary: 'Leaves a draft, a stopped or a finished campaign out of the list; a repeat changes nothing',
    refuses: ['not-found', 'conflict'],
    handle: async ({ id, by, expected }, deps) => answerOf(deps, await archiveCampaign(deps, { id, by, expected })),
  }),
  defineRoute({
    method: 'get',
    path: '/api/campaigns/{id}/runs',
    name: 'listRuns',
    summary: 'Lists the runs of a campaign with their figures, newest first',
    roles: ['marketing', 'support', 'admin'],
    query: ListQuery,
    body: NO_BODY,
    status: 200,
    answer: listOf(RunView),
    refuses: ['not-found'],
    async handle({ id, query }, deps) {
      const { items, next } = await listRuns(deps, { campaignId: id, page: query })
      return { items: items.map(viewRun), next }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/runs/{id}',
    name: 'getRun',
    summary: 'Gets one run: its sums, and who is still missing from them',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: RunDetailsView,
    refuses: ['not-found'],
    async handle({ id }, deps) {
      const { pages, gap, ...counted } = await getRun(deps, id)
      return { ...viewRun(counted), campaignId: counted.run.campaignId, pages, gap }
    },
  }),
]

/** Only an admin says that a scenario of one's own is no advertising. */
function isAdmin({ roles }: Caller): boolean {
  return roles.includes('admin')
}

const REFUSALS = {
  'never-fires': 'Its date has passed, so it would never send. Give it a date to come first.',
  'not-over': 'It may still text people, so it stays in the list. Stop it first.',
  'no-draft': 'Only a draft can be deleted: messages name a campaign that was ever active. Archive it instead.',
  'not-active-yet': 'It is a draft and sends nothing, so it cannot be paused.',
} as const

function sameOccasionAs(campaignId: string): string {
  return `Campaign ${campaignId} is active and answers the same occasions of the same people. Pause or stop it, or give the two other days, or audiences that nobody is in both of: other kinds or regions, or a tag that one asks for and the other excepts.`
}

/** Whether an approval holds follows from what the saved audiences say too: without an approval nothing is read. */
async function view(deps: ConsoleApiDeps, campaign: Campaign): Promise<CampaignView> {
  if (campaign.approval === null) return viewCampaign(campaign)
  return viewCampaign({ ...campaign, content: await withGroups(deps, campaign.content) })
}

async function answerOf(deps: ConsoleApiDeps, outcome: CampaignOutcome): Promise<CampaignView | Refusal> {
  switch (outcome.kind) {
    case 'done':
      return view(deps, outcome.campaign)
    case 'invalid':
      return Refusal.invalid(outcome.faults)
    case 'stopped':
      return new Refusal('campaign-stopped', 'A stopped campaign stays as it is. Create a new one instead.')
    case 'changed-meanwhile':
      return Refusal.changed(await view(deps, outcome.campaign))
    case 'same-occasion':
      return Refusal.byCampaign('same-occasion', sameOccasionAs(outcome.campaignId), outcome.campaignId)
    case 'drifted':
      return new Refusal(
        'drifted',
        'Its content or the rules are others than in the dry run, or that is over a day old. Make a new one.',
      )
    case 'needs-approval':
      return new Refusal(
        'needs-approval',
        'It is for more people than may be texted without a second person’s approval.',
      )
    case 'own-change':
      return new Refusal('own-change', 'You changed it last, so somebody else must approve it.')
    case 'refused':
      return new Refusal('conflict', REFUSALS[outcome.because])
  }
}
