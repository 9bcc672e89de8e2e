import type { DayTally, PageAudience, PageProgress, Run } from '#shared/contracts/campaign.ts'
import type { CampaignId, RunId } from '#shared/contracts/ids.ts'
import type { PageOf, PageRequest } from './page-of.ts'

export type DuePage = { runId: RunId; number: number; wakeAt: Date }

export interface RunStore {
  findRun(id: RunId): Promise<Run | undefined>
  /** Conditioned like `MessageStore.save`. */
  saveRun(run: Run, expectedRev: number | 'absent'): Promise<boolean>
  /** Newest firing first. */
  listRuns(campaignId: CampaignId, page: PageRequest): Promise<PageOf<Run>>

  findAudience(runId: RunId, number: number): Promise<PageAudience | undefined>
  /** Written once: false when that page exists, whatever it holds. */
  createAudience(page: PageAudience): Promise<boolean>

  findProgress(runId: RunId, number: number): Promise<PageProgress | undefined>
  saveProgress(progress: PageProgress, expectedRev: number | 'absent'): Promise<boolean>
  /** All pages of a run, by number. */
  listProgress(runId: RunId): Promise<PageProgress[]>
  /** The first `limit` pages behind this number, by number. */
  listProgressAfter(runId: RunId, number: number, limit: number): Promise<PageProgress[]>

  findDay(campaignId: CampaignId, date: string): Promise<DayTally | undefined>
  /** Conditioned like `MessageStore.save`. */
  saveDay(day: DayTally, expectedRev: number | 'absent'): Promise<boolean>
  /** The days in `[from, until]` that were ever counted, by date. */
  listDays(campaignId: CampaignId, from: string, until: string): Promise<DayTally[]>

  listDuePages(shard: number, until: Date, limit: number): Promise<DuePage[]>
  handOverPage(due: DuePage, nextWakeAt: Date): Promise<boolean>
  readonly dueShards: number
}
