import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { campaignItem } from '#shared/adapters/dynamo/campaign-item.ts'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import { createDynamoStores } from '#shared/adapters/dynamo/stores.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { KindId } from '#shared/contracts/message.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { KINDS } from '#shared/domain/scenarios/registry.ts'
import { listCampaigns } from '#shared/usecases/campaigns/list-campaigns.ts'
import { listDeadLetters } from '#shared/usecases/dead-letters/list-dead-letters.ts'
import { explain } from '#shared/usecases/history/explain.ts'
import { listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { searchMessages } from '#shared/usecases/history/search-messages.ts'
import { searchContacts } from '#shared/usecases/people/search-contacts.ts'
import { beginRun } from '#shared/usecases/runs/begin-run.ts'
import { getRun } from '#shared/usecases/runs/get-run.ts'
import { listRuns } from '#shared/usecases/runs/list-runs.ts'
import { readResults } from '#shared/usecases/runs/read-results.ts'
import { settleFormerCampaigns } from '#shared/usecases/runs/settle-former-campaigns.ts'
import { countWork, sumOf } from '../../bench/counted-work.ts'
import { fillTables } from '../../bench/filled-tables.ts'
import { aCampaign, aProgress, aRun, campaignId } from '../builders/campaign.ts'
import { aBirthday, aContact } from '../builders/contact.ts'
import { startDynamo, type TestDynamo } from '../builders/dynalite.ts'
import { aMessage } from '../builders/message.ts'
import { anInstalment } from '../builders/record.ts'
import { World } from '../builders/world.ts'

const MESSAGES = 301
const PAGES = 120

type Opened = Awaited<ReturnType<typeof open>>

async function open() {
  const dynamo: TestDynamo = await startDynamo()
  const { client, names } = dynamo
  const world = new World('2026-12-01T00:00:00Z')
  const stores = createDynamoStores(client, names, world.clock)
  const counter = countWork(client, names)
  const unitsOf = async (read: () => Promise<unknown>) => {
    counter.take()
    await read()
    return sumOf(counter.take().reads)
  }
  /** What is not counted is written on SQLite and brought over in large requests. */
  const filled = (write: (stores: Stores) => Promise<void>) => fillTables({ client, names, clock: world.clock }, write)
  return { dynamo, stores, unitsOf, filled, deps: { ...world.deps, ...stores } }
}

/** What a page cost at each size of its table. */
const flat = { people: new Set<number>(), drafts: new Set<number>() }

describe('what a page of the console costs, in read units', () => {
  let opened: Opened | undefined
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(async () => opened?.dynamo.stop())

  function platform(): Opened {
    if (opened === undefined) throw new Error('the database is there once the suite runs')
    return opened
  }

  it('is at most 8 for 50 messages of a contact who has hundreds', async () => {
    const { filled, unitsOf, deps } = platform()
    await filled(async ({ messages }) => {
      for (let index = 0; index < MESSAGES; index += 1) {
        const dueAt = new Date(Date.parse('2026-01-01T04:00:00Z') + index * 86_400_000)
        const key = { contactId: 'many', occurrence: `${dueAt.toISOString().slice(0, 10)}#shipment-notice#SH-${index}` }
        const text = '您好，订单 SO-20261201-0001 已发货，顺丰速运 SF1234567890，预计明天送达。'
        await messages.save(aMessage({ ...key, id: messageIdOf(key), state: 'delivered', dueAt, text }), 'absent')
      }
    })

    const units = await unitsOf(() => searchMessages(deps, { contact: 'many', limit: 50 }))

    expect(units).toBeLessThanOrEqual(8)
  })

  it('is at most 40 for the year to come of a contact with 301 messages and 12 instalments, under five campaigns', async () => {
    const { stores, unitsOf, deps } = platform()
    await stores.contacts.save(aContact({ id: 'many', birthday: aBirthday() }), 'absent')
    for (let month = 1; month <= 12; month += 1) {
      const due = `2027-${String(month).padStart(2, '0')}-20`
      const instalment = anInstalment({
        contractId: 'plan',
        period: month,
        contactId: 'many',
        due,
        month: due.slice(0, 7),
      })
      await stores.records.saveInstalment(instalment, 'absent')
    }
    for (const kind of KINDS) {
      const id = campaignId(kind.id.replaceAll('-', ''))
      await stores.campaigns.save(
        aCampaign({ id, kind: KindId.parse(kind.id), content: defaultContent(kind) }),
        'absent',
      )
    }
    const asked = { contactId: 'many', until: undefined, limit: 100, cursor: undefined }

    const calendar = await unitsOf(async () => {
      const page = await listCalendar(deps, asked)
      expect(page?.items.length).toBeGreaterThan(30)
    })
    const explained = await unitsOf(() => explain(deps, { contact: 'many', at: new Date('2026-12-05T01:00:00Z') }))

    expect(calendar).toBeLessThanOrEqual(40)
    expect(explained).toBeLessThanOrEqual(30)
  })

  it('is at most 2 for a run that keeps its sums, and no more than that for a list of one', async () => {
    const { stores, unitsOf, deps } = platform()
    const campaign = aCampaign()
    await stores.campaigns.save(campaign, 'absent')
    const run = aRun({
      campaignId: campaign.id,
      state: 'closed',
      pages: PAGES,
      planned: PAGES,
      counts: { delivered: PAGES },
    })
    await stores.runs.saveRun(run, 'absent')
    for (let number = 1; number <= PAGES; number += 1)
      await stores.runs.saveProgress(
        aProgress({ runId: run.id, number, state: 'finished', counts: { delivered: 1 } }),
        'absent',
      )

    const one = await unitsOf(async () => expect((await getRun(deps, run.id)).counts).toEqual({ delivered: PAGES }))
    const list = await unitsOf(() => listRuns(deps, { campaignId: campaign.id, page: { limit: 50 } }))

    expect(one).toBeLessThanOrEqual(2)
    expect(list).toBeLessThanOrEqual(2)
  })

  it.each([100, 1000])('is at most 8 for 50 of %i people by name, opted out or not', async (people) => {
    const { filled, unitsOf, deps } = platform()
    const initial = people === 100 ? '百' : '千'
    const word = { at: new Date(0), by: 'support/local-support', note: '来电要求退订', source: 'person' as const }
    await filled(async ({ contacts, optOuts }) => {
      for (let n = 0; n < people; n += 1) {
        const phoneHash = `${people}-${n}`.padEnd(43, 'x')
        if (n % 20 === 0) await optOuts.put({ ...word, phoneHash })
        await contacts.save(aContact({ id: `C${people}-${n}`, name: `${initial}家明`, phoneHash }), 'absent')
      }
    })

    let next: string | null = null
    const first = await unitsOf(async () => {
      const outcome = await searchContacts(deps, { name: initial, limit: 50 })
      if (outcome.kind === 'found') next = outcome.page.next
    })
    const second = await unitsOf(() => searchContacts(deps, { name: initial, limit: 50, cursor: next }))

    expect(next).not.toBeNull()
    expect(first).toBeLessThanOrEqual(8)
    expect(second).toBeLessThanOrEqual(8)
    flat.people.add(first)
    expect(flat.people.size).toBe(1)
  })

  it.each([100, 1000])('is at most 13 for 50 of %i campaigns, and for 50 of one state', async (campaigns) => {
    const { dynamo, stores, unitsOf, deps } = platform()
    const standing = new Set((await stores.campaigns.list()).map(({ id }) => id))
    const made = Array.from({ length: campaigns }, (_, n) => {
      const createdAt = new Date(Date.parse('2026-01-01T00:00:00Z') + n * 3_600_000)
      const id = campaignId(`of${String(n).padStart(4, '0')}`)
      return aCampaign({ id, state: n % 100 === 0 ? 'active' : 'draft', createdAt })
    })
    const fresh = made.filter(({ id }) => !standing.has(id))
    await createDynamoTables(dynamo.client, dynamo.names).campaigns.putMany(fresh.map(campaignItem))
    for (const one of made.slice(-5)) await stores.campaigns.save({ ...one, rev: one.rev + 1 }, one.rev)

    const all = await unitsOf(async () => expect((await listCampaigns(deps, { limit: 50 })).items).toHaveLength(50))
    const drafts = await unitsOf(() => listCampaigns(deps, { limit: 50, state: 'draft' }))

    expect(all).toBeLessThanOrEqual(13)
    expect(drafts).toBeLessThanOrEqual(13)
    flat.drafts.add(drafts)
    expect(flat.drafts.size).toBe(1)
  })

  it('is at most 2 to begin a run, among a thousand campaigns that were active before this release looked', async () => {
    const { dynamo, unitsOf, deps } = platform()
    const made = Array.from({ length: 1000 }, (_, n) =>
      aCampaign({
        id: campaignId(`r${String(n).padStart(4, '0')}`),
        kind: 'repayment-reminder',
        state: n < 30 ? 'stopped' : 'draft',
      }),
    )
    await createDynamoTables(dynamo.client, dynamo.names).campaigns.putMany(made.map(campaignItem))
    await settleFormerCampaigns(deps)
    const [campaign = aCampaign()] = made
    const firing = {
      campaignId: campaign.id,
      firedAt: new Date('2026-12-20T01:00:00Z'),
      zone: 'Asia/Shanghai',
      date: '2026-12-20',
      part: 'stage',
    }
    const fresh = createDynamoStores(dynamo.client, dynamo.names, deps.clock)

    const units = await unitsOf(() => beginRun({ ...deps, ...fresh }, campaign, { ...firing, version: 1, gate: null }))

    expect(units).toBeLessThanOrEqual(2)
  })

  it('is at most 5 for 50 events put aside, however large their bodies are', async () => {
    const { filled, unitsOf, deps } = platform()
    const deadLetterBox = { list: async () => ({ items: [], next: null }) }
    const body = JSON.stringify({ id: 'evt', data: 'x'.repeat(3000) })
    await filled(async ({ events }) => {
      for (let n = 0; n < 120; n += 1) {
        const at = new Date(Date.parse('2026-11-01T00:00:00Z') + n * 1000)
        await events.keep({ id: `evt_${n}`, type: 'order.placed', reason: 'which-shop', body, at, source: 'bus' })
      }
    })

    const units = await unitsOf(async () => {
      const { items, next } = await listDeadLetters({ ...deps, deadLetterBox }, { kind: 'event', limit: 50 })
      expect([items.length, next === null]).toEqual([50, false])
    })

    expect(units).toBeLessThanOrEqual(5)
  })

  it('is at most 8 for the results of 30 settled days, however many messages they have', async () => {
    const { stores, unitsOf, deps } = platform()
    const campaign = aCampaign({ id: campaignId('results') })
    await stores.campaigns.save(campaign, 'absent')
    for (let day = 1; day <= 30; day += 1) {
      const date = `2026-10-${String(day).padStart(2, '0')}`
      const counted = {
        campaignId: campaign.id,
        date,
        countedAt: new Date('2026-11-20T00:00:00Z'),
        openUntil: null,
        rev: 1,
      }
      const tally = { counts: { delivered: 90_000, undelivered: 7 }, reasons: { unreachable: 7 }, parts: 90_007 }
      await stores.runs.saveDay({ ...counted, ...tally }, 'absent')
    }
    const range = { id: campaign.id, from: '2026-10-01', until: '2026-10-30' }

    const units = await unitsOf(async () =>
      expect((await readResults(deps, range)).counts).toEqual({ delivered: 2_700_000, undelivered: 210 }),
    )

    expect(units).toBeLessThanOrEqual(8)
  })
})
