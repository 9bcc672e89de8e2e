import { describe, expect, it } from 'vitest'
import { listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { fact } from '../../../builders/order-events.ts'
import { World } from '../../../builders/world.ts'

const CONTACT = { id: 'C00001', name: '罗娜', phone: '19900000001' }
const LATE = { n: 3, unit: 'days' }
const SAY = { text: { zh: '{{name}}您好，使用还顺利吗？', en: 'Dear {{name}}, is all well?' } }
const AFTER = (n: number, at: string) => ({ offset: { n, unit: 'days', side: 'after' }, place: { at } })

/** Asks by a text who was not called within the day. */
const CALLED_FIRST = {
  slug: 'called-first',
  about: 'product',
  category: 'transactional',
  names: { zh: '先回访', en: 'Called first' },
  steps: [
    {
      ...{ id: 'call', moment: { anchor: { date: 'record.delivered' }, ...AFTER(7, '10:00') }, late: LATE, say: null },
      // biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits a step.
      then: [{ task: { kind: 'call', role: 'desk', within: { n: 1, unit: 'days' } } }],
    },
    {
      ...{ id: 'text', moment: { anchor: { date: 'record.delivered' }, ...AFTER(7, '17:00') }, late: LATE, say: SAY },
      when: { task: { step: 'call', is: 'open' } },
    },
  ],
}

describe('the calendar of somebody whose record has a day by one of its facts', () => {
  it('tells what comes, with the task that stands open by then', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.scenario(CALLED_FIRST)
    await world.accept(fact('product.delivered', '2026-12-01T02:00:00Z', { productId: 'P-1', contact: CONTACT }))

    const page = await listCalendar(world.deps, {
      ...{ contactId: CONTACT.id, until: new Date('2026-12-10T00:00:00Z'), limit: 10, cursor: undefined },
    })
    await world.advance('2026-12-10T00:00:00Z')

    const told = page?.items.map(({ message, forecast: { at, decision } }) => [
      message.details.step,
      decision.kind === 'send' ? at.toISOString() : 'because' in decision && decision.because,
    ])
    expect(told).toEqual([
      ['call', 'task-instead'],
      ['text', '2026-12-08T09:00:00.000Z'],
    ])
    expect(world.sent.map(({ at }) => at.toISOString())).toEqual(['2026-12-08T09:00:00.000Z'])
  })
})
