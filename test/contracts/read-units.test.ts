import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDynamoStores } from '#shared/adapters/dynamo/stores.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { KINDS } from '#shared/domain/scenarios/registry.ts'
import { explain } from '#shared/usecases/history/explain.ts'
import { listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { searchMessages } from '#shared/usecases/history/search-messages.ts'
import { getRun } from '#shared/usecases/runs/get-run.ts'
import { listRuns } from '#shared/usecases/runs/list-runs.ts'
import { countWork, sumOf } from '../../bench/counted-work.ts'
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
  return { dynamo, stores, unitsOf, deps: { ...world.deps, ...stores } }
}

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
    const { stores, unitsOf, deps } = platform()
    for (let index = 0; index < MESSAGES; index += 1) {
      const dueAt = new Date(Date.parse('2026-01-01T04:00:00Z') + index * 86_400_000)
      const key = { contactId: 'many', occurrence: `${dueAt.toISOString().slice(0, 10)}#shipment-notice#SH-${index}` }
      const text = '您好，订单 SO-20261201-0001 已发货，顺丰速运 SF1234567890，预计明天送达。'
      await stores.messages.save(aMessage({ ...key, id: messageIdOf(key), state: 'delivered', dueAt, text }), 'absent')
    }

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
      await stores.campaigns.save(aCampaign({ id, kind: kind.id, content: defaultContent(kind) }), 'absent')
    }
    const asked = { contactId: 'many', until: undefined, limit: 100, cursor: undefined }

    const calendar = await unitsOf(async () => {
      const page = await listCalendar(deps, asked)
      expect(page?.items.length).toBeGreaterThan(30)
    })
    const explained = await unitsOf(() => explain(deps, { contact: 'many', at: new Date('2026-12-05T01:00:00Z') }))

    expect(calendar).toBeLessThanOrEqual(40)
    expect(explained).toBeLessThanOrEqual(25)
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
})
