import { expect, it } from 'vitest'
import { campaignId } from '../builders/campaign.ts'
import { aDryRun, aForeseen, aForeseenPage, aHeldBack, dryRunId } from '../builders/dry-run.ts'
import { allPages, describeStores } from './implementations.ts'

describeStores('DryRunStore', (stores) => {
  it('gives back a dry run as it was saved, over the revision that was read', async () => {
    const { dryRuns } = stores()
    const dryRun = aDryRun({ id: dryRunId('saved') })
    const done = {
      ...dryRun,
      ...{ state: 'done' as const, fingerprint: 'abc', heldBack: { 'no-consent': 2 }, byParts: { '1': 3 }, rev: 2 },
      firstAt: new Date('2026-12-05T01:00:00Z'),
    }

    expect(await dryRuns.find(dryRun.id)).toBeUndefined()
    expect(await dryRuns.save(dryRun, 'absent')).toBe(true)
    expect(await dryRuns.save(dryRun, 'absent')).toBe(false)
    expect(await dryRuns.find(dryRun.id)).toEqual(dryRun)
    expect(await dryRuns.save(done, 1)).toBe(true)
    expect(await dryRuns.save(done, 1)).toBe(false)
    expect(await dryRuns.find(dryRun.id)).toEqual(done)
  })

  it('keeps the first of two pages with one number, and answers it', async () => {
    const { dryRuns } = stores()
    const page = aForeseenPage({ dryRunId: dryRunId('twice'), people: [aForeseen(), aHeldBack()], after: 'next' })

    expect(await dryRuns.keepPage(page)).toEqual(page)
    expect(await dryRuns.keepPage({ ...page, people: [], after: null })).toEqual(page)
    expect(await dryRuns.findPage(page.dryRunId, 1)).toEqual(page)
    expect(await dryRuns.findPage(page.dryRunId, 2)).toBeUndefined()
  })

  it('keeps an empty last page', async () => {
    const { dryRuns } = stores()
    const page = aForeseenPage({ dryRunId: dryRunId('empty'), people: [] })
    await dryRuns.keepPage(page)

    expect(await dryRuns.findPage(page.dryRunId, 1)).toEqual(page)
  })

  it.each([1, 3, 7, 100])('lists those of one outcome once each, in their order, %i at a time', async (limit) => {
    const { dryRuns } = stores()
    const id = dryRunId(`listed${limit}`)
    const nameOf = (page: number, place: number) => `C${String(page * 100 + place).padStart(5, '0')}`
    const sends = (page: number, place: number) => (page + place) % 4 === 0
    for (let number = 1; number <= 12; number += 1) {
      const people = Array.from({ length: number % 5 === 0 ? 0 : 6 }, (_, place) =>
        (sends(number, place) ? aForeseen : aHeldBack)({ contactId: nameOf(number, place) }),
      )
      await dryRuns.keepPage(aForeseenPage({ dryRunId: id, number, people }))
    }
    await dryRuns.keepPage(aForeseenPage({ dryRunId: dryRunId('unlisted') }))

    const [sent, held] = await Promise.all(
      (['send', 'held-back'] as const).map((outcome) =>
        allPages((page) => dryRuns.listPeople(id, outcome, page), limit),
      ),
    )

    const ids = (people = sent) => people?.map(({ contactId }) => contactId) ?? []
    expect(ids(sent)).toEqual(ids(sent).toSorted())
    expect(ids(held)).toEqual(ids(held).toSorted())
    expect(new Set([...ids(sent), ...ids(held)]).size).toBe(60)
    expect(ids(sent)).toHaveLength(sent?.filter(({ outcome }) => outcome === 'send').length ?? 0)
    expect(ids(held)).toHaveLength(held?.filter(({ reason }) => reason === 'no-consent').length ?? 0)
  })

  it('refuses a cursor of another list', async () => {
    const { dryRuns } = stores()
    const id = dryRunId('cursor')
    await dryRuns.keepPage(aForeseenPage({ dryRunId: id, people: [aForeseen(), aForeseen({ contactId: 'C2' })] }))
    const { next } = await dryRuns.listPeople(id, 'send', { limit: 1 })

    await expect(dryRuns.listPeople(id, 'held-back', { limit: 1, cursor: next ?? '' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  it('leads a fingerprint to the last dry run of the campaign that has it', async () => {
    const { dryRuns } = stores()
    const campaign = campaignId('named')
    const [one, two] = [aDryRun({ id: dryRunId('first') }), aDryRun({ id: dryRunId('second') })]
    for (const dryRun of [one, two]) await dryRuns.save(dryRun, 'absent')

    await dryRuns.nameFingerprint(campaign, 'abc', one.id)
    await dryRuns.nameFingerprint(campaign, 'abc', two.id)

    expect(await dryRuns.findByFingerprint(campaign, 'abc')).toEqual(two)
    expect(await dryRuns.findByFingerprint(campaign, 'abd')).toBeUndefined()
    expect(await dryRuns.findByFingerprint(campaignId('other'), 'abc')).toBeUndefined()
  })
})

describeStores('OwnNumberStore', (stores) => {
  it('keeps an account’s numbers over the revision that was read, apart from any other account’s', async () => {
    const { ownNumbers } = stores()
    const at = new Date('2026-12-01T01:00:00Z')
    const number = { phoneHash: 'hash', masked: '+86199****0001' }
    const own = {
      ...{ account: 'anna', numbers: [{ ...number, id: 'num_1', confirmedAt: at }], codesAt: [at], textsAt: [] },
      ...{ asked: { ...number, nonce: 'n1', at, tries: 2 }, rev: 1 },
    }

    expect(await ownNumbers.find('anna')).toBeUndefined()
    expect(await ownNumbers.save(own, 'absent')).toBe(true)
    expect(await ownNumbers.save(own, 'absent')).toBe(false)
    expect(await ownNumbers.find('anna')).toEqual(own)
    expect(await ownNumbers.save({ ...own, asked: null, rev: 2 }, 1)).toBe(true)
    expect(await ownNumbers.find('anna')).toEqual({ ...own, asked: null, rev: 2 })
    expect(await ownNumbers.find('ben')).toBeUndefined()
  })
})

describeStores('ApprovalSettings', (stores) => {
  it('gives back the setting as it was saved, over the revision that was read', async () => {
    const { approvalSettings } = stores()
    const setting = { above: 1000, lastChange: null, rev: 1 }

    expect(await approvalSettings.find()).toBeUndefined()
    expect(await approvalSettings.save(setting, 'absent')).toBe(true)
    expect(await approvalSettings.save(setting, 'absent')).toBe(false)
    expect(await approvalSettings.save({ ...setting, above: null, rev: 2 }, 1)).toBe(true)
    expect(await approvalSettings.find()).toEqual({ above: null, lastChange: null, rev: 2 })
  })
})
