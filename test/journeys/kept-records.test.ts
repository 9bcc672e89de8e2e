import { expect, it } from 'vitest'
import { acceptReceipt } from '#shared/usecases/receipts/accept-receipt.ts'
import { changeRecord } from '#shared/usecases/records/change-record.ts'
import { aRenewalScenario, aVisitScenario } from '../builders/kept-scenario.ts'
import { fact, placed } from '../builders/order-events.ts'
import { addContact } from '../builders/people.ts'
import { followedBy } from '../builders/scenario.ts'
import { World } from '../builders/world.ts'

async function begun(start = '2026-11-30T01:00:00Z'): Promise<World> {
  const world = new World(start)
  await addContact(world)
  return world
}

async function told(world: World) {
  const messages = await world.messagesOf('C00001')
  return messages.map(({ state, reason, dueAt }) => [dueAt.toISOString(), state, reason])
}

it('texts at once when a visit is arranged, once however often it is told, and not after it was cancelled', async () => {
  const world = await begun()
  await world.scenario(aVisitScenario())
  const arranged = fact('visit.arranged', '2026-12-01T02:00:00Z', {
    ...{ visitId: 'V-1', contactId: 'C00001', what: '漏水维修', day: '2026-12-03', from: '09:00' },
  })
  await world.advance('2026-12-01T02:00:00Z')
  expect(await world.accept(arranged)).toMatchObject({ kind: 'accepted' })
  expect(await world.accept(arranged)).toMatchObject({ kind: 'repeat' })
  await world.advance('2026-12-01T03:00:00Z')

  expect(world.sent.map(({ text }) => text)).toEqual([expect.stringContaining('漏水维修约在12月3日')])
  await world.accept(
    fact('visit.arranged', '2026-12-01T18:00:00Z', { visitId: 'V-2', contactId: 'C00001', day: '2026-12-04' }),
  )
  await world.accept(fact('visit.cancelled', '2026-12-01T18:10:00Z', { visitId: 'V-2' }))
  await world.advance('2026-12-05T00:00:00Z')
  expect(world.sent).toHaveLength(1)
  expect(await told(world)).toContainEqual(['2026-12-01T18:00:00.000Z', 'cancelled', 'visit-cancelled'])
})

it('tells of a contract that ends 30 and 7 days before, and not after it was renewed', async () => {
  const world = await begun()
  await world.scenario(aRenewalScenario())
  await world.accept(
    fact('contract.signed', '2026-11-30T01:00:00Z', {
      ...{ contractId: 'K-1', contactId: 'C00001', what: '保洁服务', ends: '2027-01-05' },
    }),
  )
  await world.advance('2026-12-20T00:00:00Z')
  await world.accept(fact('contract.renewed', '2026-12-20T00:00:00Z', { contractId: 'K-1' }))
  await world.advance('2027-01-10T00:00:00Z')

  expect(world.sent.map(({ at, text }) => [at.toISOString(), text.includes('保洁服务将于1月5日到期')])).toEqual([
    ['2026-12-06T02:00:00.000Z', true],
  ])
})

function signed(contractId: string, ends: string, fields: Record<string, unknown> = {}) {
  return fact('contract.signed', '2026-11-30T01:00:00Z', { contractId, contactId: 'C00001', ends, ...fields })
}

it('follows a contract whose end moved before its text left, and tells nothing of the old day', async () => {
  const world = await begun()
  await world.scenario(aRenewalScenario())
  await world.accept(signed('K-1', '2027-01-05'))
  await world.accept(
    fact('record.changed', '2026-12-01T01:00:00Z', { type: 'contract', id: 'K-1', fields: { ends: '2027-02-05' } }),
  )
  await world.advance('2027-02-10T00:00:00Z')

  expect(world.sent.map(({ at }) => at.toISOString().slice(0, 10))).toEqual(['2027-01-06', '2027-01-29'])
})

