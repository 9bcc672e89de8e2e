import { expect, it } from 'vitest'
import type { InboundText } from '#shared/contracts/reply.ts'
import { Scenario } from '#shared/contracts/scenario.ts'
import { checkReplies } from '#shared/domain/scenarios/asked-replies.ts'
import { mergeContacts } from '#shared/usecases/people/merge-contacts.ts'
import { receiveReply } from '#shared/usecases/replies/receive-reply.ts'
import { codConfirm } from '../../../builders/cod-confirm.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const PLACED = '2026-12-01T02:00:00Z'
const offset = { n: 2, unit: 'hours', side: 'after' }

/** Whoever wishes to pay online is told how, two hours later; nobody else is. */
function withFollowUp(when: Record<string, unknown>): Record<string, unknown> {
  const { steps, ...rest } = codConfirm()
  const [ask] = steps as unknown[]
  const how = {
    id: 'how',
    moment: { anchor: { fact: 'placed' }, offset },
    late: { n: 1, unit: 'days' },
    when,
    say: { text: { zh: '{{name}}您好，请在订单里付款。', en: 'Dear {{name}}, please pay in your order.' } },
  }
  return { ...rest, stops: [], steps: [ask, how] }
}

async function asked(is: string) {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world)
  await world.scenario(withFollowUp({ reply: { step: 'ask', is } }))
  await world.advance(PLACED)
  await world.accept(placed('SO-1', PLACED, { payment: { method: 'cod', status: 'unpaid' } }))
  await world.advance('2026-12-01T02:05:00Z')
  const deps = { ...world.deps, inbox: world.stores.inbox }
  const reply = (one: Omit<InboundText, 'from'>) => receiveReply(deps, { from: world.sent[0]?.to ?? '', ...one })
  return { world, reply }
}

it('a step that depends on an answer leaves where that was given', async () => {
  const { world, reply } = await asked('2')

  expect(await reply({ id: 'in-1', text: '2' })).toMatchObject({ result: 'answer' })
  await world.advance('2026-12-01T05:00:00Z')

  expect(world.sent.map(({ text }) => text)).toContainEqual(expect.stringContaining('请在订单里付款'))
})

it.each([
  ['another', '1'],
  ['no', null],
])('it is held back after %s answer', async (_, text) => {
  const { world, reply } = await asked('2')

  if (text !== null) await reply({ id: 'in-1', text })
  await world.advance('2026-12-01T05:00:00Z')

  expect(world.sent).toHaveLength(1)
  expect((await world.messagesOf('C00001')).map(({ reason }) => reason)).toContain('condition-not-met')
})

it('is saved only with a step that asks and one of its answers, and never decides who enters', () => {
  const faulty = (fields: object) =>
    checkReplies(Scenario.parse({ ...withFollowUp({ reply: { step: 'ask', is: '1' } }), ...fields }))
  const leaf = (step: string, is: string) => ({ reply: { step, is } })

  expect(faulty({})).toEqual([])
  expect(faulty({ only: leaf('ask', '1') })).toMatchObject([{ path: 'only' }])
  expect(faulty({ stops: [leaf('how', '1'), leaf('ask', '9')] })).toMatchObject([
    { path: 'stops[0]' },
    { path: 'stops[1]' },
  ])
})

it('of two answers brought at once one counts', async () => {
  const { world, reply } = await asked('2')

  const outcomes = await Promise.all([reply({ id: 'in-1', text: '1' }), reply({ id: 'in-2', text: '2' })])

  expect(outcomes.map((outcome) => ('result' in outcome ? outcome.result : outcome.kind)).toSorted()).toEqual([
    'answer',
    'inbox',
  ])
  const { toldAt } = (await world.stores.records.findOrder('SO-1')) ?? {}
  expect(Object.keys(toldAt ?? {})).toHaveLength(1)
})

it('an answer opens a task once, however often it is brought', async () => {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world)
  const { steps, ...rest } = codConfirm()
  const [ask] = steps as Record<string, unknown>[]
  const then = [{ task: { kind: 'call-back', role: 'support', within: { n: 2, unit: 'hours' } } }]
  const asks = { ...ask, ask: { options: [{ says: ['1'], then }], until: { n: 1, unit: 'days' } } }
  await world.scenario({ ...rest, steps: [asks] })
  await world.advance(PLACED)
  await world.accept(placed('SO-1', PLACED, { payment: { method: 'cod', status: 'unpaid' } }))
  await world.advance('2026-12-01T02:05:00Z')
  const from = world.sent[0]?.to ?? ''
  const { events, ...deps } = world.deps
  const receive = (log: Pick<typeof events, 'findSeen' | 'markSeen'>) =>
    receiveReply({ ...deps, inbox: world.stores.inbox, events: log }, { id: 'in-1', from, text: '1' })
  const forgets = { findSeen: async () => undefined, markSeen: () => Promise.reject(new Error('crash')) }

  await expect(receive(forgets)).rejects.toThrow('crash')
  expect(await receive(events)).toMatchObject({ result: 'answer' })

  expect(await world.stores.records.listKeptOfContact('C00001', 'task')).toMatchObject([
    { contactId: 'C00001', fields: { kind: 'call-back', role: 'support', about: { type: 'order', id: 'SO-1' } } },
  ])
})

it('a STOP to advertising alone leaves the number open to notices, and START opens it again', async () => {
  const { world, reply } = await asked('2')
  const standing = async () => [...(await world.stores.optOuts.findMany([world.hasher.hash(world.sent[0]?.to ?? '')]))]

  expect(await reply({ id: 'in-1', text: '不要再发广告了' })).toMatchObject({ result: 'stop' })
  expect(await standing()).toMatchObject([[expect.anything(), { scope: 'marketing', source: 'person' }]])

  expect(await reply({ id: 'in-2', text: 'START' })).toMatchObject({ result: 'start' })
  expect(await standing()).toEqual([])
  expect((await world.stores.contacts.find('C00001'))?.consent.marketing).toBe('refused')
})

it('a STOP of somebody who was merged is kept by whom they were merged into, and their answer counts', async () => {
  const { world, reply } = await asked('2')
  await addContact(world, { id: 'C00002' })
  await mergeContacts(world.deps, { contactId: 'C00001', into: 'C00002', by: 'support/1' })

  expect(await reply({ id: 'in-1', text: '2' })).toMatchObject({ result: 'answer' })
  expect(await reply({ id: 'in-2', text: '退订' })).toMatchObject({ result: 'stop' })

  expect((await world.stores.contacts.find('C00002'))?.consent.marketing).toBe('refused')
  const { items } = await world.stores.inbox.list({ state: 'done', contactId: 'C00002' }, { limit: 10 })
  expect(items.map(({ text }) => text).toSorted()).toEqual(['2', '退订'])
})
