import { isDeepStrictEqual } from 'node:util'
import { MemoryCampaignStore } from '#shared/adapters/memory/campaign-store.ts'
import { MemoryLineStore } from '#shared/adapters/memory/line-store.ts'
import type { Campaign } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { Line } from '#shared/contracts/line.ts'
import type { Truth } from './truth.ts'
import type { Watch } from './watch.ts'

export class WatchedCampaigns extends MemoryCampaignStore {
  readonly #watch: Watch

  constructor(watch: Watch) {
    super()
    this.#watch = watch
  }

  override async find(id: CampaignId): Promise<Campaign | undefined> {
    this.#watch.read({ what: 'campaign', id })
    return super.find(id)
  }

  override async save(campaign: Campaign, expectedRev: number | 'absent'): Promise<boolean> {
    const before = await super.find(campaign.id)
    const saved = await super.save(campaign, expectedRev)
    if (!saved) return false
    // A write of the revision alone only ends what somebody left half done.
    if (!isDeepStrictEqual({ ...before, rev: campaign.rev }, campaign))
      this.#watch.truth.campaignWritten(campaign.id, 1)
    this.#watch.truth.campaigns.of(campaign.id).set(this.#watch.nowMs(), campaign.state)
    this.#watch.changed()
    return true
  }
}

export class WatchedLines extends MemoryLineStore {
  readonly #watch: Watch

  constructor(watch: Watch) {
    super()
    this.#watch = watch
  }

  override async find(provider: string): Promise<Line | undefined> {
    this.#watch.read({ what: 'line', id: provider })
    return super.find(provider)
  }

  override async save(line: Line, expectedRev: number | 'absent'): Promise<boolean> {
    const before = await super.find(line.provider)
    const saved = await super.save(line, expectedRev)
    if (saved && before !== undefined) noteRoomGivenTwice(this.#watch.truth, before, line)
    if (saved && isSteered(before, line)) this.#watch.truth.lineWrites += 1
    if (saved) this.#watch.truth.spentOf.set(line.spent.day, line.spent.micros)
    if (saved) this.#watch.truth.stopped.of('line').set(this.#watch.nowMs(), line.stop !== null)
    if (saved) this.#watch.truth.open.of('line').set(this.#watch.nowMs(), line.countries?.allowed.join(' ') ?? '')
    return saved
  }
}

/** Whether what only operators change is another: the switch, the limits, and a fault that is taken back. */
function isSteered(before: Line | undefined, after: Line): boolean {
  const set = (line: Line | undefined) => [line?.stop ?? null, line?.rates ?? null, line?.dailyBudgetMicros ?? null]
  const isMended = before?.fault != null && after.fault === null
  return isMended || JSON.stringify(set(before)) !== JSON.stringify(set(after))
}

/** Leases of a lane follow one another: one that ends before the last one did was given out of the same room. */
function noteRoomGivenTwice(truth: Truth, before: Line, after: Line): void {
  for (const lane of ['transactional', 'bulk'] as const)
    if (after.givenUntil[lane] < before.givenUntil[lane])
      truth.lineFaults.push(`room of the ${lane} lane is given twice`)
}
