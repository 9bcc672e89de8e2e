import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import type { Watch } from './watch.ts'
import { WatchedCampaigns, WatchedLines } from './watched-control.ts'
import { WatchedContacts, WatchedOptOuts, WatchedRecords } from './watched-facts.ts'
import { WatchedMessages, WatchedRuns } from './watched-sending.ts'

/** The memory stores, which tell the truth of each write as it takes effect. */
export function createWatchedStores(watch: Watch): Stores {
  return {
    ...createMemoryStores(),
    messages: new WatchedMessages(watch),
    runs: new WatchedRuns(watch),
    contacts: new WatchedContacts(watch),
    records: new WatchedRecords(watch),
    campaigns: new WatchedCampaigns(watch),
    optOuts: new WatchedOptOuts(watch),
    lines: new WatchedLines(watch),
  }
}
