import {
  ConsentNote,
  ContactMerge,
  ContactPatch,
  ContactSearch,
  ContactView,
  ErasureNote,
  NoteText,
} from '#shared/contracts/console-api/contact.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { PersonExport } from '#shared/contracts/console-api/person-export.ts'
import { eraseContact } from '#shared/usecases/erasure/erase-contact.ts'
import { exportPerson } from '#shared/usecases/erasure/export-person.ts'
import { changeContact } from '#shared/usecases/people/change-contact.ts'
import { getContact } from '#shared/usecases/people/get-contact.ts'
import { type MergeRefusal, mergeContacts } from '#shared/usecases/people/merge-contacts.ts'
import { noteOnContact } from '#shared/usecases/people/note-on-contact.ts'
import { optIn } from '#shared/usecases/people/opt-in.ts'
import { type ConsentOutcome, optOut } from '#shared/usecases/people/opt-out.ts'
import { searchContacts } from '#shared/usecases/people/search-contacts.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewContact } from '../views/contact-view.ts'
import { viewExport } from '../views/person-export-view.ts'

const recording = {
  method: 'post',
  roles: ['support', 'admin'],
  query: NO_QUERY,
  body: ConsentNote,
  status: 200,
  answer: ContactView,
  refuses: ['not-found', 'conflict'],
  conditional: true,
} as const

export const CONTACT_ROUTES = [
  defineRoute({
    method: 'post',
    path: '/api/contacts/search',
    name: 'searchContacts',
    summary: 'Finds contacts by phone, id or the beginning of their name',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: ContactSearch,
    status: 200,
    answer: listOf(ContactView),
    async handle({ body }, deps) {
      const outcome = await searchContacts(deps, body)
      if (outcome.kind === 'invalid') return Refusal.invalid(outcome.faults)
      return { items: outcome.page.items.map(viewContact), next: outcome.page.next }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/contacts/{id}',
    name: 'getContact',
    summary: 'Gets one contact with its consent and how that changed',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: ContactView,
    refuses: ['not-found'],
    handle: async ({ id }, deps) => viewContact(await getContact(deps, id)),
  }),
  defineRoute({
    ...recording,
    method: 'patch',
    path: '/api/contacts/{id}',
    name: 'changeContact',
    summary: 'Changes what is known of a contact; null takes a field back',
    body: ContactPatch,
    handle: async ({ id, body, by, expected }, deps) => {
      const outcome = await changeContact(deps, { contactId: id, change: body, by, expected })
      if (outcome.kind === 'invalid') return Refusal.invalid(outcome.faults)
      const view = viewContact(outcome.state)
      return outcome.kind === 'done' ? view : Refusal.changed(view)
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/contacts/{id}/notes',
    name: 'noteOnContact',
    summary: 'Writes something down about a contact, kept with who and when',
    roles: ['support', 'admin'],
    query: NO_QUERY,
    body: NoteText,
    status: 200,
    answer: ContactView,
    refuses: ['not-found', 'conflict'],
    handle: async ({ id, body, by }, deps) =>
      viewContact(await noteOnContact(deps, { contactId: id, text: body.text, by })),
  }),
  defineRoute({
    ...recording,
    path: '/api/contacts/{id}/merge',
    name: 'mergeContact',
    summary:
      'Makes one person of two: texts, records and notes of this contact are found under the other, whom its id leads to',
    body: ContactMerge,
    handle: async ({ id, body, by, expected }, deps) => {
      const outcome = await mergeContacts(deps, { contactId: id, into: body.into, by, expected })
      if (outcome.kind === 'refused') return refuseMerge(outcome.because)
      const view = viewContact(outcome.state)
      return outcome.kind === 'merged' ? view : Refusal.changed(view)
    },
  }),
  defineRoute({
    ...recording,
    method: 'delete',
    path: '/api/contacts/{id}',
    name: 'eraseContact',
    summary:
      'Erases a person: names, numbers, texts and columns are blanked wherever they are kept; hashes, states, sums and opt-outs stay',
    roles: ['admin'],
    body: ErasureNote,
    handle: async ({ id, body, by, expected }, deps) => {
      const outcome = await eraseContact(deps, { contactId: id, note: body.note, by, expected })
      if (outcome.kind === 'note-names-them') return Refusal.invalid([NAMES_THEM])
      const view = viewContact(outcome.state)
      return outcome.kind === 'erased' ? view : Refusal.changed(view)
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/contacts/{id}/export',
    name: 'exportContact',
    summary: 'Gives everything that is kept about a person; the audit keeps who asked for it',
    roles: ['admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: PersonExport,
    refuses: ['not-found'],
    handle: async ({ id, by }, deps) => viewExport(await exportPerson(deps, { contactId: id, by })),
  }),
  defineRoute({
    ...recording,
    path: '/api/contacts/{id}/opt-out',
    name: 'optOutContact',
    summary:
      'Opts the number out of marketing, or of everything (in mainland China but for shipment notices by day); holds at once',
    handle: async ({ id, body, by, expected }, deps) =>
      answerOf(await optOut(deps, { contactId: id, ...body, by, expected })),
  }),
  defineRoute({
    ...recording,
    path: '/api/contacts/{id}/opt-in',
    name: 'optInContact',
    summary:
      'Lifts the opt-out of the number; only with the scope `marketing` is the note also proof of consent to marketing',
    handle: async ({ id, body, by, expected }, deps) =>
      answerOf(await optIn(deps, { contactId: id, ...body, by, expected })),
  }),
]

const NAMES_THEM = {
  path: 'note',
  message: 'must not hold the person’s name or number: the note stays',
  code: 'names-the-person',
}

const NOT_MERGED: Readonly<Record<MergeRefusal, string>> = {
  itself: 'is this contact itself: name another',
  unknown: 'is no contact that there is: name one that can be found',
  'merged-elsewhere': 'This contact was merged into another one already. Merge that one.',
  'gone-itself': 'The other contact was itself merged into another. Name that one.',
  'too-many': 'One person can stand for 21 contacts at most.',
}

function refuseMerge(because: MergeRefusal): Refusal {
  const message = NOT_MERGED[because]
  const isFault = because === 'itself' || because === 'unknown'
  return isFault ? Refusal.invalid([{ path: 'into', message, code: because }]) : new Refusal('conflict', message)
}

function answerOf(outcome: ConsentOutcome): ContactView | Refusal {
  if (outcome.kind === 'no-number') {
    return new Refusal('conflict', 'The contact has no number, so there is nothing to record this for.')
  }
  const view = viewContact(outcome.state)
  return outcome.kind === 'recorded' ? view : Refusal.changed(view)
}
