import { describe, expect, it } from 'vitest'
import { fact } from '../../../builders/order-events.ts'
import { stateOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const CONTACT = { id: 'C00001', name: '罗娜', phone: '19900000001' }
const MOST_CALLS = 200

// biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits a step.
const TASK = { say: null, then: [{ task: { kind: 'look', role: 'shop', within: { n: 2, unit: 'hours' } } }] }
const LATE = { n: 3, unit: 'days' }

/** A task for the shop at noon of the day by which the refund is to be paid, unless it is. */
const REFUND = {
  slug: 'refund-check',
  about: 'refund',
  category: 'transactional',
  names: { zh: '退款检查', en: 'Refund check' },
  stops: [{ fact: 'withdrawn' }],
  steps: [
    {
      ...{ id: 'told', moment: { anchor: { fact: 'paid' } }, late: LATE },
      say: { text: { zh: '{{name}}您好，已退款。', en: 'Dear {{name}}, it is refunded.' } },
    },
    {
      ...{ id: 'check', moment: { anchor: { date: 'record.payBy' }, place: { at: '12:00' } }, late: LATE, ...TASK },
      when: { not: { path: 'record.paid', is: 'known' } },
    },
  ],
}

/** The same by a list's date alone, which a run answers page by page. */
const ENDS = {
  slug: 'contract-check',
  about: 'contract',
  category: 'transactional',
  names: { zh: '合同检查', en: 'Contract check' },
  steps: [{ id: 'check', moment: { anchor: { date: 'record.ends' }, place: { at: '12:00' } }, late: LATE, ...TASK }],
}

const registered = fact('refund.registered', '2026-12-01T02:00:00Z', {
  ...{ refundId: 'R-1', contact: CONTACT, payBy: '2026-12-03', amountMinor: 100, currency: 'CNY' },
})
const signed = fact('contract.signed', '2026-12-01T02:00:00Z', {
  ...{ contractId: 'K-1', contact: CONTACT, ends: '2026-12-03' },
})

async function dayWith(scenario: Record<string, unknown>, event: object, crash?: [number, 'before' | 'after']) {
  const world = new World('2026-12-01T01:00:00Z')
  await world.scenario(scenario)
  await world.accept(event)
  const life = crash === undefined ? null : world.crashAt(...crash)
  await world.advance('2026-12-06T02:00:00Z')
  return { world, life }
}

async function endingOf(world: World) {
  const states = (await world.messagesOf('C00001')).map(stateOf)
  const tasks = await world.stores.records.listKeptOfContact('C00001', 'task')
  return {
    states: states.toSorted(),
    tasks: tasks.map(({ fields }) => [fields.kind, fields.role, fields.deadline]),
    sent: world.sent.length,
  }
}

const DONE = {
  states: ['suppressed: task-instead'],
  tasks: [['look', 'shop', '2026-12-03T06:00:00.000Z']],
  sent: 0,
}

describe.each([
  ['that an event plans', REFUND, registered],
  ['of a run', ENDS, signed],
] as const)('a step %s and that texts nobody', (_how, scenario, event) => {
  it('opens its task at its moment, and its line says so', async () => {
    const { world } = await dayWith(scenario, event)

    expect(await endingOf(world)).toEqual(DONE)
  })

  it.each(['before', 'after'] as const)('opens it once, whichever call %s which the process dies', async (when) => {
    let crashes = 0
    for (let nth = 1; nth <= MOST_CALLS; nth += 1) {
      const { world, life } = await dayWith(scenario, event, [nth, when])
      if (life?.isOver !== true) break
      crashes += 1
      expect({ nth, ...(await endingOf(world)) }).toEqual({ nth, ...DONE })
    }
    expect(crashes).toBeGreaterThan(10)
  })
})

describe('a step that texts nobody', () => {
  it('opens nothing where its condition does not hold by then', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.scenario(REFUND)
    await world.accept(registered)
    await world.accept(fact('refund.paid', '2026-12-01T03:00:00Z', { refundId: 'R-1', contact: CONTACT }))
    await world.advance('2026-12-06T02:00:00Z')

    const { states, tasks } = await endingOf(world)

    expect(states).toContain('suppressed: condition-not-met')
    expect(tasks).toEqual([])
  })
})
