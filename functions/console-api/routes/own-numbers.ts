import { listOf } from '#shared/contracts/console-api/list.ts'
import { MessageView } from '#shared/contracts/console-api/message.ts'
import {
  NumberAsked,
  NumberConfirmation,
  NumberQuestion,
  OwnNumberView,
  TestTextQuestion,
} from '#shared/contracts/console-api/own-numbers.ts'
import type { OwnNumber } from '#shared/contracts/own-numbers.ts'
import { adviseOnPhone } from '#shared/domain/people/phone-advice.ts'
import { textCampaign } from '#shared/usecases/campaigns/text-campaign.ts'
import { askForCode, confirmNumber, listOwnNumbers, removeOwnNumber } from '#shared/usecases/people/own-numbers.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewMessage } from '../views/message-view.ts'

const own = { roles: ['marketing', 'admin'], query: NO_QUERY } as const

const REFUSALS = {
  'too-often': 'That was often enough for one hour. Try again later.',
  'too-many': 'You have five numbers. Remove one of them first.',
  'not-confirmed': 'You have not confirmed this number. Have a code texted to it first.',
} as const

export const OWN_NUMBER_ROUTES = [
  defineRoute({
    ...own,
    method: 'get',
    path: '/api/my-numbers',
    name: 'listMyNumbers',
    summary: 'Lists the numbers that the caller has confirmed, masked',
    body: NO_BODY,
    status: 200,
    answer: listOf(OwnNumberView),
    handle: async ({ caller }, deps) => ({ items: (await listOwnNumbers(deps, caller.sub)).map(view), next: null }),
  }),
  defineRoute({
    ...own,
    method: 'post',
    path: '/api/my-numbers',
    name: 'askForCode',
    summary: 'Texts a code to a number of the caller’s own, good for ten minutes and five tries; three codes an hour',
    body: NumberQuestion,
    status: 202,
    answer: NumberAsked,
    refuses: ['conflict'],
    async handle({ body, caller, by }, deps) {
      const outcome = await askForCode(deps, { account: caller.sub, by }, body.phone)
      if (outcome.kind === 'invalid') return Refusal.invalid([adviseOnPhone(outcome.because)])
      if (outcome.kind !== 'asked') return new Refusal('conflict', REFUSALS[outcome.kind])
      return { phone: outcome.masked, until: outcome.until.toISOString() }
    },
  }),
  defineRoute({
    ...own,
    method: 'post',
    path: '/api/my-numbers/confirm',
    name: 'confirmMyNumber',
    summary: 'Confirms a number with the code that was texted to it',
    body: NumberConfirmation,
    status: 200,
    answer: OwnNumberView,
    async handle({ body, caller, by }, deps) {
      const outcome = await confirmNumber(deps, { account: caller.sub, by }, body)
      if (outcome.kind === 'confirmed') return view(outcome.number)
      if (outcome.kind === 'invalid') return Refusal.invalid([adviseOnPhone(outcome.because)])
      const message =
        outcome.kind === 'wrong-code'
          ? 'is not the code of the newest text'
          : 'is of no use any more: have another code texted'
      return Refusal.invalid([{ path: 'code', message, code: outcome.kind }])
    },
  }),
  defineRoute({
    ...own,
    method: 'delete',
    path: '/api/my-numbers/{id}',
    name: 'removeMyNumber',
    summary: 'Forgets a number of the caller’s own, and answers it as it was; a repeat finds nothing',
    body: NO_BODY,
    status: 200,
    answer: OwnNumberView,
    refuses: ['not-found', 'conflict'],
    handle: async ({ id, caller, by }, deps) => view(await removeOwnNumber(deps, { account: caller.sub, by }, id)),
  }),
  defineRoute({
    ...own,
    method: 'post',
    path: '/api/campaigns/{id}/test-texts',
    name: 'textCampaign',
    summary:
      'Texts what the campaign says now, also a draft, to a number that the caller has confirmed; not counted as the campaign’s',
    body: TestTextQuestion,
    status: 202,
    answer: MessageView,
    refuses: ['not-found', 'conflict'],
    async handle({ id, body, caller, by }, deps) {
      const outcome = await textCampaign(deps, { ...body, id, account: caller.sub, by })
      switch (outcome.kind) {
        case 'planned':
          return viewMessage(outcome.message)
        case 'invalid':
          return Refusal.invalid([adviseOnPhone(outcome.because)])
        case 'contact-unknown':
          return Refusal.invalid([{ path: 'as', message: 'is no contact', code: outcome.kind }])
        case 'wording-unknown':
          return Refusal.invalid([{ path: 'wording', message: 'is no wording of this campaign', code: outcome.kind }])
        default:
          return new Refusal('conflict', REFUSALS[outcome.kind])
      }
    },
  }),
]

function view({ id, masked, confirmedAt }: OwnNumber): OwnNumberView {
  return { id, phone: masked, confirmedAt: confirmedAt.toISOString() }
}
