import { expect, it } from 'vitest'
import { readVerdict } from '#shared/adapters/signed-http/receipts.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'

const RECEIPT = { messageId: messageIdOf({ contactId: 'C1', occurrence: 'one' }), at: new Date(0) }

it.each([
  ['unreachable', 'unreachable'],
  ['blocked-by-phone', 'blocked-by-phone'],
  ['Bad-Number', 'bad-number'],
  ['UNDELIV', 'unreachable'],
  [' expired ', 'unreachable'],
  ['REJECTD', 'blocked-by-carrier'],
  ['MBBLACK', 'number-blocked'],
  ['KEYWORD', 'content-refused'],
  ['MK:0001', 'unknown-code'],
  ['order-paid', 'unknown-code'],
  ['constructor', 'unknown-code'],
])('a gateway that says %j means %s', (reason, because) => {
  const verdict = readVerdict({ ...RECEIPT, state: 'undelivered', reason })

  expect(verdict).toEqual({ state: 'undelivered', because, said: reason.trim() })
})

it('a failure without a reason is kept as one that is not known', () => {
  expect(readVerdict({ ...RECEIPT, state: 'undelivered' })).toEqual({
    state: 'undelivered',
    because: 'unknown-code',
    said: 'undelivered',
  })
})

it('an arrival needs no reason and keeps none', () => {
  expect(readVerdict({ ...RECEIPT, state: 'delivered', reason: 'DELIVRD' })).toEqual({
    state: 'delivered',
    because: null,
    said: 'DELIVRD',
  })
})
