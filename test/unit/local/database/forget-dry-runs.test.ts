import { afterEach, expect, it } from 'vitest'
import { createTableStores } from '#shared/adapters/dynamo/stores.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { forgetDryRuns } from '../../../../local/database/forget-dry-runs.ts'
import { aCampaign, campaignId } from '../../../builders/campaign.ts'
import { aDryRun, aForeseenPage, aHeldBack, dryRunId } from '../../../builders/dry-run.ts'

const DAY_MS = 86_400_000
const clock = { at: new Date('2026-12-01T00:00:00Z'), now: () => clock.at, monotonicMs: () => 0 }
const db = new Database(':memory:')
const stores = createTableStores(createSqliteTables(db), clock)
const itemsLeft = () => Number(db.row('SELECT count(*) AS items FROM campaigns')?.items)

afterEach(() => db.close())

it('takes away a dry run with its people after seven days, and nothing else', async () => {
  const [old, fresh] = [aDryRun({ id: dryRunId('old') }), aDryRun({ id: dryRunId('fresh') })]
  await stores.campaigns.save(aCampaign(), 'absent')
  await stores.dryRuns.save(old, 'absent')
  await stores.dryRuns.keepPage(aForeseenPage({ dryRunId: old.id, people: [aHeldBack()] }))
  await stores.dryRuns.nameFingerprint(campaignId('birthday'), 'abc', old.id)
  clock.at = new Date(clock.at.getTime() + DAY_MS)
  await stores.dryRuns.save(fresh, 'absent')

  clock.at = new Date(clock.at.getTime() + 6 * DAY_MS - 1000)
  expect(await forgetDryRuns(db, clock.now())).toBe(0)
  clock.at = new Date(clock.at.getTime() + 1000)
  expect(await stores.dryRuns.find(old.id)).toBeUndefined()
  expect(await forgetDryRuns(db, clock.now())).toBe(5)

  expect(await stores.dryRuns.find(fresh.id)).toEqual(fresh)
  expect(await stores.campaigns.find(aCampaign().id)).toEqual(aCampaign())
  // The campaign, its place among the last written, and the fresh dry run with its place in the list.
  expect(itemsLeft()).toBe(4)
})