it('tells a person of all their contracts of a day in one text, with their number and the sum', async () => {
  const world = await begun()
  const [step] = [aRenewalScenario().steps].flat()
  const text = '{{name}}您好，您有{{count}}份合同将于{{ends:date}}到期，押金共{{sum:money}}元。'
  await world.scenario(
    aRenewalScenario({
      merge: 'person',
      variables: { ends: 'record.ends', count: 'all.count', sum: 'all.depositMinor' },
      steps: [
        {
          ...Object(step),
          say: {
            text: { zh: text, en: 'Dear {{name}}, {{count}} end {{ends:date}}: {{sum:money}}.' },
            bare: { zh: '{{name}}您好，有{{count}}份合同到期。', en: 'Dear {{name}}, {{count}}.' },
          },
        },
      ],
    }),
  )
  await world.accept(signed('K-1', '2027-01-05', { depositMinor: 10_000, currency: 'CNY' }))
  await world.accept(signed('K-2', '2027-01-05', { depositMinor: 5_050, currency: 'CNY' }))
  await world.accept(signed('K-3', '2027-01-05', { depositMinor: 1, currency: 'CNY' }))
  await world.advance('2026-12-02T00:00:00Z')
  await world.accept(fact('contract.renewed', '2026-12-02T00:00:00Z', { contractId: 'K-3' }))
  await world.advance('2026-12-07T00:00:00Z')

  expect(world.sent.map(({ text: said }) => said)).toEqual([
    expect.stringContaining('您有2份合同将于1月5日到期，押金共150.50元'),
  ])
  const [message] = await world.messagesOf('C00001')
  expect(message).toMatchObject({ subject: { type: 'contract', id: 'K-1' }, about: ['K-1', 'K-2', 'K-3'] })
})

it('begins a text by a button alone, and not by an event that says the same', async () => {
  const world = await begun()
  await world.scenario(
    aVisitScenario({
      steps: [{ ...Object([aVisitScenario().steps].flat()[0]), moment: { anchor: { hand: 'on-the-way' } } }],
    }),
  )
  const visit = { visitId: 'V-1', contactId: 'C00001', day: '2026-12-03' }
  await world.accept(fact('visit.arranged', '2026-11-30T01:00:00Z', visit))
  await world.accept(fact('visit.on-the-way', '2026-11-30T01:00:00Z', { visitId: 'V-1' }))
  await world.advance('2026-11-30T02:00:00Z')
  expect(world.sent).toEqual([])

  const saying = { facts: { 'on-the-way': world.clock.now() } }
  expect(await changeRecord(world.deps, { type: 'visit', id: 'V-1', saying, by: 'support/wang' })).toMatchObject({
    kind: 'done',
  })
  await world.advance('2026-11-30T03:00:00Z')
  expect(world.sent).toHaveLength(1)
})

it('tells of each time that a visit was moved, and of the last one alone where they follow each other', async () => {
  const world = await begun()
  const [step] = [aVisitScenario().steps].flat()
  await world.scenario(
    aVisitScenario({
      steps: [
        { ...Object(step), moment: { anchor: { fact: 'moved' }, offset: { n: 1, unit: 'hours', side: 'after' } } },
      ],
    }),
  )
  const moved = (at: string, day: string) => fact('visit.moved', at, { visitId: 'V-1', contactId: 'C00001', day })
  for (const [at, day] of [
    ['02:00', '03'],
    ['02:30', '04'],
    ['05:00', '05'],
  ] as const) {
    await world.advance(`2026-12-01T${at}:00Z`)
    await world.accept(moved(`2026-12-01T${at}:00Z`, `2026-12-${day}`))
  }
  await world.advance('2026-12-01T09:00:00Z')

  expect(world.sent.map(({ at, text }) => [at.toISOString().slice(11, 16), text.includes('12月4日')])).toEqual([
    ['03:30', true],
    ['06:00', false],
  ])
  expect(await told(world)).toContainEqual(['2026-12-01T03:00:00.000Z', 'cancelled', 'newer-word'])
})

it('does not ask again whom it told within the week, whatever became of that text', async () => {
  const world = await begun()
  const within = { n: 7, unit: 'days' }
  await world.scenario(
    aVisitScenario({ only: { not: { ledger: { scenario: 'visit-appointment', state: 'accepted', within } } } }),
  )
  for (const [id, at] of [
    ['V-1', '2026-12-01'],
    ['V-2', '2026-12-03'],
    ['V-3', '2026-12-09'],
  ] as const) {
    await world.advance(`${at}T02:00:00Z`)
    await world.accept(
      fact('visit.arranged', `${at}T02:00:00Z`, { visitId: id, contactId: 'C00001', day: '2026-12-20' }),
    )
    await world.advance(`${at}T03:00:00Z`)
  }

  expect(world.sent).toHaveLength(2)
  expect(await told(world)).toContainEqual(['2026-12-03T02:00:00.000Z', 'suppressed', 'condition-not-met'])
})

