import type { SavedAudience } from '#shared/contracts/campaign.ts'
import {
  AudiencePreviewView,
  AudienceQuestion,
  SavedAudienceChange,
  SavedAudienceCreate,
  SavedAudienceView,
} from '#shared/contracts/console-api/audience.ts'
import { ListQuery, listOf } from '#shared/contracts/console-api/list.ts'
import { changeAudience } from '#shared/domain/campaigns/campaign-content.ts'
import {
  type AudienceOutcome,
  changeSavedAudience,
  createAudience,
  deleteAudience,
  getAudience,
  listAudiences,
} from '#shared/usecases/campaigns/keep-audiences.ts'
import { previewAudience } from '#shared/usecases/runs/preview-audience.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewAudience } from '../views/dry-run-view.ts'

const EVERYBODY = { kinds: [], tags: [], exceptTags: [], regions: [] }
const saved = { roles: ['marketing', 'admin'], query: NO_QUERY, status: 200, answer: SavedAudienceView } as const

export const AUDIENCE_ROUTES = [
  defineRoute({
    method: 'post',
    path: '/api/audiences/preview',
    name: 'previewAudience',
    summary:
      'Counts an audience, and whom of it a text would reach now; exact up to 10,000 contacts, else from a sample',
    roles: ['marketing', 'admin'],
    query: NO_QUERY,
    body: AudienceQuestion,
    status: 200,
    answer: AudiencePreviewView,
    async handle({ body: { kind, category, audience } }, deps) {
      const outcome = await previewAudience(deps, { kind, category, audience: changeAudience(EVERYBODY, audience) })
      return outcome.kind === 'invalid' ? Refusal.invalid(outcome.faults) : viewAudience(outcome.preview)
    },
  }),
  defineRoute({
    ...saved,
    method: 'get',
    path: '/api/audiences',
    name: 'listAudiences',
    summary: 'Lists saved audiences by name',
    query: ListQuery,
    body: NO_BODY,
    answer: listOf(SavedAudienceView),
    async handle({ query }, deps) {
      const page = await listAudiences(deps, query)
      if (page === undefined) return Refusal.invalid([{ path: 'cursor', message: 'is not of this list' }])
      return { items: page.items.map(viewSaved), next: page.next }
    },
  }),
  defineRoute({
    ...saved,
    method: 'post',
    path: '/api/audiences',
    name: 'createAudience',
    summary: 'Saves an audience under a name of its own; an empty list means all',
    body: SavedAudienceCreate,
    status: 201,
    once: 'answer-kept',
    refuses: ['conflict', 'name-taken'],
    handle: async ({ body, by }, deps) => answerOf(await createAudience(deps, { ...body, by })),
  }),
  defineRoute({
    ...saved,
    method: 'get',
    path: '/api/audiences/{id}',
    name: 'getAudience',
    summary: 'Gets one saved audience',
    body: NO_BODY,
    refuses: ['not-found'],
    handle: async ({ id }, deps) => viewSaved(await getAudience(deps, id)),
  }),
  defineRoute({
    ...saved,
    method: 'patch',
    path: '/api/audiences/{id}',
    name: 'changeAudience',
    summary: 'Renames a saved audience or changes the conditions that are given; holds from the next firing or event',
    body: SavedAudienceChange,
    conditional: true,
    refuses: ['not-found', 'conflict', 'name-taken'],
    handle: async ({ id, body, by, expected }, deps) =>
      answerOf(await changeSavedAudience(deps, { id, by, expected, ...body })),
  }),
  defineRoute({
    ...saved,
    method: 'delete',
    path: '/api/audiences/{id}',
    name: 'deleteAudience',
    summary: 'Deletes a saved audience that nothing names any more, and answers it as it was; a repeat finds nothing',
    body: NO_BODY,
    conditional: true,
    refuses: ['not-found', 'conflict', 'in-use'],
    handle: async ({ id, by, expected }, deps) => answerOf(await deleteAudience(deps, { id, by, expected })),
  }),
]

function viewSaved({ by, createdAt, changedAt, ...audience }: SavedAudience): SavedAudienceView {
  return {
    ...audience,
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    changedBy: by,
  }
}

function answerOf(outcome: AudienceOutcome): SavedAudienceView | Refusal {
  switch (outcome.kind) {
    case 'done':
      return viewSaved(outcome.audience)
    case 'changed-meanwhile':
      return Refusal.changed(viewSaved(outcome.audience))
    case 'invalid':
      return Refusal.invalid(outcome.faults)
    case 'name-taken':
      return new Refusal('name-taken', 'Another saved audience has this name.', [
        { path: 'name', message: 'is taken by another saved audience', code: 'name-taken' },
      ])
    case 'full':
      return new Refusal('conflict', 'There is no room for more saved audiences. Delete some that nobody needs first.')
    case 'in-use':
      return Refusal.byUsers(
        `It is still named by ${outcome.users.length} campaigns or saved audiences: see \`users\`.`,
        [...outcome.users],
      )
  }
}
