import { listOf } from '#shared/contracts/console-api/list.ts'
import { DeadLetterDetail, DeadLetterQuery, DeadLetterView, RedriveAnswer } from '#shared/contracts/dead-letter.ts'
import { getDeadLetter } from '#shared/usecases/dead-letters/get-dead-letter.ts'
import { listDeadLetters } from '#shared/usecases/dead-letters/list-dead-letters.ts'
import { redriveDeadLetter } from '#shared/usecases/dead-letters/redrive-dead-letter.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'

const shared = { body: NO_BODY, status: 200 } as const

export const DEAD_LETTER_ROUTES = [
  defineRoute({
    ...shared,
    method: 'get',
    path: '/api/dead-letters',
    name: 'listDeadLetters',
    summary: 'Lists what was put aside, without bodies: first jobs, then events, each newest first',
    roles: ['support', 'admin'],
    query: DeadLetterQuery,
    answer: listOf(DeadLetterView),
    handle: ({ query }, deps) => listDeadLetters(deps, query),
  }),
  defineRoute({
    ...shared,
    method: 'get',
    path: '/api/dead-letters/{id}',
    name: 'getDeadLetter',
    summary: 'Gets one dead letter with its reason; for an admin also its body, which may hold personal data',
    roles: ['support', 'admin'],
    query: NO_QUERY,
    answer: DeadLetterDetail,
    refuses: ['not-found'],
    handle: ({ id, caller }, deps) => getDeadLetter(deps, { id, withBody: caller.roles.includes('admin') }),
  }),
  defineRoute({
    ...shared,
    method: 'post',
    path: '/api/dead-letters/{id}/redrive',
    name: 'redriveDeadLetter',
    summary: 'Sends a dead letter back: a job to its queue, an event to this version; safe to repeat',
    roles: ['admin'],
    query: NO_QUERY,
    answer: RedriveAnswer,
    refuses: ['not-found', 'conflict'],
    async handle({ id, by }, deps) {
      const outcome = await redriveDeadLetter(deps, { id, by })
      return outcome.kind === 'refused'
        ? new Refusal('conflict', REFUSALS[outcome.because])
        : { id, result: outcome.kind }
    },
  }),
]

const REFUSALS = {
  'unknown-type': 'This version does not know the type of this event. It stays here until one does.',
  'which-shop': 'Several shops have a record with this id, and the event names none. It stays here.',
  'from-the-future': 'It still tells of something over 24 hours ahead. It stays here until then.',
  'unknown-fact':
    'It names a record or a fact that this version does not keep. What else it says was acted on; it stays here.',
  'record-incomplete':
    'It says of a record what needs more of it to be known. What else it says was acted on; it stays here.',
  malformed: 'The event is not what its type asks for. It stays here; let the sender send it anew under another id.',
} as const
