import type { Campaign, CampaignContent, Counts, Run } from '#shared/contracts/campaign.ts'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { RunView } from '#shared/contracts/console-api/run.ts'
import { isOfContent } from '#shared/domain/campaigns/approval.ts'
import { isCountedOnly } from '#shared/domain/campaigns/counts.ts'
import { precedenceOf } from '#shared/domain/policies/precedence.ts'
import type { Kind } from '#shared/domain/scenarios/kind.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { adviseOnWording } from '#shared/domain/wording/wording-advice.ts'
import { wordsForGate, wordsForReason } from '#shared/domain/wording/words.ts'
import { viewSteps } from './step-view.ts'

/** The campaign with its content laid open. */
export function viewCampaign(campaign: Campaign): CampaignView {
  const { id, kind, state, version, content } = campaign
  const { scenario, category: _, purpose: __, ...common } = content
  const rules = kindFor(campaign)
  return {
    ...{ id, kind, state, version },
    category: rules.category,
    precedence: precedenceOf({ kind, category: rules.category }),
    ...common,
    settings: settingsAsRead(rules, content),
    ...(scenario && { scenario, texts: textsIn(rules, content), steps: viewSteps(scenario) }),
    advice: adviceOn(rules, content),
    createdAt: campaign.createdAt.toISOString(),
    changedAt: campaign.changedAt.toISOString(),
    activeSince: state === 'stopped' ? null : (campaign.activeSince?.toISOString() ?? null),
    archivedAt: campaign.archivedAt?.toISOString() ?? null,
    changedBy: campaign.lastChange?.by ?? null,
    editedBy: campaign.editedBy,
    approval: viewApproval(campaign),
    rev: campaign.rev,
  }
}

/** With the default of each that an earlier release did not know, and what was said in another way then as it is said now. */
function settingsAsRead({ settings }: Kind, content: CampaignContent): CampaignView['settings'] {
  return settings.safeParse(content.settings).data ?? content.settings
}

/** Each text of a scenario by its step, `before30` or `before30:1`. */
function textsIn(kind: Kind, content: CampaignContent): CampaignView['texts'] {
  return Object.fromEntries(kind.wordings(content).map(({ field, text }) => [field, text]))
}

function viewApproval(campaign: Campaign): CampaignView['approval'] {
  if (campaign.approval === null) return null
  const { fingerprint, people, by, at } = campaign.approval
  return { fingerprint, people, by, at: at.toISOString(), holds: isOfContent(campaign, campaign.content) }
}

const MISSED = { code: 'missed-while-paused' as const, ...wordsForReason('missed-while-paused') }

/** In a text of a solemn day its own wish is left aside: only what the wording says. */
function adviceOn(kind: Kind, content: CampaignContent): CampaignView['advice'] {
  const isSolemn = kind.isSolemn?.(content) === true
  return kind
    .wordings(content)
    .flatMap(({ field, path = field, text }) =>
      (['zh', 'en'] as const).flatMap((language) =>
        adviseOnWording(text[language], language, isSolemn).map((one) => ({ ...one, path: `${path}.${language}` })),
      ),
    )
}

/** The run with its figures. */
export function viewRun({ run, counts }: { run: Run; counts: Counts }): RunView {
  const { id, part, zone, date, state, planned } = run
  const ended = run.ended === null ? null : { code: run.ended, ...wordsForReason(run.ended) }
  const reason = isCountedOnly(run) ? MISSED : ended
  const waits = run.gate === 'needs-approval' ? { code: run.gate, ...wordsForGate() } : null
  return { id, part, zone, date, firedAt: run.firedAt.toISOString(), state, planned, counts, reason, waits }
}
