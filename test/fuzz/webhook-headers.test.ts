import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import { createAcceptOrderEventHandler } from '#functions/accept-order-event/handler.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { placed } from '../builders/order-events.ts'
import { World } from '../builders/world.ts'
import { holdsFor, INPUTS } from './budget.ts'
import { hookEventOf } from './hook-event.ts'

const SECRET = `whsec_${Buffer.from('a secret of this test, 32 bytes!').toString('base64')}`
const EVENT = placed('SO-1', '2026-12-01T00:59:00Z')
const BODY = JSON.stringify(EVENT)
const SENT_AT = new Date()
const GOOD = {
  'webhook-id': EVENT.id,
  'webhook-timestamp': String(Math.floor(SENT_AT.getTime() / 1000)),
  'webhook-signature': new Webhook(SECRET).sign(EVENT.id, SENT_AT, BODY),
}

const noise = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    ',',
    'v1',
    'v1,',
    'v1, v1,',
    'v1a,x',
    'v2,AAAA',
    '0',
    '-1',
    '1e9',
    'NaN',
    'Infinity',
    '9'.repeat(400),
  ),
  fc.string({ unit: 'binary' }),
  fc.base64String().map((text) => `v1,${text}`),
  fc
    .array(fc.base64String({ maxLength: 8 }), { maxLength: 500 })
    .map((texts) => texts.map((text) => `v1,${text}`).join(' ')),
  fc.integer().map(String),
)
/** A good header, none, noise, or a good one with one character changed. */
const header = (name: keyof typeof GOOD) =>
  fc.oneof(
    fc.constant(GOOD[name]),
    fc.constant(undefined),
    noise,
    fc.tuple(fc.nat(200), fc.string({ minLength: 1, maxLength: 1 })).map(([at, letter]) => {
      const good = GOOD[name]
      return good.slice(0, at % good.length) + letter + good.slice((at % good.length) + 1)
    }),
  )
const headers = fc.record({
  'webhook-id': header('webhook-id'),
  'webhook-timestamp': header('webhook-timestamp'),
  'webhook-signature': header('webhook-signature'),
  __proto__: noise,
})

it('lets in what is signed and answers 401 to everything else, whatever the headers say', async () => {
  const world = new World('2026-12-01T01:00:00Z')
  const handler = createAcceptOrderEventHandler({ ...world.deps, webhookSecrets: [SECRET] })
  await holdsFor(fc.tuple(headers, fc.boolean()), INPUTS.webhookHeaders, async ([given, base64]) => {
    const sent = Object.fromEntries(
      Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )
    const { statusCode, body = '' } = await handler(hookEventOf(BODY, sent, base64))

    const isGood = Object.entries(GOOD).every(([name, value]) => sent[name] === value)
    expect([202, 401]).toContain(statusCode)
    if (isGood) expect(statusCode).toBe(202)
    if (statusCode === 401) expect(Problem.parse(JSON.parse(body)).type).toBe('urn:carillon:problem:unauthorized')
    else expect(signedTexts(sent['webhook-signature'])).toContain(GOOD['webhook-signature'])
  })
})

function signedTexts(header: string | undefined): string[] {
  return (header ?? '').split(' ')
}
