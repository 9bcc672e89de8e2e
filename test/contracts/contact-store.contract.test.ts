import { expect, it } from 'vitest'
import type { ConsentChange, Contact, ContactNote } from '#shared/contracts/contact.ts'
import { aBirthday, aContact } from '../builders/contact.ts'
import { allPages, describeStores } from './implementations.ts'

const NOBODY = { name: null, phone: null, phoneHash: null }

describeStores('ContactStore', (stores) => {
  const save = async (...contacts: Contact[]) => {
    for (const contact of contacts) expect(await stores().contacts.save(contact, 'absent')).toBe(true)
  }

  it.each([
    aContact({
      id: 'whole',
      birthday: aBirthday({ year: null }),
      tags: ['车贷', 'VIP'],
      managerPhone: '+8619900009999',
    }),
    aContact({
      id: 'several',
      otherPhones: ['2', '3'].map((n) => ({ phone: `+861990000000${n}`, phoneHash: `h${n}` })),
    }),
    aContact({ id: 'bare', ...NOBODY, salutation: null, regionCode: null, writtenBy: 'imp_x#17' }),
    aContact({ id: 'unasked', consent: { marketing: 'unknown', at: null, source: 'none' }, tags: [''] }),
  ])('gives back $id as it was saved', async (contact) => {
    await save(contact)

    expect(await stores().contacts.find(contact.id)).toEqual(contact)
    expect(await stores().contacts.findMany([contact.id, contact.id, 'nobody', ''])).toEqual(
      new Map([[contact.id, contact]]),
    )
  })

  it.each([1, 3, 100])('finds everybody with a date in a column once, by pages of %i', async (limit) => {
    const { contacts } = stores()
    const column = `到期${limit}`
    const dated = (id: string, date: unknown) =>
      aContact({ id: `col-${id}${limit}`, custom: { [column]: String(date), 别的: '2027-09-01' } })
    await save(...Array.from({ length: 5 }, (_, n) => dated(`in${n}-`, '2027-09-01')))
    await save(dated('later-', '2028-09-01'), dated('other-', '2027-09-02'), dated('text-', '2027-09-01x'))
    const place = { column, monthDay: '09-01', year: '2027' }

    const ofYear = await allPages((page) => contacts.listByDate(place, page), limit)
    const ofEvery = await allPages((page) => contacts.listByDate({ ...place, year: null }, page), limit)

    expect(ofYear).toEqual(
      Array.from({ length: 5 }, (_, n) => ({ contactId: `col-in${n}-${limit}`, date: '2027-09-01' })),
    )
    expect(ofEvery.map(({ contactId, date }) => [contactId, date]).at(-1)).toEqual([`col-later-${limit}`, '2028-09-01'])
    expect(ofEvery).toHaveLength(6)
  })

  it('finds who moved a date at both, so that only asking the contact tells which holds', async () => {
    const { contacts } = stores()
    const moved = aContact({ id: 'moved', custom: { 搬过: '2027-09-01' } })
    await save(moved)
    await contacts.save({ ...moved, custom: { 搬过: '2028-09-01' }, rev: moved.rev + 1 }, moved.rev)

    const { items } = await contacts.listByDate({ column: '搬过', monthDay: '09-01', year: null }, { limit: 10 })

    expect(items.map(({ date }) => date)).toEqual(['2027-09-01', '2028-09-01'])
    expect((await contacts.find('moved'))?.custom).toEqual({ 搬过: '2028-09-01' })
  })

  it('gives back columns of every type', async () => {
    const custom = { 门店: '上海', 分数: 7.5, 到期: '2027-09-01', 会员: false, 保费: { minor: 100, currency: 'CNY' } }
    await save(aContact({ id: 'columns', custom }))

    expect((await stores().contacts.find('columns'))?.custom).toEqual(custom)
  })

  it('finds nothing under an id that is not there', async () => {
    expect(await stores().contacts.find('nobody')).toBeUndefined()
    for (const id of ['', 'x'.repeat(3000), 'a\u0000b']) {
      expect(await stores().contacts.find(id)).toBeUndefined()
      expect(await stores().contacts.findMany([id])).toEqual(new Map())
    }
  })

  it('writes only over the revision that was read', async () => {
    const { contacts } = stores()
    const contact = aContact({ id: 'rev' })

    expect(await contacts.save(contact, 1)).toBe(false)
    await save(contact)
    expect(await contacts.save({ ...contact, tags: ['x'] }, 'absent')).toBe(false)
    expect(await contacts.save({ ...contact, tags: ['y'], rev: 2 }, 1)).toBe(true)
    expect(await contacts.find('rev')).toMatchObject({ tags: ['y'], rev: 2 })
  })

  it('finds everybody who has a number or is linked to it, each once', async () => {
    const { contacts } = stores()
    await save(aContact({ id: 'own-1', phoneHash: 'shared' }), aContact({ id: 'own-2', phoneHash: 'shared' }))
    await save(aContact({ id: 'linked', phoneHash: 'other' }))
    await contacts.link('shared', 'linked')
    await contacts.link('shared', 'linked')
    await contacts.link('shared', 'own-1')

    expect(await contacts.listIdsByPhone('shared')).toEqual(['linked', 'own-1', 'own-2'])
    expect(await contacts.listIdsByPhone('other')).toEqual(['linked'])
    expect(await contacts.listIdsByPhone('unknown')).toEqual([])
  })

  it('follows a contact to its new number, and leaves a link to the old one', async () => {
    const { contacts } = stores()
    const contact = aContact({ id: 'mover', phoneHash: 'old' })
    await save(contact)
    await contacts.link('old', 'mover')
    await contacts.save({ ...contact, phoneHash: 'new', rev: 2 }, 1)

    expect(await contacts.listIdsByPhone('new')).toEqual(['mover'])
    expect(await contacts.listIdsByPhone('old')).toEqual(['mover'])
  })

  it('finds names by their beginning, whatever their spaces, case and width, by name and page by page', async () => {
    const { contacts } = stores()
    const names = ['欧阳娜', '欧 阳锋', '欧文', 'Zoë Smith', 'ｚｏë', '㐂子']
    await save(...names.map((name, n) => aContact({ id: `name-${n}`, name })))
    const byName = async (prefix: string) => {
      const found = await allPages((page) => contacts.listByName(prefix, page), 1)
      return found.map(({ name }) => name)
    }

    expect(await byName('欧')).toEqual(['欧文', '欧阳娜', '欧 阳锋'])
    expect(await byName('欧阳')).toEqual(['欧阳娜', '欧 阳锋'])
    expect(await byName('ZOË')).toEqual(['ｚｏë', 'Zoë Smith'])
    expect(await byName('欧阳娜娜')).toEqual([])
    expect(await byName(' ')).toEqual([])
  })

  it('tells in a list by name what stands for each number, whichever was written first', async () => {
    const { contacts, optOuts } = stores()
    const word = { at: new Date(1), by: 'support/a', note: '来电', source: 'person' as const }
    const listed = async () => {
      const { items } = await contacts.listByName('退订', { limit: 10 })
      return Object.fromEntries(items.map(({ id, optOut }) => [id, optOut?.note ?? null]))
    }
    await save(aContact({ id: 'before', name: '退订一', phoneHash: 'left' }))
    await save(aContact({ id: 'shares', name: '退订二', phoneHash: 'left' }))
    await save(aContact({ id: 'moves', name: '退订三', phoneHash: 'stays' }))
    await optOuts.put({ ...word, phoneHash: 'left' })
    await save(aContact({ id: 'after', name: '退订四', phoneHash: 'left' }))
    await save(aContact({ id: 'numberless', name: '退订五', phone: null, phoneHash: null }))

    expect(await listed()).toEqual({ before: '来电', shares: '来电', moves: null, after: '来电', numberless: null })

    const [moved, standing] = [await contacts.find('moves'), (await optOuts.findMany(['left'])).get('left')]
    if (moved === undefined || standing === undefined) throw new Error('both were written')
    await contacts.save({ ...moved, phoneHash: 'left', rev: moved.rev + 1 }, moved.rev)
    expect((await listed()).moves).toBe('来电')

    await optOuts.lift(standing, new Date(2))
    expect(await listed()).toEqual({ before: null, shares: null, moves: null, after: null, numberless: null })
  })

  it('tells in a list by name what another number of the contact says, until the first is opened', async () => {
    const { contacts, optOuts } = stores()
    const word = { at: new Date(1), by: 'reply', note: '别发', source: 'person' as const }
    const listed = async () => (await contacts.listByName('两号', { limit: 10 })).items[0]?.optOut?.note ?? null
    const otherPhones = [{ phone: '+8619900000002', phoneHash: 'second' }]
    await contacts.link('second', 'two')
    await save(aContact({ id: 'two', name: '两号', phoneHash: 'first', otherPhones }))
    expect(await listed()).toBeNull()

    await optOuts.put({ ...word, phoneHash: 'second' })
    expect(await listed()).toBe('别发')
    expect(await contacts.listIdsByPhone('second')).toEqual(['two'])

    await optOuts.put({ ...word, phoneHash: 'first', from: 'second' })
    const standing = (await optOuts.findMany(['first'])).get('first')
    expect(standing).toMatchObject({ from: 'second' })
    if (standing !== undefined) await optOuts.lift(standing, new Date(2))
    expect(await listed()).toBeNull()
  })

  it('no longer finds a name or a birthday that was changed', async () => {
    const { contacts } = stores()
    const contact = aContact({ id: 'changing', name: '甲乙', birthday: aBirthday({ month: 1, day: 31 }) })
    await save(contact)
    await contacts.save({ ...contact, name: '丙丁', birthday: null, rev: 2 }, 1)

    expect(await contacts.listByName('甲', { limit: 10 })).toEqual({ items: [], next: null })
    expect(await contacts.listByBirthday('01-31', { limit: 10 })).toEqual({ items: [], next: null })
    expect((await contacts.listByName('丙', { limit: 10 })).items).toHaveLength(1)
  })

  it.each([1, 7, 25, 26, 100])('lists a birthday whole, by id, in pages of %i', async (limit) => {
    const { contacts } = stores()
    const key = `03-${String(limit % 28).padStart(2, '0')}`
    const birthday = aBirthday({ month: 3, day: limit % 28 })
    const people = Array.from({ length: 26 }, (_, n) => aContact({ id: `b${limit}-${(n * 11) % 26}`, birthday }))
    await save(...people, aContact({ id: `other-${limit}`, birthday: { ...birthday, month: 4 } }))

    const found = await allPages((page) => contacts.listByBirthday(key, page), limit)

    const ids = people.map(({ id }) => id).sort()
    expect(found.map(({ id }) => id)).toEqual(ids)
    expect(found[0]).toEqual(people.find(({ id }) => id === ids[0]))
  })

  it('keeps lunar birthdays apart from solar ones, and leap months from plain ones', async () => {
    const { contacts } = stores()
    const lunar = aBirthday({ calendar: 'lunar', month: 6, day: 9 })
    await save(
      aContact({ id: 'sun', birthday: aBirthday({ month: 6, day: 9 }) }),
      aContact({ id: 'moon', birthday: lunar }),
      aContact({ id: 'leap', birthday: { ...lunar, leap: true } }),
    )
    const idsOn = async (key: string) => (await contacts.listByBirthday(key, { limit: 5 })).items.map(({ id }) => id)

    expect(await Promise.all(['06-09', 'L-06-09', 'L+06-09'].map(idsOn))).toEqual([['sun'], ['moon'], ['leap']])
  })

  it('scans every contact once, and nothing else', async () => {
    const { contacts } = stores()
    await save(...Array.from({ length: 9 }, (_, n) => aContact({ id: `scan-${n}` })))
    await contacts.link('elsewhere', 'only-linked')
    await contacts.recordChange('only-changed', change())

    const ids = (await allPages((page) => contacts.scan(page), 4)).map(({ id }) => id)

    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => id.startsWith('scan-'))).toHaveLength(9)
    expect(ids).not.toContain('only-linked')
    expect(ids).not.toContain('only-changed')
  })

  it.each([1, 4])('scans each contact in exactly one of %i segments', async (of) => {
    const { contacts } = stores()
    await save(...Array.from({ length: 40 }, (_, n) => aContact({ id: `part-${of}-${n}` })))

    const segments = await Promise.all(
      Array.from({ length: of }, (_, index) => allPages((page) => contacts.scan(page, { index, of }), 7)),
    )

    const ids = segments.map((found) => found.map(({ id }) => id).filter((id) => id.startsWith(`part-${of}-`)))
    expect(ids.flat().toSorted()).toEqual(Array.from({ length: 40 }, (_, n) => `part-${of}-${n}`).toSorted())
    expect(ids.filter((found) => found.length > 0).length).toBeGreaterThanOrEqual(Math.min(of, 2))
  })

  it('refuses a cursor of another list', async () => {
    const { contacts } = stores()
    await save(aContact({ id: 'cursor-1', name: '申一' }), aContact({ id: 'cursor-2', name: '申二' }))
    const { next } = await contacts.listByName('申', { limit: 1 })
    const refused = { code: 'INVALID_INPUT', retryable: false }

    expect(next).not.toBeNull()
    await expect(contacts.listByName('欧', { limit: 1, cursor: next ?? '' })).rejects.toMatchObject(refused)
    await expect(contacts.scan({ limit: 1, cursor: next ?? '' })).rejects.toMatchObject(refused)
    await expect(contacts.listByBirthday('12-05', { limit: 1, cursor: 'nonsense' })).rejects.toMatchObject(refused)
  })

  it('keeps consent changes once each, newest first, the newest hundred', async () => {
    const { contacts } = stores()
    const changes = Array.from({ length: 103 }, (_, n) => change({ at: new Date(Date.UTC(2026, 10, 1, 0, n)) }))
    for (const one of changes) await contacts.recordChange('changed', one)
    await contacts.recordChange('changed', change({ at: new Date(Date.UTC(2026, 10, 1, 0, 102)) }))
    await contacts.recordChange('changed', change({ at: new Date(Date.UTC(2026, 9, 1)), note: 'older' }))

    expect(await contacts.listChanges('changed')).toEqual(changes.toReversed().slice(0, 100))
    expect(await contacts.listChanges('nobody')).toEqual([])
  })

  it('keeps different changes of one instant', async () => {
    const { contacts } = stores()
    await contacts.recordChange('twice', change({ note: 'by phone' }))
    await contacts.recordChange('twice', change({ note: 'by letter' }))
    await contacts.recordChange('twice', change({ note: 'by letter', scope: 'marketing' }))

    const held = { what: 'held', hold: { why: 'promise', until: '2026-12-10', record: null } } as const
    await contacts.recordChange('twice', change(held))
    await contacts.recordChange('twice', change({ ...held, hold: { ...held.hold, why: 'hardship' } }))

    expect(await contacts.listChanges('twice')).toHaveLength(5)
    expect(await contacts.listChanges('twice')).toContainEqual(change(held))
  })

  it('keeps notes once each, newest first, the newest hundred', async () => {
    const { contacts } = stores()
    const notes = Array.from({ length: 103 }, (_, n) => note({ at: new Date(Date.UTC(2026, 10, 1, 0, n)) }))
    for (const one of [...notes, ...notes.slice(-1)]) await contacts.addNote('noted', one)

    expect(await contacts.listNotes('noted')).toEqual(notes.toReversed().slice(0, 100))
    expect(await contacts.listNotes('nobody')).toEqual([])
    expect(await contacts.listChanges('noted')).toEqual([])
  })

  it('knows each zone once', async () => {
    const { contacts } = stores()
    for (const zone of ['Asia/Urumqi', 'Asia/Shanghai', 'Asia/Urumqi']) await contacts.addZone(zone)

    expect(await contacts.listZones()).toEqual(['Asia/Shanghai', 'Asia/Urumqi'])
  })
})

function note(fields: Partial<ContactNote> = {}): ContactNote {
  return { at: new Date('2026-12-01T00:00:00Z'), by: 'support', text: '喜欢下午接电话', ...fields }
}

function change(fields: Partial<ConsentChange> = {}): ConsentChange {
  return { at: new Date('2026-12-01T00:00:00Z'), what: 'opt-out', scope: null, by: 'support', note: '', ...fields }
}
