import { runKey } from '#shared/adapters/dynamo/keys.ts'
import type { DayTally, PageAudience, PageProgress, Run } from '#shared/contracts/campaign.ts'
import type { CampaignId, RunId } from '#shared/contracts/ids.ts'
import { DUE_SHARDS, shardOf } from '#shared/contracts/table.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { DuePage, RunStore } from '#shared/ports/run-store.ts'
import { copyOf } from './copy.ts'
import { pageOfSorted } from './pages.ts'
import { RevisionedItems } from './revisioned-items.ts'

/** Runs, their pages and the pages' progress, like the table. */
export class MemoryRunStore implements RunStore {
  readonly dueShards: number
  private readonly runs = new RevisionedItems<Run>()
  private readonly days = new RevisionedItems<DayTally>()
  private readonly audiences = new Map<string, PageAudience>()
  private readonly progress = new Map<string, PageProgress>()

  constructor(dueShards = DUE_SHARDS) {
    this.dueShards = dueShards
  }

  async findRun(id: RunId): Promise<Run | undefined> {
    return this.runs.find(id)
  }

  async saveRun(run: Run, expectedRev: number | 'absent'): Promise<boolean> {
    return this.runs.save(run.id, run, expectedRev)
  }

  async listRuns(campaignId: CampaignId, page: PageRequest): Promise<PageOf<Run>> {
    const items = this.runs.filter((run) => run.campaignId === campaignId)
    return pageOfSorted(
      { list: ['runs', campaignId], items, keyOf: ({ id }) => runKey(id).sk, newestFirst: true },
      page,
    )
  }

  async findAudience(runId: RunId, number: number): Promise<PageAudience | undefined> {
    return copyOf(this.audiences.get(pageKey(runId, number)))
  }

  async createAudience(page: PageAudience): Promise<boolean> {
    const key = pageKey(page.runId, page.number)
    if (this.audiences.has(key)) return false
    this.audiences.set(key, copyOf(page))
    return true
  }

  async findProgress(runId: RunId, number: number): Promise<PageProgress | undefined> {
    return copyOf(this.progress.get(pageKey(runId, number)))
  }

  async saveProgress(progress: PageProgress, expectedRev: number | 'absent'): Promise<boolean> {
    const key = pageKey(progress.runId, progress.number)
    if ((this.progress.get(key)?.rev ?? 'absent') !== expectedRev) return false
    this.progress.set(key, copyOf(progress))
    return true
  }

  async listProgress(runId: RunId): Promise<PageProgress[]> {
    const pages = [...this.progress.values()].filter((page) => page.runId === runId)
    return copyOf(pages.sort((a, b) => a.number - b.number))
  }

  async listProgressAfter(runId: RunId, number: number, limit: number): Promise<PageProgress[]> {
    const pages = await this.listProgress(runId)
    return pages.filter((page) => page.number > number).slice(0, limit)
  }

  async findDay(campaignId: CampaignId, date: string): Promise<DayTally | undefined> {
    return this.days.find(`${campaignId}#${date}`)
  }

  async saveDay(day: DayTally, expectedRev: number | 'absent'): Promise<boolean> {
    return this.days.save(`${day.campaignId}#${day.date}`, day, expectedRev)
  }

  async listDays(campaignId: CampaignId, from: string, until: string): Promise<DayTally[]> {
    const days = this.days.filter((day) => day.campaignId === campaignId && day.date >= from && day.date <= until)
    return days.sort((a, b) => (a.date < b.date ? -1 : 1))
  }

  async listDuePages(shard: number, until: Date, limit: number): Promise<DuePage[]> {
    const due = [...this.progress.values()].flatMap(({ runId, number, wakeAt }) =>
      wakeAt && wakeAt <= until ? [{ runId, number, wakeAt: new Date(wakeAt) }] : [],
    )
    const ofShard = due.filter(({ runId, number }) => shardOf(pageKey(runId, number), this.dueShards) === shard)
    return ofShard.sort((a, b) => a.wakeAt.getTime() - b.wakeAt.getTime()).slice(0, limit)
  }

  async handOverPage({ runId, number, wakeAt }: DuePage, nextWakeAt: Date): Promise<boolean> {
    const page = this.progress.get(pageKey(runId, number))
    if (page?.wakeAt?.getTime() !== wakeAt.getTime()) return false
    page.wakeAt = new Date(nextWakeAt)
    return true
  }
}

function pageKey(runId: RunId, number: number): string {
  return `${runId}#${number}`
}
