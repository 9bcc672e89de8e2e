import { describe, expect, it } from 'vitest'
import { ForeignId } from '#shared/contracts/primitives.ts'
import { aContact } from '../../../builders/contact.ts'
import { fact, placed } from '../../../builders/order-events.ts'
import { statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

describe('an unpaid order', () => {
  it('is nudged once, 30 minutes after it was placed', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')

    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.advance('2026-12-01T02:29:59Z')
    expect(world.sent).toEqual([])
    await world.advance('2026-12-02T10:00:00Z')

    expect(world.sent.map(({ to, text, at }) => [to, at.toISOString(), text])).toEqual([
      [
        '+8619900000001',
        '2026-12-01T02:30:00.000Z',
        '王先生/女士您好，您选的坚果礼盒 500g还未付款，应付178.00元。如已付款，请忽略。',
      ],
    ])
  })

  it.each(['order.paid', 'order.cancelled', 'order.closed', 'order.refund-requested', 'remittance.announced'])(
    'is not nudged after %s, and its planned message says why at once',
    async (type) => {
      const world = new World('2026-12-01T01:00:00Z')
      await world.campaign('unpaid-order-nudge')
      await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))

      await world.accept(fact(type, '2026-12-01T02:10:00Z', { orderId: 'SO-1' }))

      const [message] = await world.messagesOf('C00001')
      expect(message?.state).toBe('cancelled')
      await world.advance('2026-12-02T10:00:00Z')
      expect(world.sent).toEqual([])
    },
  )

  it('is not planned at all when the payment was heard before the order', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')

    await world.accept(fact('order.paid', '2026-12-01T02:10:00Z', { orderId: 'SO-1' }))
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))

    expect(await world.messagesOf('C00001')).toEqual([])
  })

  it.each(['SO-1', 'x'.repeat(128)])(
    'of nobody that can be told is kept, and says why nobody is nudged',
    async (id) => {
      const world = new World('2026-12-01T01:00:00Z')
      await world.campaign('unpaid-order-nudge')

      await world.accept(placed(id, '2026-12-01T02:00:00Z', { buyer: { name: null, phone: 'none' } }))
      await world.advance('2026-12-01T03:00:00Z')

      const contactId = (await world.stores.records.findOrder(id))?.contactId ?? ''
      expect(ForeignId.parse(contactId)).toMatch(/^order-/)
      expect(await statesOf(world, contactId)).toEqual(['suppressed: no-usable-phone'])
    },
  )

  it.each(['19900009117转5678', '19900009117-5678', '19900009117,5678', '19900009117 ext 5678'])(
    'with the relay number %s texts nobody, makes no contact of the number, and says why',
    async (phone) => {
      const world = new World('2026-12-01T01:00:00Z')
      await world.campaign('unpaid-order-nudge')

      await world.accept(placed('SO-1', '2026-12-01T02:00:00Z', { buyer: { name: '王芳', phone } }))
      await world.accept(placed('SO-2', '2026-12-01T02:00:00Z', { buyer: { name: '李强', phone } }))
      await world.advance('2026-12-01T03:00:00Z')

      expect(world.sent).toEqual([])
      for (const id of ['SO-1', 'SO-2']) {
        expect((await world.stores.records.findOrder(id))?.contactId).toBe(`order-${id}`)
        expect(await statesOf(world, `order-${id}`)).toEqual(['suppressed: relay-number'])
      }
    },
  )

  it('with a relay number goes to the number that the buyer gave as their own', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')
    await world.stores.contacts.save(aContact({ id: 'C00001', phone: '+8619900000001' }), 'absent')

    const buyer = { id: 'C00001', name: '王芳', phone: '19900009117转5678' }
    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z', { buyer }))
    await world.advance('2026-12-01T03:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual(['+8619900000001'])
  })

  it.each([
    [{ totalMinor: 0 }, ['suppressed: nothing-to-pay'], []],
    [{ payment: { method: 'online', status: 'partly-paid' } }, ['suppressed: partly-paid'], []],
    [{ payment: { method: 'online', status: 'partly-paid', paidMinor: 7800 } }, ['accepted'], ['应付100.00元']],
  ])('with %j is answered: %j', async (fields, states, sums) => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')

    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z', fields))
    await world.advance('2026-12-01T03:00:00Z')

    expect(await statesOf(world, 'C00001')).toEqual(states)
    expect(world.sent.map(({ text }) => /应付[\d.]+元/u.exec(text)?.[0])).toEqual(sums)
  })

  it('placed at night waits for 08:00, and expires when it closes before', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')

    await world.accept(placed('SO-1', '2026-12-01T13:00:00Z'))
    await world.accept(
      placed('SO-2', '2026-12-01T13:00:00Z', {
        items: [{ sku: 'X', name: 'X', quantity: 1 }],
        closesAt: '2026-12-01T23:00:00Z',
      }),
    )
    await world.advance('2026-12-02T10:00:00Z')

    const states = (await world.messagesOf('C00001')).map(({ subject, state, reason }) => [subject.id, state, reason])
    expect(states).toEqual(
      expect.arrayContaining([
        ['SO-1', 'accepted', null],
        ['SO-2', 'expired', 'quiet-hours'],
      ]),
    )
    expect(world.sent.map(({ at }) => at.toISOString())).toEqual(['2026-12-02T00:00:00.000Z'])
  })

  it('whose duplicate is paid gets a suppressed message; of two unpaid ones only the newest is nudged', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')

    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.accept(placed('SO-2', '2026-12-01T02:05:00Z'))
    await world.accept(placed('SO-3', '2026-12-01T03:00:00Z', { items: [{ sku: 'Y', name: 'Y', quantity: 1 }] }))
    await world.accept(placed('SO-4', '2026-12-01T03:05:00Z', { items: [{ sku: 'Y', name: 'Y', quantity: 1 }] }))
    await world.accept(fact('order.paid', '2026-12-01T03:10:00Z', { orderId: 'SO-3' }))
    await world.advance('2026-12-02T10:00:00Z')

    const states = (await world.messagesOf('C00001')).map(({ subject, state, reason }) => [subject.id, state, reason])
    expect(states).toEqual([
      ['SO-1', 'suppressed', 'duplicate-newer'],
      ['SO-2', 'accepted', null],
      ['SO-3', 'cancelled', 'order-paid'],
      ['SO-4', 'suppressed', 'duplicate-paid'],
    ])
  })

  it('is never nudged when it is paid on delivery', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')

    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z', { payment: { method: 'cod', status: 'unpaid' } }))
    await world.advance('2026-12-03T10:00:00Z')

    expect(await world.messagesOf('C00001')).toEqual([])
  })

  it('heard of only after it closed expires with the reason', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge')
    await world.advance('2026-12-05T10:00:00Z')

    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.drain()

    expect((await world.messagesOf('C00001')).map(({ state, reason }) => [state, reason])).toEqual([
      ['expired', 'too-late'],
    ])
  })

  it('from before the campaign was active is left alone', async () => {
    const world = new World('2026-12-01T03:00:00Z')
    await world.campaign('unpaid-order-nudge')

    await world.accept(placed('SO-1', '2026-12-01T02:59:59Z'))
    await world.advance('2026-12-02T10:00:00Z')

    expect(await world.messagesOf('C00001')).toEqual([])
  })

  it('says truly what ships when at the moment of sending', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge', { cutOffs: [{ time: '16:00', days: [1, 2, 3, 4, 5] }] })

    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.accept(placed('SO-2', '2026-12-01T07:45:00Z', { items: [{ sku: 'X', name: '茶叶', quantity: 1 }] }))
    await world.advance('2026-12-03T10:00:00Z')

    expect(world.sent.map(({ at, text }) => [at.toISOString(), text])).toEqual([
      ['2026-12-01T06:30:00.000Z', expect.stringContaining('15:50前付款，预计今天发出。')],
      ['2026-12-02T01:00:00.000Z', expect.stringContaining('15:50前付款，预计今天发出。')],
    ])
  })
})
