import { describe, expect, it } from 'vitest'
import { explainScenario } from '#shared/domain/scenarios/explain-scenario.ts'
import type { EventFacts, RecordFacts } from '#shared/domain/scenarios/kind.ts'
import { PRESETS } from '#shared/domain/scenarios/presets/catalogue.ts'
import { wordsForCheck } from '#shared/domain/wording/check-words.ts'
import { anOrder, aShipment, aVisit, orderDetails } from '../../../builders/record.ts'

function scenarioOf(id: string) {
  const preset = PRESETS.find((one) => one.id === id)
  if (preset === undefined) throw new Error(`no preset ${id}`)
  return preset.scenarioOf({})
}

/** The first check that fails, in both languages; nothing where all pass. */
function firstFault(id: string, facts: EventFacts | RecordFacts): string | null {
  const failed = explainScenario(scenarioOf(id), facts).find(({ result }) => result === 'no')
  if (failed === undefined) return null
  const { zh, en } = wordsForCheck(failed)
  return [failed.because ?? failed.code, zh, en].join(' | ')
}

const about = (fields: Parameters<typeof anOrder>[0] = {}, shipment = null): EventFacts => ({
  order: anOrder(fields),
  shipment,
})

describe('why a scenario has no text about an order', () => {
  it.each([
    [
      'cod-confirm',
      'paid online',
      about({ details: orderDetails({ paymentMethod: 'online' }) }),
      'condition-not-met | 不符合这条短信的条件：付款方式 | A condition of this text is not met: Payment method',
    ],
    [
      'out-of-stock',
      'that lacks nothing',
      about(),
      'step-begun | 触发短信的事还没有发生：缺货 | What begins the text has not happened: Out of stock',
    ],
    [
      'ready-for-pickup',
      'that has not left',
      about(),
      'order-shipped | 没有收到发货通知 | No shipping of the order was heard of',
    ],
    [
      'cod-confirm',
      'that was cancelled',
      about({
        details: orderDetails({ paymentMethod: 'cod' }),
        cancelledAt: new Date('2026-12-01T03:00:00Z'),
      }),
      expect.stringMatching(/^order-cancelled \| /),
    ],
    ['cod-confirm', 'to be told of', about({ details: orderDetails({ paymentMethod: 'cod' }) }), null],
  ])('%s and one %s', (id, _, facts, fault) => {
    expect(firstFault(id, facts)).toEqual(fault)
  })

  it('that was never placed', () => {
    expect(firstFault('cod-confirm', about({ placedAt: null, details: null }))).toMatch(/^order-placed /)
  })

  it('whose parcel waits for nobody to collect it', () => {
    const facts = { order: anOrder(), shipment: aShipment() }

    expect(firstFault('ready-for-pickup', facts)).toBe(
      'step-begun | 触发短信的事还没有发生：待取件 | What begins the text has not happened: Ready for pickup',
    )
  })
})

describe('why a scenario has no text about another record', () => {
  it('names what was not heard of it, and whose it is', () => {
    const record = aVisit({ heard: {}, fields: {} })

    expect(firstFault('visit-appointment', { record, order: null })).toMatch(
      /^step-begun \| 触发短信的事还没有发生：.*已约定/,
    )
    expect(firstFault('visit-appointment', { record: { ...record, contactId: null }, order: null })).toMatch(
      /^record-owned /,
    )
  })
})
