import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { COUNTRIES } from '#shared/domain/people/number-country.ts'
import { KINDS } from '#shared/domain/scenarios/registry.ts'
import { holidayGreeting } from '#shared/domain/scenarios/shipped/holiday-greeting.ts'
import type { Judged, Reading } from '#shared/domain/sending/case.ts'
import { GUARDS } from '#shared/domain/sending/guards.ts'
import { judgeWithLines } from '#shared/domain/sending/judge-lines.ts'
import { judgeMessage } from '#shared/domain/sending/judge-message.ts'
import { aContact } from '../../../builders/contact.ts'
import { contentOf } from '../../../builders/judging.ts'
import { anInstalment, anOrder, aShipment } from '../../../builders/record.ts'

const NOW = new Date('2026-12-01T02:00:00Z')
const HASH = 'hash'

const optOut = (source: 'person' | 'carrier') => ({
  phoneHash: HASH,
  at: NOW,
  by: 'support user-1',
  note: 'asked',
  source,
  scope: 'all' as const,
  unreachable: null,
  liftedAt: null,
  rev: 1,
})

/** Any of the ways in which one message may stand, most of them refused by several guards at once. */
const cases = fc.record({
  kind: fc.constantFrom(...KINDS),
  state: fc.constantFrom('active' as const, 'paused' as const, 'stopped' as const),
  contact: fc.constantFrom(
    null,
    aContact(),
    aContact({ consent: { marketing: 'granted', at: NOW, source: 'list' } }),
    aContact({ consent: { marketing: 'refused', at: NOW, source: 'list' } }),
  ),
  record: fc.constantFrom<Reading['record']>(
    { type: 'none' as const },
    { type: 'order' as const, order: anOrder(), sameBasket: [] },
    { type: 'shipment' as const, shipment: aShipment(), order: anOrder() },
    { type: 'instalments' as const, instalments: [anInstalment({ due: '2026-12-20' })] },
  ),
  phone: fc.constantFrom(null, '+8619900000001', '+14155550100'),
  zones: fc.constantFrom<string[][]>([], ['Asia/Shanghai'], ['Pacific/Honolulu', 'Europe/London', 'Asia/Karachi']),
  optOut: fc.constantFrom(null, optOut('person'), optOut('carrier')),
  countries: fc.constantFrom<Reading['countries']>(
    null,
    { allowed: ['CN'], version: 0 },
    { allowed: [...COUNTRIES], version: 0 },
  ),
  notAfter: fc.constantFrom(null, NOW, new Date('2026-12-02T02:00:00Z')),
  date: fc.constantFrom(undefined, '2026-11-30', '2026-12-01'),
  hour: fc.integer({ min: 0, max: 23 }),
})

type Any = typeof cases extends fc.Arbitrary<infer T> ? T : never

function partsOf({ kind, state, phone, hour, notAfter, date, ...rest }: Any) {
  const message: Judged = {
    id: messageIdOf({ contactId: 'c', occurrence: 'o' }),
    kind: 'holiday-greeting',
    page: null,
    subject: { type: 'contact', id: 'C00001' },
    details: date === undefined ? {} : { date },
    category: kind.category,
    notAfter,
  }
  const reading: Reading = {
    ...rest,
    campaign: { state, content: contentOf(kind) },
    destination: phone === null ? null : { phone, phoneHash: HASH, counting: 'cn-flat' },
    merged: null,
    shops: null,
    rules: null,
    counted: null,
  }
  return { message, kind, reading, now: new Date(NOW.getTime() + hour * 3_600_000) }
}

describe('a judgement with its lines', () => {
  it('decides as the one without them, and has a line of every guard in order', () => {
    fc.assert(
      fc.property(cases, (any) => {
        const { message, kind, reading, now } = partsOf(any)

        const { decision, lines } = judgeWithLines(message, kind, reading, now)

        expect(decision).toEqual(judgeMessage(message, kind, reading, now))
        expect(lines.map(({ code }) => code)).toEqual(
          // That a text is a text goes without saying, and that it is told of alone.
          GUARDS.map(({ code }) => code).filter((code) => !['says-something', 'told-together'].includes(code)),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('names the first guard that does not pass as the one that decides', () => {
    fc.assert(
      fc.property(cases, (any) => {
        const { message, kind, reading, now } = partsOf(any)

        const { decision, lines } = judgeWithLines(message, kind, reading, now)

        const said = lines.find(({ because }) => because !== null)
        expect(decision.kind === 'send' ? undefined : decision.because).toBe(said?.because)
        const before = lines.slice(0, said === undefined ? undefined : lines.indexOf(said))
        expect(before.filter(({ result }) => result !== 'yes')).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('tells what is behind a refusal too, as far as it can be looked at', () => {
    const { message, kind, reading, now } = partsOf({
      kind: holidayGreeting,
      state: 'stopped',
      contact: aContact({ consent: { marketing: 'refused', at: NOW, source: 'list' } }),
      record: { type: 'none' },
      phone: null,
      zones: [],
      optOut: null,
      countries: { allowed: ['CN'], version: 0 },
      notAfter: null,
      date: '2026-12-01',
      hour: 0,
    })

    const { lines } = judgeWithLines(message, kind, reading, now)

    const results = Object.fromEntries(lines.map(({ code, result }) => [code, result]))
    expect(results).toMatchObject({
      'campaign-not-stopped': 'no',
      'contact-known': 'yes',
      'address-usable': 'no',
      'opt-out': 'not-asked',
      consent: 'no',
      hours: 'not-asked',
      'wording-filled': 'not-asked',
    })
  })
})
