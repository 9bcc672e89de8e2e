import * as z from 'zod'
import { DayTally, type PageAudience, type PageProgress, Run } from '#shared/contracts/campaign.ts'
import { type CampaignId, RunId } from '#shared/contracts/ids.ts'
import { Instant } from '#shared/contracts/primitives.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { DuePage, RunStore } from '#shared/ports/run-store.ts'
import { dayKey, daysPk, PROGRESS_PREFIX, pageNumberOf, progressKey, runsPk } from './keys.ts'
import { audienceItem, readProgressItem } from './page-items.ts'
import { DynamoPageStore } from './page-store.ts'
import { readFields, readStored, storedFields } from './stored-fields.ts'

/** No page's key comes after it. */
const LAST_PROGRESS = `${PROGRESS_PREFIX}:`
const DueItem = z.object({ pk: RunId, sk: z.string(), wakeAt: Instant })

/** Runs, their pages and the pages' progress. Every read but that of due pages is strongly consistent. */
export class DynamoRunStore extends DynamoPageStore implements RunStore {
  async listRuns(campaignId: CampaignId, request: PageRequest): Promise<PageOf<Run>> {
    const { items, next } = await this.campaigns.page({ hash: runsPk(campaignId), newestFirst: true }, request)
    return { items: items.map((item) => readFields(Run, item)), next }
  }

  createAudience(page: PageAudience): Promise<boolean> {
    return this.campaigns.putAtRev(audienceItem(page), 'absent')
  }

  async listProgress(runId: RunId): Promise<PageProgress[]> {
    const items = await this.campaigns.query({ hash: runId, range: { is: 'begins-with', value: PROGRESS_PREFIX } })
    return items.map(readProgressItem)
  }

  async listProgressAfter(runId: RunId, number: number, limit: number): Promise<PageProgress[]> {
    const range = { is: 'between', from: progressKey(runId, number + 1).sk, to: LAST_PROGRESS } as const
    return (await this.campaigns.query({ hash: runId, range }, limit)).map(readProgressItem)
  }

  async findDay(campaignId: CampaignId, date: string): Promise<DayTally | undefined> {
    const item = await this.campaigns.get(dayKey(campaignId, date))
    return item && readFields(DayTally, item)
  }

  saveDay(day: DayTally, expectedRev: number | 'absent'): Promise<boolean> {
    const fields = storedFields(z.encode(DayTally, day))
    return this.campaigns.putAtRev({ ...fields, ...dayKey(day.campaignId, day.date) }, expectedRev)
  }

  async listDays(campaignId: CampaignId, from: string, until: string): Promise<DayTally[]> {
    const range = { is: 'between', from, to: until } as const
    const items = await this.campaigns.query({ hash: daysPk(campaignId), range })
    return items.map((item) => readFields(DayTally, item))
  }

  async listDuePages(shard: number, until: Date, limit: number): Promise<DuePage[]> {
    const range = { is: 'at-most', value: until.toISOString() } as const
    const items = await this.campaigns.query({ index: 'byDue', hash: shard, range }, limit)
    return items.map((item) => {
      const { pk, sk, wakeAt } = readStored(DueItem, item)
      return { runId: pk, number: pageNumberOf(sk), wakeAt }
    })
  }

  handOverPage({ runId, number, wakeAt }: DuePage, nextWakeAt: Date): Promise<boolean> {
    const key = progressKey(runId, number)
    return this.campaigns.move(key, 'wakeAt', wakeAt.toISOString(), nextWakeAt.toISOString())
  }
}
