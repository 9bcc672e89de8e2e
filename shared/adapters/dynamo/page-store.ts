import * as z from 'zod'
import { type PageAudience, type PageProgress, Run } from '#shared/contracts/campaign.ts'
import type { RunId } from '#shared/contracts/ids.ts'
import { DUE_SHARDS } from '#shared/contracts/table.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { audienceKey, progressKey, runKey } from './keys.ts'
import { progressItem, readAudienceItem, readProgressItem } from './page-items.ts'
import { readFields, storedFields } from './stored-fields.ts'

type Needed = 'findRun' | 'saveRun' | 'findAudience' | 'findProgress' | 'saveProgress'

/** What a sender needs of runs and their pages: its bundle has a limit. */
export class DynamoPageStore implements Pick<RunStore, Needed> {
  readonly dueShards: number
  protected readonly campaigns: ItemTable

  constructor(tables: ItemTables, dueShards = DUE_SHARDS) {
    this.campaigns = tables.campaigns
    this.dueShards = dueShards
  }

  async findRun(id: RunId): Promise<Run | undefined> {
    const item = await this.campaigns.get(runKey(id))
    return item && readFields(Run, item)
  }

  saveRun(run: Run, expectedRev: number | 'absent'): Promise<boolean> {
    return this.campaigns.putAtRev({ ...storedFields(z.encode(Run, run)), ...runKey(run.id) }, expectedRev)
  }

  async findAudience(runId: RunId, number: number): Promise<PageAudience | undefined> {
    const item = await this.campaigns.get(audienceKey(runId, number))
    return item && readAudienceItem(item)
  }

  async findProgress(runId: RunId, number: number): Promise<PageProgress | undefined> {
    const item = await this.campaigns.get(progressKey(runId, number))
    return item && readProgressItem(item)
  }

  saveProgress(progress: PageProgress, expectedRev: number | 'absent'): Promise<boolean> {
    return this.campaigns.putAtRev(progressItem(progress, this.dueShards), expectedRev)
  }
}
