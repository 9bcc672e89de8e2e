import { expect, it } from 'vitest'
import type { Campaign } from '#shared/contracts/campaign.ts'
import { AudienceId } from '#shared/contracts/ids.ts'
import { aCampaign, campaignId } from '../builders/campaign.ts'
import { anOrderScenario, readAs } from '../builders/scenario.ts'
import { allPages, describeStores } from './implementations.ts'

describeStores('CampaignStore', (stores) => {
  it('gives back a campaign as it was saved, over the revision that was read', async () => {
    const { campaigns } = stores()
    const settings = { times: ['09:00'], delayMinutes: 30, cutOffs: null, nested: { on: true } }
    const content = { ...aCampaign().content, settings }
    const campaign = aCampaign({ id: campaignId('whole'), content, activeSince: null })

    expect(await campaigns.find(campaign.id)).toBeUndefined()
    expect(await campaigns.save(campaign, 'absent')).toBe(true)
    expect(await campaigns.save(campaign, 'absent')).toBe(false)
    expect(await campaigns.find(campaign.id)).toEqual(campaign)
    expect(await campaigns.save({ ...campaign, state: 'stopped', rev: 2 }, 2)).toBe(false)
    expect(await campaigns.save({ ...campaign, state: 'stopped', rev: 2 }, 1)).toBe(true)
    expect(await campaigns.find(campaign.id)).toMatchObject({ state: 'stopped', rev: 2 })
  })

  it('removes a campaign over the revision that was read, from every list at once', async () => {
    const { campaigns } = stores()
    const draft = aCampaign({ id: campaignId('removed'), state: 'draft', rev: 2 })
    await campaigns.save(draft, 'absent')

    expect(await campaigns.remove({ ...draft, rev: 1 })).toBe(false)
    expect(await campaigns.find(draft.id)).toEqual(draft)
    expect(await campaigns.remove(draft)).toBe(true)
    expect(await campaigns.remove(draft)).toBe(false)
    expect(await campaigns.find(draft.id)).toBeUndefined()
    expect(await campaigns.save({ ...draft, rev: 3 }, 2)).toBe(false)
    const listed = await allPages((page) => campaigns.listPage(page), 7)
    expect(listed.filter(({ id }) => id === draft.id)).toEqual([])
  })

  it('lists all campaigns, newest first', async () => {
    const { campaigns } = stores()
    for (const [name, day] of [
      ['b', 2],
      ['a', 3],
      ['c', 2],
    ] as const) {
      await campaigns.save(aCampaign({ id: campaignId(name), createdAt: new Date(Date.UTC(2027, 0, day)) }), 'absent')
    }

    const [first, second, third] = await campaigns.list()

    expect([first, second, third].map((one) => one?.id)).toEqual(['a', 'b', 'c'].map(campaignId))
  })

  it('lists page by page what texts people first, each state newest first, and one state alone', async () => {
    const { campaigns } = stores()
    const standing = (await allPages((page) => campaigns.listPage(page), 7)).map(({ id }) => id)
    const states = ['draft', 'stopped', 'active', 'draft', 'paused', 'active', 'draft', 'stopped'] as const
    for (const [n, state] of states.entries()) {
      const createdAt = new Date(Date.UTC(2027, 1, 1 + n))
      await campaigns.save(aCampaign({ id: campaignId(`page${n}`), state, createdAt }), 'absent')
    }
    const named = (places: readonly number[]) => places.map((n) => campaignId(`page${n}`))
    const ours = (found: readonly Campaign[]) => found.map(({ id }) => id).filter((id) => !standing.includes(id))

    for (const limit of [1, 2, 3, 50]) {
      const all = await allPages((page) => campaigns.listPage(page), limit)
      const drafts = await allPages((page) => campaigns.listPage({ ...page, state: 'draft' }), limit)

      expect(ours(all)).toEqual(named([5, 2, 4, 6, 3, 0, 7, 1]))
      expect(ours(drafts)).toEqual(named([6, 3, 0]))
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    }
  })

  it('lists each campaign once, where it stands by now', async () => {
    const { campaigns } = stores()
    const draft = aCampaign({ id: campaignId('moving'), state: 'draft' })
    await campaigns.save(draft, 'absent')
    await campaigns.save({ ...draft, state: 'active', rev: 2 }, 1)

    const all = await allPages((page) => campaigns.listPage(page), 2)

    expect(all.filter(({ id }) => id === draft.id)).toMatchObject([{ state: 'active', rev: 2 }])
  })

  it('refuses a cursor of another list', async () => {
    const { campaigns } = stores()
    for (const name of ['cursor1', 'cursor2'])
      await campaigns.save(aCampaign({ id: campaignId(name), state: 'draft' }), 'absent')
    const { next } = await campaigns.listPage({ state: 'draft', limit: 1 })

    for (const request of [{}, { state: 'active' as const }])
      await expect(campaigns.listPage({ ...request, limit: 1, cursor: next ?? '' })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      })
  })

  it('keeps the content of a version as it was first', async () => {
    const { campaigns } = stores()
    const id = campaignId('versions')
    const { content } = aCampaign()
    await campaigns.keepVersion(id, 1, content)
    await campaigns.keepVersion(id, 1, { ...content, name: 'changed' })
    await campaigns.keepVersion(id, 2, { ...content, name: 'second' })

    expect(await campaigns.findVersion(id, 1)).toEqual(content)
    expect(await campaigns.findVersion(id, 2)).toMatchObject({ name: 'second' })
    expect(await campaigns.findVersion(id, 3)).toBeUndefined()
  })

  it('keeps the claims of a kind over the revision that was read', async () => {
    const { campaigns } = stores()
    const { audience, settings } = aCampaign().content
    const claim = { campaignId: campaignId('claims'), fromRev: 3, content: { audience, settings }, at: new Date(0) }
    const claims = { kind: 'birthday-greeting' as const, claims: [claim], rev: 1 }

    expect(await campaigns.findClaims('birthday-greeting')).toBeUndefined()
    expect(await campaigns.saveClaims(claims, 'absent')).toBe(true)
    expect(await campaigns.saveClaims(claims, 'absent')).toBe(false)
    expect(await campaigns.findClaims('birthday-greeting')).toEqual(claims)
    expect(await campaigns.findClaims('holiday-greeting')).toBeUndefined()
    expect(await campaigns.saveClaims({ ...claims, claims: [], rev: 2 }, 2)).toBe(false)
    expect(await campaigns.saveClaims({ ...claims, claims: [], rev: 2 }, 1)).toBe(true)
    expect(await campaigns.findClaims('birthday-greeting')).toMatchObject({ claims: [], rev: 2 })
  })

  it('keeps the campaigns that wait for events over the revision that was read', async () => {
    const { campaigns } = stores()
    const { id, kind, state, version, activeSince, rev } = aCampaign()
    const pending = { rev: 2, at: new Date(5) }
    const entry = {
      id,
      kind,
      state,
      version,
      activeSince,
      editedAt: new Date(4),
      rev,
      category: 'marketing' as const,
      about: 'visit',
      pending,
    }

    expect(await campaigns.findWaiting()).toBeUndefined()
    expect(await campaigns.saveWaiting({ campaigns: [entry], rev: 1 }, 'absent')).toBe(true)
    expect(await campaigns.saveWaiting({ campaigns: [], rev: 1 }, 'absent')).toBe(false)
    expect(await campaigns.findWaiting()).toEqual({ campaigns: [entry], rev: 1 })
    expect(await campaigns.saveWaiting({ campaigns: [], rev: 2 }, 1)).toBe(true)
    expect(await campaigns.findWaiting()).toEqual({ campaigns: [], rev: 2 })
  })

  it('keeps all saved audiences in one item, over the revision that was read', async () => {
    const { campaigns } = stores()
    const at = new Date('2026-12-01T00:00:00Z')
    const where = { path: 'contact.custom.到期', is: 'before' as const, value: '2027-01-01' }
    const audience = { kinds: [], tags: ['贵宾'], exceptTags: [], regions: ['44'], where }
    const times = { createdAt: at, changedAt: at, by: 'admin/test' }
    const saved = { id: AudienceId.parse('grp_kept00'), name: '华南贵宾', audience, ...times, rev: 3 }

    expect(await campaigns.findShelf()).toBeUndefined()
    expect(await campaigns.saveShelf({ audiences: [saved], rev: 1 }, 'absent')).toBe(true)
    expect(await campaigns.saveShelf({ audiences: [], rev: 1 }, 'absent')).toBe(false)
    expect(await campaigns.findShelf()).toEqual({ audiences: [saved], rev: 1 })
    expect(await campaigns.saveShelf({ audiences: [], rev: 2 }, 1)).toBe(true)
    expect(await campaigns.findShelf()).toEqual({ audiences: [], rev: 2 })
  })

  it('gives back a campaign with its scenario', async () => {
    const { campaigns } = stores()
    const scenario = readAs(anOrderScenario())
    const campaign = aCampaign({ id: campaignId('custom'), kind: 'custom' })
    const content = { ...campaign.content, scenario }

    await campaigns.save({ ...campaign, content }, 'absent')
    await campaigns.keepVersion(campaign.id, 1, content)

    expect((await campaigns.find(campaign.id))?.content.scenario).toEqual(scenario)
    expect((await campaigns.findVersion(campaign.id, 1))?.scenario).toEqual(scenario)
  })

  it('keeps where a campaign fires over the revision that was read', async () => {
    const { campaigns } = stores()
    const id = campaignId('firings')
    const book = { campaignId: id, zones: { 'Asia/Shanghai': new Date(1) }, doneUntil: new Date(2), rev: 1 }

    expect(await campaigns.findFirings(id)).toBeUndefined()
    expect(await campaigns.saveFirings(book, 'absent')).toBe(true)
    expect(await campaigns.saveFirings(book, 'absent')).toBe(false)
    expect(await campaigns.findFirings(id)).toEqual(book)
    expect(await campaigns.saveFirings({ ...book, doneUntil: new Date(3), rev: 2 }, 1)).toBe(true)
    expect(await campaigns.findFirings(id)).toMatchObject({ doneUntil: new Date(3), rev: 2 })
  })

  it('gives back a paused campaign with its versions', async () => {
    const { campaigns } = stores()
    const versions = [
      { version: 1, since: new Date(1) },
      { version: 2, since: new Date(2) },
    ]
    const campaign = aCampaign({ id: campaignId('paused'), state: 'paused', activeUntil: new Date(3), versions })

    await campaigns.save(campaign, 'absent')

    expect(await campaigns.find(campaign.id)).toEqual(campaign)
  })
})