/** The carrier says that the last text arrived. */
async function arrived(world: World): Promise<string> {
  const message = (await world.messagesOf('C00001')).findLast(
    ({ state }) => state === 'accepted' || state === 'delivered',
  )
  if (message === undefined) throw new Error('nothing was sent')
  const receipt = {
    id: message.providerMessageId ?? '',
    messageId: message.id,
    at: world.clock.now(),
    state: 'delivered',
  }
  return acceptReceipt(world.deps, receipt as never, { state: 'delivered', because: null, said: 'ok' } as never)
}

it('opens one task and sets a fact when its text has arrived, however often that is said, also after a crash', async () => {
  const kept = []
  for (const place of [null, 2, 4, 6, 8] as const) {
    const world = await begun()
    const task = { kind: 'call', role: 'support', within: { n: 2, unit: 'days' } }
    const confirm = { fact: 'confirmed', fields: { worker: '张师傅' } }
    const first = { ...Object([aVisitScenario().steps].flat()[0]), ...followedBy({ task }, confirm) }
    await world.scenario(aVisitScenario({ steps: [first] }))
    await world.accept(
      fact('visit.arranged', '2026-11-30T01:00:00Z', { visitId: 'V-1', contactId: 'C00001', day: '2026-12-03' }),
    )
    await world.advance('2026-11-30T02:00:00Z')
    if (place !== null) {
      world.crashAt(place, 'after')
      await arrived(world).catch(() => undefined)
    }
    for (let times = 0; times < 2; times += 1) await arrived(world)
    const found = await world.stores.records.listKeptOfContact('C00001')
    kept.push(found.map(({ type, fields, heard }) => ({ type, fields, heard })))
  }

  expect(new Set(kept.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(kept[0]).toMatchObject([
    {
      type: 'task',
      fields: {
        kind: 'call',
        role: 'support',
        about: { type: 'visit', id: 'V-1' },
        deadline: '2026-12-02T01:00:00.000Z',
      },
    },
    { type: 'visit', fields: { worker: '张师傅' }, heard: { confirmed: [new Date('2026-11-30T01:00:00Z')] } },
  ])
})

it('reminds of the new day of a contract that was renewed until then', async () => {
  const world = await begun()
  await world.scenario(aRenewalScenario())
  await world.accept(signed('K-1', '2027-01-05'))
  await world.advance('2026-12-20T00:00:00Z')
  await world.accept(fact('contract.renewed', '2026-12-20T00:00:00Z', { contractId: 'K-1', ends: '2027-03-05' }))
  await world.advance('2027-04-01T00:00:00Z')

  expect(world.sent.map(({ at }) => at.toISOString().slice(0, 10))).toEqual(['2026-12-06', '2027-02-03', '2027-02-26'])
})

it('tells a contact that their number was changed, and of a refund what its order says', async () => {
  const world = await begun()
  const step = (anchor: string, zh: string) => ({
    ...{ id: 'tell', moment: { anchor: { fact: anchor } }, late: { n: 1, unit: 'days' } },
    say: { text: { zh, en: 'Dear {{name}}, {{value|something}}.' } },
  })
  const common = { category: 'transactional', names: { zh: '告知', en: 'Notice' } }
  await world.scenario({
    ...{ ...common, slug: 'new-number', about: 'contact', variables: { value: 'record.newTail' } },
    steps: [step('phone-changed', '{{name}}您好，号码已改为尾号{{value|新号}}。')],
  })
  await world.scenario({
    ...{ ...common, slug: 'refund-paid', about: 'refund', variables: { value: 'related.order.id' } },
    steps: [step('paid', '{{name}}您好，订单{{value|未知}}的退款已退。')],
  })
  await world.accept(placed('SO-1', '2026-11-30T01:00:00Z'))
  await world.accept(fact('contact.phone-changed', '2026-11-30T01:00:00Z', { contactId: 'C00001', newTail: '0007' }))
  await world.accept(fact('refund.paid', '2026-11-30T01:00:00Z', { refundId: 'RF-1', orderId: 'SO-1' }))
  await world.accept(fact('refund.paid', '2026-11-30T01:00:00Z', { refundId: 'RF-2', orderId: 'SO-2' }))
  await world.advance('2026-11-30T02:00:00Z')

  expect(world.sent.map(({ text }) => text).toSorted()).toEqual([
    expect.stringContaining('号码已改为尾号0007'),
    expect.stringContaining('订单SO-1的退款已退'),
  ])
  const { items } = await world.stores.events.listKept({ limit: 10 })
  expect(items.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^record-incomplete: orderId names an order/),
  ])
})
