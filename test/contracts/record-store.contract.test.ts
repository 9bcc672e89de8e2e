import { expect, it } from 'vitest'
import { anInstalment, anOrder, aShipment, aVisit, orderDetails } from '../builders/record.ts'
import { allPages, describeStores } from './implementations.ts'

const NOON = new Date('2026-12-01T12:00:00Z')

describeStores('RecordStore', (stores) => {
  it('gives back records as they were saved', async () => {
    const { records } = stores()
    const order = anOrder({ id: 'whole', paidAt: NOON, outOfStockSkus: ['A'], shipmentIds: ['SH-1'] })
    const bare = anOrder({ id: 'bare', contactId: null, placedAt: null, details: null, cancelledAt: NOON })
    const noPhone = anOrder({ id: 'no-phone', details: orderDetails({ phone: null, phoneHash: null, closesAt: null }) })
    const tracked = aShipment({ id: 'tracked', tracking: { state: 'delivered', code: null, occurredAt: NOON } })
    const unheard = anInstalment({ contractId: 'unheard', contactId: null, due: null, month: null, paidAt: NOON })

    for (const one of [order, bare, noPhone]) expect(await records.saveOrder(one, 'absent')).toBe(true)
    expect(await records.saveShipment(tracked, 'absent')).toBe(true)
    expect(await records.saveInstalment(unheard, 'absent')).toBe(true)

    for (const one of [order, bare, noPhone]) expect(await records.findOrder(one.id)).toEqual(one)
    expect(await records.findShipment('tracked')).toEqual(tracked)
    expect(await records.findInstalments([unheard])).toEqual([unheard])
  })

  it('finds nothing that was never saved', async () => {
    const { records } = stores()

    expect(await records.findOrder('nothing')).toBeUndefined()
    expect(await records.findShipment('nothing')).toBeUndefined()
    expect(await records.findInstalments([{ contractId: 'nothing', period: 1 }])).toEqual([])
    expect(await records.findInstalments([])).toEqual([])
    expect(await records.listInstalmentsOfContract('nothing')).toEqual([])
  })

  it('removes an order and a shipment of the revision that was read, and no other', async () => {
    const { records } = stores()
    await records.saveOrder(anOrder({ id: 'removed', rev: 2 }), 'absent')
    await records.saveShipment(aShipment({ id: 'removed', rev: 2 }), 'absent')

    expect(await records.removeOrderAtRev('removed', 1)).toBe(false)
    expect(await records.removeShipmentAtRev('removed', 1)).toBe(false)
    expect(await records.findOrder('removed')).toBeDefined()
    expect(await records.findShipment('removed')).toBeDefined()

    expect(await records.removeOrderAtRev('removed', 2)).toBe(true)
    expect(await records.removeShipmentAtRev('removed', 2)).toBe(true)
    expect(await records.findOrder('removed')).toBeUndefined()
    expect(await records.findShipment('removed')).toBeUndefined()
    expect(await records.removeOrderAtRev('removed', 2)).toBe(false)
  })

  it('keeps who first claimed to tell a contact of something', async () => {
    const { records } = stores()
    const claim = { contactId: 'claims', what: 'parcel 1', by: 'SH-1' }

    expect(await records.claimOnce(claim)).toBe('SH-1')
    expect(await records.claimOnce({ ...claim, by: 'SH-2' })).toBe('SH-1')
    expect(await records.claimOnce(claim)).toBe('SH-1')
    expect(await records.claimOnce({ ...claim, contactId: 'another', by: 'SH-2' })).toBe('SH-2')
    expect(await records.claimOnce({ ...claim, what: 'parcel 2', by: 'SH-2' })).toBe('SH-2')
  })

  it('samples orders, and nothing else', async () => {
    const { records } = stores()
    await records.saveOrder(anOrder({ id: 'sampled' }), 'absent')

    const found = await records.sampleOrders()

    expect(found.length).toBeLessThanOrEqual(100)
    expect(found).not.toEqual([])
  })

  it('gives back an order and an instalment of another shop', async () => {
    const { records } = stores()
    const order = anOrder({ id: `${'店'.repeat(64)}~${'单'.repeat(128)}`, shop: '店'.repeat(64), detailsAt: NOON })
    const instalment = anInstalment({
      ...{ contractId: 'b~L1', shop: 'b', unpaidAt: NOON, saidAt: { due: NOON }, listedPaidAt: NOON },
    })
    await records.saveOrder(order, 'absent')
    await records.saveInstalment(instalment, 'absent')

    expect(await records.findOrder(order.id)).toEqual(order)
    expect(await records.findInstalments([instalment])).toEqual([instalment])
  })

  it('writes only over the revision that was read', async () => {
    const { records } = stores()
    const order = anOrder({ id: 'rev' })
    const shipment = aShipment({ id: 'rev' })
    const instalment = anInstalment({ contractId: 'rev' })

    expect(await records.saveOrder(order, 'absent')).toBe(true)
    expect(await records.saveOrder({ ...order, paidAt: NOON, rev: 2 }, 1)).toBe(true)
    expect(await records.saveOrder({ ...order, rev: 2 }, 1)).toBe(false)
    expect(await records.saveShipment(shipment, 1)).toBe(false)
    expect(await records.saveInstalment(instalment, 'absent')).toBe(true)
    expect(await records.saveInstalment(instalment, 'absent')).toBe(false)
    expect(await records.findOrder('rev')).toMatchObject({ paidAt: NOON, rev: 2 })
  })

  it('lists the orders a contact placed in a span, both ends included, newest first, as they are now', async () => {
    const { records } = stores()
    const at = (minute: number, ms = 0) => new Date(Date.UTC(2026, 11, 1, 0, minute, 0, ms))
    const order = (id: string, placedAt: Date | null) => anOrder({ id, contactId: 'buyer', placedAt })
    const all = [order('a', at(1)), order('b', at(3)), order('c', at(2)), order('d', at(3, 1)), order('e', null)]
    for (const one of all) await records.saveOrder(one, 'absent')
    await records.saveOrder(anOrder({ id: 'f', contactId: 'somebody', placedAt: at(2) }), 'absent')
    await records.saveOrder({ ...order('c', at(2)), paidAt: NOON, rev: 2 }, 1)

    const found = await records.listOrdersOfContact('buyer', at(1), at(3))

    expect(found.map(({ id }) => id)).toEqual(['b', 'c', 'a'])
    expect(found[1]).toMatchObject({ paidAt: NOON })
    expect(await records.listOrdersOfContact('buyer', at(3), at(1))).toEqual([])
    expect((await records.findNewestOrder('buyer'))?.id).toBe('d')
    expect(await records.findNewestOrder('nobody')).toBeUndefined()
    expect(await records.listOrdersOfContact('nobody', at(1), at(3))).toEqual([])
  })

  it('lists at most the hundred newest orders', async () => {
    const { records } = stores()
    for (let n = 0; n < 103; n++) {
      const placedAt = new Date(NOON.getTime() + n)
      await records.saveOrder(anOrder({ id: `o${n}`, contactId: 'collector', placedAt }), 'absent')
    }

    const found = await records.listOrdersOfContact('collector', NOON, new Date(NOON.getTime() + 1000))

    expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, n) => `o${102 - n}`))
  })

  it('lists a contract by period', async () => {
    const { records } = stores()
    for (const period of [10, 2, 1])
      await records.saveInstalment(anInstalment({ contractId: 'plan', period }), 'absent')

    const found = await records.listInstalmentsOfContract('plan')

    expect(found.map(({ period }) => period)).toEqual([1, 2, 10])
  })

  it('lists what a contact has to pay in a span, both ends included, by due date, as it is now', async () => {
    const { records } = stores()
    const instalment = (contractId: string, due: string | null) =>
      anInstalment({ contractId, due, contactId: 'debtor', month: '2027-03' })
    const dues = { d1: '2027-03-20', d2: '2027-03-01', d3: '2027-04-01', d4: '2027-02-28', d5: null }
    for (const [id, due] of Object.entries(dues)) await records.saveInstalment(instalment(id, due), 'absent')
    await records.saveInstalment({ ...instalment('d6', '2027-03-20'), contactId: 'another' }, 'absent')
    await records.saveInstalment({ ...instalment('d1', '2027-03-21'), rev: 2 }, 1)

    const found = await records.listInstalmentsOfContact('debtor', '2027-03-01', '2027-04-01')

    expect(found.map(({ contractId, due }) => `${contractId} ${due}`)).toEqual([
      'd2 2027-03-01',
      'd1 2027-03-21',
      'd3 2027-04-01',
    ])
    expect(await records.listInstalmentsOfContact('debtor', '2027-04-01', '2027-03-01')).toEqual([])
    expect(await records.listOrdersOfContact('debtor', new Date(0), NOON)).toEqual([])
  })

  it('lists at most fifty of what a contact has to pay in a month, the first due', async () => {
    const { records } = stores()
    const dueOf = (month: string) => (n: number) => `${month}-${String((n % 28) + 1).padStart(2, '0')}`
    for (const month of ['2028-05', '2028-06']) {
      for (let n = 0; n < 52; n++) {
        const instalment = anInstalment({ contractId: `${month}-${n}`, contactId: 'much', due: dueOf(month)(n), month })
        await records.saveInstalment(instalment, 'absent')
      }
    }

    const found = await records.listInstalmentsOfContact('much', '2028-05-01', '2028-06-30')

    const ofMay = found.filter(({ due }) => due?.startsWith('2028-05')).map(({ due }) => due)
    expect(found).toHaveLength(100)
    expect(ofMay).toHaveLength(50)
    expect(ofMay.at(-1)).toBe('2028-05-26')
  })

  it.each([1, 7, 40, 41, 100])(
    'lists by contact whose instalments are due in some months, in pages of %i',
    async (limit) => {
      const { records } = stores()
      const year = 2100 + limit
      const contacts = Array.from({ length: 24 }, (_, n) => `P${limit}-${n}`)
      for (const [n, contactId] of contacts.entries()) {
        const of = { contactId, month: '2026-01' }
        await records.saveInstalment(
          anInstalment({ ...of, contractId: `b${limit}-${n}`, due: `${year}-05-20` }),
          'absent',
        )
        await records.saveInstalment(
          anInstalment({ ...of, contractId: `a${limit}-${n}`, due: `${year}-06-01` }),
          'absent',
        )
        await records.saveInstalment(
          anInstalment({ ...of, contractId: `c${limit}-${n}`, due: `${year}-07-01` }),
          'absent',
        )
      }
      const unknown = anInstalment({ contractId: `n${limit}`, contactId: null, due: `${year}-05-01` })
      await records.saveInstalment(unknown, 'absent')
      const pages: string[][] = []

      const found = await allPages(async (page) => {
        const answer = await records.listInstalmentsByContact([`${year}-05`, `${year}-06`], page)
        pages.push([...new Set(answer.items.map(({ contactId }) => contactId ?? ''))])
        return answer
      }, limit)

      expect(pages.flat().sort()).toEqual(contacts.toSorted())
      const dues = Map.groupBy(found, ({ contactId }) => contactId)
      for (const contactId of contacts) {
        expect(dues.get(contactId)?.map(({ due }) => due)).toEqual([`${year}-05-20`, `${year}-06-01`])
      }
    },
  )

  it('keeps a contact with more instalments than a page holds on one page, apart from ids that begin like theirs', async () => {
    const { records } = stores()
    for (let n = 1; n <= 9; n += 1) {
      const due = `2031-03-0${n}`
      await records.saveInstalment(anInstalment({ contactId: 'many', contractId: `M${n}`, due }), 'absent')
      await records.saveInstalment(anInstalment({ contactId: 'many:1', contractId: `N${n}`, due }), 'absent')
    }

    const found = await allPages((page) => records.listInstalmentsByContact(['2031-03'], page), 2)

    const contacts = found.map(({ contactId }) => contactId)
    expect(contacts).toHaveLength(18)
    expect(contacts.filter((contact, index) => contact !== contacts[index - 1])).toHaveLength(2)
  })

  it('moves an instalment to the month of its new due date and to its new contact', async () => {
    const { records } = stores()
    const instalment = anInstalment({ contractId: 'moved', due: '2028-01-31' })
    await records.saveInstalment(instalment, 'absent')
    await records.saveInstalment({ ...instalment, due: '2028-02-01', contactId: 'another', rev: 2 }, 1)

    expect(await allPages((page) => records.listInstalmentsByContact(['2028-01'], page), 10)).toEqual([])
    expect(await allPages((page) => records.listInstalmentsByContact(['2028-02'], page), 10)).toHaveLength(1)
  })

  it('keeps what was said of a contract or a complaint, each word once, oldest first, apart from instalments', async () => {
    const { records } = stores()
    const fact = (type: 'contract' | 'complaint', what: string, minute: number) => ({
      record: { type, id: 'said' },
      what,
      at: new Date(NOON.getTime() + minute * 60_000),
    })
    const renewed = fact('contract', 'contract.renewed', 2)
    const announced = fact('contract', 'remittance.announced', 1)
    const opened = fact('complaint', 'complaint.opened', 0)
    await records.saveInstalment(anInstalment({ contractId: 'said' }), 'absent')

    for (const one of [renewed, announced, opened, renewed]) await records.addFact(one)

    expect(await records.listFacts({ type: 'contract', id: 'said' })).toEqual([announced, renewed])
    expect(await records.listFacts({ type: 'complaint', id: 'said' })).toEqual([opened])
    expect(await records.listInstalmentsOfContract('said')).toHaveLength(1)
  })

  it('gives back a record of a declared type as it was saved, over the revision that was read', async () => {
    const { records } = stores()
    const visit = aVisit({
      id: 'kept~V 1#2',
      shop: 'kept',
      fields: { day: '2026-12-03', about: { type: 'a', id: 'b' } },
    })

    expect(await records.saveKept(visit, 'absent')).toBe(true)
    expect(await records.saveKept(visit, 'absent')).toBe(false)
    expect(await records.findKept([visit, { type: 'bill', id: visit.id }])).toEqual([visit])
    expect(await records.saveKept({ ...visit, fields: {}, rev: 2 }, 1)).toBe(true)
    expect(await records.findKept([visit])).toMatchObject([{ fields: {}, rev: 2 }])
  })

  it('lists the declared records of a contact, of one type or of all, the first heard first, and no order', async () => {
    const { records } = stores()
    const of = (type: string, id: string, day: number) =>
      aVisit({ type, id, contactId: 'lister', since: new Date(Date.UTC(2026, 11, day)) })
    const all = [of('visit', 'b', 2), of('bill', 'c', 1), of('visit', 'a', 3)]
    for (const one of all) await records.saveKept(one, 'absent')
    await records.saveKept(aVisit({ id: 'other', contactId: 'lister2' }), 'absent')
    await records.saveKept(aVisit({ id: 'nobody', contactId: null }), 'absent')
    await records.saveOrder(anOrder({ id: 'lister', contactId: 'lister' }), 'absent')

    expect((await records.listKeptOfContact('lister', 'visit')).map(({ id }) => id)).toEqual(['b', 'a'])
    expect((await records.listKeptOfContact('lister')).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    expect(await records.listKeptOfContact('nobody')).toEqual([])
    const [from, to] = [new Date(0), new Date('2027-01-01T00:00:00Z')]
    expect(await records.listOrdersOfContact('lister', from, to)).toHaveLength(1)
  })

  it('finds records by a date in a field, once each, all of a contact on one page', async () => {
    const { records } = stores()
    const ends = (id: string, contactId: string | null, date: string, field = 'ends') =>
      aVisit({ type: 'contract', id, contactId, fields: { [field]: date } })
    const owners = Array.from({ length: 9 }, (_, n) => `owner${n}`)
    for (const owner of owners)
      for (const n of [1, 2]) await records.saveKept(ends(`${owner} ${n}`, owner, '2031-03-05'), 'absent')
    await records.saveKept(ends('elsewhere', 'owner1', '2031-03-05', 'begin'), 'absent')
    await records.saveKept(ends('another day', 'owner1', '2031-03-06'), 'absent')
    await records.saveKept(ends('another year', 'owner1', '2032-03-05'), 'absent')
    await records.saveKept(ends('nobody', null, '2031-03-05'), 'absent')
    const place = { type: 'contract', field: 'ends', monthDay: '03-05', year: '2031' }

    const pages: string[][] = []
    const found = await allPages(async (request) => {
      const page = await records.listKeptByDate(place, request)
      pages.push(page.items.map(({ contactId }) => contactId))
      return page
    }, 5)

    expect(found.map(({ id }) => id)).toEqual(owners.flatMap((owner) => [`${owner} 1`, `${owner} 2`]))
    expect(new Set(found.map(({ date }) => date))).toEqual(new Set(['2031-03-05']))
    expect(pages.flatMap((page) => [...new Set(page)])).toEqual(owners)
    const everyYear = await records.listKeptByDate({ ...place, year: null }, { limit: 50 })
    expect(everyYear.items.map(({ id, date }) => [id, date])).toContainEqual(['another year', '2032-03-05'])
    expect(everyYear.items).toHaveLength(19)
  })

  it('refuses a cursor of another month', async () => {
    const { records } = stores()
    for (const period of [1, 2]) {
      await records.saveInstalment(
        anInstalment({ contractId: 'cursor', contactId: `cursor${period}`, period, due: '2029-01-05' }),
        'absent',
      )
    }
    const { next } = await records.listInstalmentsByContact(['2029-01'], { limit: 1 })

    expect(next).not.toBeNull()
    await expect(records.listInstalmentsByContact(['2029-02'], { limit: 1, cursor: next ?? '' })).rejects.toMatchObject(
      {
        code: 'INVALID_INPUT',
        retryable: false,
      },
    )
  })
})
