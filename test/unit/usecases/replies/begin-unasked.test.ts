import { describe, expect, it } from 'vitest'
import { receiveReply } from '#shared/usecases/replies/receive-reply.ts'
import { placed, shipped } from '../../../builders/order-events.ts'
import { addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const CASE = 'leaks-2026-12-02-SH-SO-1'
const AT = '2026-12-02T02:00:00Z'
const CRASHES = Array.from({ length: 40 }, (_, place) => place + 1).flatMap((nth) => [
  [nth, 'before'] as const,
  [nth, 'after'] as const,
])

/** Whoever writes that their parcel leaks is answered, and may say more. */
const leaks = (more: Record<string, unknown> = {}) => ({
  ...{ slug: 'leaks', about: 'case', category: 'transactional', names: { zh: '漏液', en: 'It leaks' } },
  begins: { says: { zh: [[['包裹'], ['漏了']]], en: [] }, fact: 'opened', fields: { what: 'damage' } },
  steps: [
    {
      ...{ id: 'tell', moment: { anchor: { fact: 'opened' } }, late: { n: 1, unit: 'days' } },
      say: { text: { zh: '{{name}}您好，我们马上处理。', en: 'Dear {{name}}, we are on it.' } },
    },
  ],
  ...more,
})

async function onItsWay(scenario: Record<string, unknown> = leaks(), audience: Record<string, string[]> = {}) {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world)
  await world.scenario(scenario, audience)
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  await world.accept(shipped('SO-1', '2026-12-01T03:00:00Z'))
  await world.advance(AT)
  const phone = (await world.stores.contacts.find('C00001'))?.phone ?? ''
  const reply = (id: string, text: string) =>
    receiveReply({ ...world.deps, inbox: world.stores.inbox }, { id, from: phone, text })
  const caseOf = async () => (await world.stores.records.findKept([{ type: 'case', id: CASE }]))[0]
  const open = async () => (await world.stores.inbox.list({ state: 'open' }, { limit: 10 })).items
  return { world, reply, caseOf, open }
}

describe('a text that nobody asked for', () => {
  it('begins a scenario that knows it, says so in the trail, and lies in the inbox too', async () => {
    const { world, reply, caseOf, open } = await onItsWay()

    expect(await reply('in-1', '包裹漏了。')).toMatchObject({ result: 'inbox' })
    await world.advance('2026-12-02T02:01:00Z')

    expect(await caseOf()).toMatchObject({ orderId: 'SO-1', contactId: 'C00001', setBy: { opened: { by: 'reply' } } })
    expect(world.sent.map(({ text }) => text)).toEqual([expect.stringContaining('我们马上处理')])
    const [message] = (await world.messagesOf('C00001')).filter(({ subject }) => subject.id === CASE)
    expect(message?.trail[0]).toMatchObject({ code: 'planned', values: { by: 'reply' } })
    expect(await open()).toMatchObject([{ text: '包裹漏了。', why: 'begun', state: 'open' }])
  })

  it.each(CRASHES)('begins it once, whichever call a crash comes at (%d, %s)', async (nth, when) => {
    const { world, reply, open } = await onItsWay()

    world.crashAt(nth, when)
    await reply('in-1', '包裹漏了').catch(() => undefined)
    await world.advance('2026-12-02T02:20:00Z')
    await reply('in-1', '包裹漏了')
    await world.advance('2026-12-02T03:00:00Z')

    expect(world.sent).toHaveLength(1)
    expect(await open()).toMatchObject([{ why: 'begun' }])
  })

  it('says it once a day of one parcel, however often it is written', async () => {
    const { world, reply, open } = await onItsWay()

    await reply('in-1', '包裹漏了')
    await world.advance('2026-12-02T04:00:00Z')
    await reply('in-2', '包裹漏了！')
    await world.advance('2026-12-02T05:00:00Z')

    expect(world.sent).toHaveLength(1)
    expect((await open()).map(({ why }) => why).toSorted()).toEqual(['begun', 'no-question'])
  })

  it.each([
    ['with a question', '包裹漏了吗'],
    ['that says more', '包裹漏了三件'],
    ['that means something else', '包裹没漏了'],
  ])('begins nothing %s', async (_what, text) => {
    const { world, reply, caseOf, open } = await onItsWay()

    await reply('in-1', text)
    await world.advance('2026-12-02T05:00:00Z')

    expect([await caseOf(), world.sent]).toEqual([undefined, []])
    expect(await open()).toMatchObject([{ why: 'no-question' }])
  })

  it('begins nothing of two parcels, of none, and of people whom the campaign does not mean', async () => {
    const two = await onItsWay()
    await two.world.accept(placed('SO-2', '2026-12-02T01:00:00Z'))
    await two.world.accept(shipped('SO-2', '2026-12-02T01:30:00Z'))
    await two.reply('in-1', '包裹漏了')
    const others = await onItsWay(leaks(), { tags: ['vip'] })
    await others.reply('in-1', '包裹漏了')

    expect([await two.caseOf(), await others.caseOf()]).toEqual([undefined, undefined])
  })

  it('is first an answer where one is asked for', async () => {
    const begins = { says: { zh: [[['漏了']]], en: [] }, fact: 'away' }
    const option = { says: ['漏了'] }
    const { world, reply, open } = await onItsWay(
      leaks({
        begins,
        about: 'shipment',
        steps: [
          {
            ...{ id: 'ask', moment: { anchor: { fact: 'shipped' } }, late: { n: 1, unit: 'days' } },
            say: { text: { zh: '收到了吗？', en: 'Has it come?' } },
            ask: { options: [option], until: { n: 3, unit: 'days' } },
          },
        ],
      }),
    )

    expect(await reply('in-1', '漏了')).toMatchObject({ result: 'answer' })
    expect(await open()).toEqual([])
    expect((await world.stores.records.findShipment('SH-SO-1'))?.away).toBeNull()
  })
})
