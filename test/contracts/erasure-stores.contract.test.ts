import { expect, it } from 'vitest'
import type { Erasure } from '#shared/contracts/erasure.ts'
import { aContact } from '../builders/contact.ts'
import { aDryRun, aForeseen, aForeseenPage, aHeldBack, dryRunId } from '../builders/dry-run.ts'
import { allPages, describeStores } from './implementations.ts'

const AT = new Date('2026-12-01T09:00:00Z')
const anErasure = (fields: Partial<Erasure> = {}): Erasure => ({
  contactId: 'gone-1',
  at: AT,
  by: 'admin/test',
  note: 'ticket 1',
  ids: ['gone-1', 'gone-0'],
  names: ['朱慧'],
  phones: ['+8619900000001'],
  toldHashes: [],
  look: 'first',
  lookAt: AT,
  rev: 1,
  ...fields,
})

describeStores('ErasureStore', (stores) => {
  it('keeps an erasure over the revision that was read, lists it, and removes it at its revision alone', async () => {
    const { erasures } = stores()
    const [first, other] = [anErasure(), anErasure({ contactId: 'gone-2' })]
    const second = { ...first, look: 'second' as const, rev: 2 }

    expect(await erasures.save(other, 'absent')).toBe(true)
    expect(await erasures.save(first, 'absent')).toBe(true)
    expect(await erasures.save(first, 'absent')).toBe(false)
    expect(await erasures.save(second, 1)).toBe(true)
    expect(await erasures.list()).toEqual([second, other])
    expect(await erasures.removeAtRev('gone-1', 1)).toBe(false)
    expect(await erasures.removeAtRev('gone-1', 2)).toBe(true)
    expect(await erasures.find('gone-1')).toBeUndefined()
    expect(await erasures.list()).toEqual([other])
  })
})

describeStores('what other stores do for an erasure: ContactStore', (stores) => {
  it('takes away notes, what was noted on consent, and places among dates, and tells the numbers that lead there', async () => {
    const { contacts } = stores()
    const contact = aContact({ id: 'worded', custom: { ends: '2027-03-04' } })
    await contacts.save(contact, 'absent')
    await contacts.addNote('worded', { at: AT, by: 'support/1', text: 'calls at night' })
    await contacts.recordChange('worded', { at: AT, what: 'opt-out', scope: 'all', by: 'support/1', note: 'by phone' })
    await contacts.link('hash-a', 'worded')
    await contacts.addNote('other', { at: AT, by: 'support/1', text: 'stays' })
    const place = { column: 'ends', monthDay: '03-04', year: null }

    await contacts.eraseWords(contact)
    await contacts.eraseWords(contact)

    expect(await contacts.listNotes('worded')).toEqual([])
    expect(await contacts.listChanges('worded')).toEqual([
      { at: AT, what: 'opt-out', scope: 'all', by: 'support/1', note: '' },
    ])
    expect((await contacts.listByDate(place, { limit: 10 })).items).toEqual([])
    expect(await contacts.listLinks('worded')).toEqual(['hash-a'])
    expect(await contacts.listNotes('other')).toHaveLength(1)
  })
})

describeStores('what other stores do for an erasure: OptOutList', (stores) => {
  it('takes away what was noted on an opt-out, which goes on standing', async () => {
    const { optOuts } = stores()
    const word = { phoneHash: 'noted', at: AT, by: 'support/1', note: 'by phone', source: 'person' as const }
    await optOuts.put(word)

    await optOuts.eraseNote('noted')
    await optOuts.eraseNote('never')

    expect((await optOuts.findMany(['noted', 'never'])).get('noted')).toMatchObject({ note: '', scope: 'all', at: AT })
    expect((await optOuts.findMany(['never'])).size).toBe(0)
  })
})

describeStores('what other stores do for an erasure: DryRunStore', (stores) => {
  it('lists every dry run, and takes out of a page what one person would be told', async () => {
    const { dryRuns } = stores()
    const id = dryRunId('erased')
    const [theirs, others] = [aForeseen({ contactId: 'C1' }), aForeseen({ contactId: 'C2' })]
    await dryRuns.save(aDryRun({ id }), 'absent')
    await dryRuns.keepPage(aForeseenPage({ dryRunId: id, people: [theirs, others, aHeldBack()] }))

    await dryRuns.eraseText({ dryRunId: id, number: 1 }, ['C1'])
    await dryRuns.eraseText({ dryRunId: id, number: 9 }, ['C1'])

    expect(await allPages((page) => dryRuns.listIds(page), 1)).toContain(id)
    expect((await dryRuns.findPage(id, 1))?.people).toEqual([{ ...theirs, text: null }, others, aHeldBack()])
  })
})

describeStores('RetentionStore', (stores) => {
  it('keeps the setting and the round over the revision that was read', async () => {
    const { retention } = stores()
    const setting = { textMonths: 6, lastChange: null, rev: 1 }
    const round = { cursor: null, begunAt: AT, rev: 1 }

    expect(await retention.find()).toBeUndefined()
    expect(await retention.save(setting, 'absent')).toBe(true)
    expect(await retention.save({ ...setting, rev: 3 }, 2)).toBe(false)
    expect(await retention.find()).toEqual(setting)
    expect(await retention.saveRound(round, 'absent')).toBe(true)
    expect(await retention.saveRound({ ...round, cursor: 'c', rev: 2 }, 1)).toBe(true)
    expect(await retention.findRound()).toEqual({ ...round, cursor: 'c', rev: 2 })
  })
})
