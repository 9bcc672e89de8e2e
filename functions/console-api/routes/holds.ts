import { ContactView } from '#shared/contracts/console-api/contact.ts'
import { HoldChange, HoldEnd } from '#shared/contracts/console-api/hold.ts'
import { endHold, type HoldOutcome, holdContact } from '#shared/usecases/people/hold-contact.ts'
import { defineRoute, NO_QUERY, Refusal } from '../route.ts'
import { viewContact } from '../views/contact-view.ts'

const HOLDING = {
  method: 'post',
  roles: ['support', 'admin'],
  query: NO_QUERY,
  status: 200,
  answer: ContactView,
  refuses: ['not-found', 'conflict'],
  conditional: true,
} as const

export const HOLD_ROUTES = [
  defineRoute({
    ...HOLDING,
    path: '/api/contacts/{id}/holds',
    name: 'holdContact',
    summary: 'Puts a person, a number or one record of theirs on hold: texts are held back with the reason',
    body: HoldChange,
    async handle({ id, body: { until = null, record = null, ...said }, by, expected }, deps) {
      return answer(await holdContact(deps, { contactId: id, ...said, until, record, by, expected }))
    },
  }),
  defineRoute({
    ...HOLDING,
    path: '/api/contacts/{id}/holds/{hold}/end',
    name: 'endHold',
    summary: 'Ends a hold; what it held back stays so',
    body: HoldEnd,
    async handle({ id, hold, body: { note }, by, expected }, deps) {
      return answer(await endHold(deps, { contactId: id, holdId: hold, note, by, expected }))
    },
  }),
]

function answer(outcome: HoldOutcome): ContactView | Refusal {
  switch (outcome.kind) {
    case 'done':
      return viewContact(outcome.state)
    case 'changed-meanwhile':
      return Refusal.changed(viewContact(outcome.state))
    case 'invalid':
      return Refusal.invalid([outcome.fault])
    case 'no-such-hold':
      return new Refusal('not-found', 'The contact has no such hold, or it is over.')
  }
}
