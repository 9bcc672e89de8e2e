import { expect, it } from 'vitest'
import { SourceId } from '#shared/contracts/ids.ts'
import { anArrival, aSource } from '../builders/source.ts'
import { allPages, describeStores } from './implementations.ts'

const SOURCE = aSource().id
const AT = new Date('2026-12-01T01:00:00Z')
const BODY = { type: 'paid', headers: { 'x-event': 'paid' }, body: '{"order":"SO-1"}' }

describeStores('SourceStore', (stores) => {
  it('keeps a source over the revision that was read, and its secret apart', async () => {
    const { sources } = stores()
    const source = aSource()
    const other = aSource({ id: SourceId.parse('src_00000000000000000002'), name: 'Other' })

    expect(await sources.find(SOURCE)).toBeUndefined()
    expect(await sources.save(source, 'absent')).toBe(true)
    expect(await sources.save({ ...source, name: 'No' }, 'absent')).toBe(false)
    expect(await sources.save({ ...source, name: 'No', rev: 3 }, 2)).toBe(false)
    await sources.save(other, 'absent')
    expect(await sources.find(SOURCE)).toEqual(source)
    expect(await sources.list()).toEqual([source, other])
    await sources.keepSecret(SOURCE, 'first')
    await sources.keepSecret(SOURCE, 'second')
    expect(await sources.findSecret(SOURCE)).toBe('second')
    await sources.removeSecret(SOURCE)
    expect(await sources.findSecret(SOURCE)).toBeUndefined()
    expect(await sources.removeAtRev(SOURCE, 2)).toBe(false)
    expect(await sources.removeAtRev(SOURCE, 1)).toBe(true)
    expect(await sources.list()).toEqual([other])
  })

  it('tells of the last delivery that was not taken', async () => {
    const { sources } = stores()

    expect(await sources.findRefusal(SOURCE)).toBeUndefined()
    await sources.noteRefusal(SOURCE, { at: AT, code: 'too-large' })
    await sources.noteRefusal(SOURCE, { at: AT, code: 'bad-signature' })
    expect(await sources.findRefusal(SOURCE)).toEqual({ at: AT, code: 'bad-signature' })
  })

  it('keeps what came with its body, which goes once it is there without one', async () => {
    const { sources } = stores()
    const arrival = anArrival(1)
    const done = { ...arrival, result: 'accepted' as const, because: null, faults: [], hasBody: false, rev: 2 }

    expect(await sources.saveArrival(arrival, 'absent', BODY)).toBe(true)
    expect(await sources.saveArrival(arrival, 'absent', BODY)).toBe(false)
    expect(await sources.findArrival(SOURCE, arrival.id)).toEqual(arrival)
    expect(await sources.findBody(SOURCE, arrival.id)).toEqual(BODY)
    expect(await allPages((page) => sources.listBodies(SOURCE, page), 2)).toEqual([{ id: arrival.id, body: BODY }])
    expect(await sources.saveArrival(done, 1)).toBe(true)
    expect(await sources.findArrival(SOURCE, arrival.id)).toEqual(done)
    expect(await sources.findBody(SOURCE, arrival.id)).toBeUndefined()
    expect(await allPages((page) => sources.listBodies(SOURCE, page), 2)).toEqual([])
  })

  it('lists what came from one source, the newest first, each as it was saved last', async () => {
    const { sources } = stores()
    const sourceId = SourceId.parse('src_00000000000000000777')
    const mine = [21, 22, 23].map((n) => anArrival(n, { sourceId, hasBody: false }))
    for (const arrival of mine) await sources.saveArrival(arrival, 'absent')
    await sources.saveArrival(anArrival(24), 'absent')
    const again = anArrival(22, { sourceId, hasBody: false, tries: 2, rev: 2 })
    await sources.saveArrival(again, 1)

    const listed = await allPages((page) => sources.listArrivals(sourceId, page), 2)

    expect(listed).toEqual([mine[2], again, mine[0]])
  })
})
