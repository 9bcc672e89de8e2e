import { MemoryMessageStore } from '#shared/adapters/memory/message-store.ts'
import { MemoryRunStore } from '#shared/adapters/memory/run-store.ts'
import type { PageAudience, PageProgress, Run } from '#shared/contracts/campaign.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { DueMessage } from '#shared/ports/message-store.ts'
import type { DuePage } from '#shared/ports/run-store.ts'
import type { Watch } from './watch.ts'

/** Fewer than in the cloud: every shard is a call of each sweep. */
const DUE_SHARDS = 2

export class WatchedMessages extends MemoryMessageStore {
  readonly #watch: Watch

  constructor(watch: Watch) {
    super(DUE_SHARDS)
    this.#watch = watch
  }

  override async save(message: Message, expectedRev: number | 'absent'): Promise<boolean> {
    const saved = await super.save(message, expectedRev)
    this.#watch.truth.messageTried(this.#watch.nowMs(), message, saved)
    this.#watch.note(saved ? 'wrote' : 'not written', () => wordsFor(message))
    if (!saved) return false
    this.#watch.lag.wrote('due', message.id)
    if (message.wakeAt !== null) this.#watch.wakes(message.wakeAt)
    return true
  }

  override async listDue(shard: number, until: Date, limit: number): Promise<DueMessage[]> {
    const due = await super.listDue(shard, until, limit)
    return due.filter(({ id }) => this.#watch.lag.shows('due', id))
  }

  override async handOver(due: DueMessage, nextWakeAt: Date): Promise<boolean> {
    const moved = await super.handOver(due, nextWakeAt)
    if (moved) this.#watch.truth.writes.handOvers += 1
    if (moved) this.#watch.wakes(nextWakeAt)
    return moved
  }
}

export class WatchedRuns extends MemoryRunStore {
  readonly #watch: Watch

  constructor(watch: Watch) {
    super(DUE_SHARDS)
    this.#watch = watch
  }

  override async saveRun(run: Run, expectedRev: number | 'absent'): Promise<boolean> {
    const saved = await super.saveRun(run, expectedRev)
    if (!saved) return false
    this.#watch.truth.runs.set(run.id, run)
    this.#watch.changed()
    return true
  }

  override async createAudience(page: PageAudience): Promise<boolean> {
    const created = await super.createAudience(page)
    if (created) this.#watch.truth.audiences.set(`${page.runId}#${page.number}`, page)
    return created
  }

  override async saveProgress(progress: PageProgress, expectedRev: number | 'absent'): Promise<boolean> {
    const saved = await super.saveProgress(progress, expectedRev)
    if (!saved) return false
    this.#watch.truth.progress.set(`${progress.runId}#${progress.number}`, progress)
    this.#watch.lag.wrote('due page', progress.runId, progress.number)
    if (progress.wakeAt !== null) this.#watch.wakes(progress.wakeAt)
    if (progress.state === 'finished') this.#watch.changed()
    return true
  }

  override async listDuePages(shard: number, until: Date, limit: number): Promise<DuePage[]> {
    const due = await super.listDuePages(shard, until, limit)
    return due.filter(({ runId, number }) => this.#watch.lag.shows('due page', runId, number))
  }

  override async handOverPage(due: DuePage, nextWakeAt: Date): Promise<boolean> {
    const moved = await super.handOverPage(due, nextWakeAt)
    if (moved) this.#watch.wakes(nextWakeAt)
    return moved
  }
}

function wordsFor({ contactId, occurrence, state, reason, rev, wakeAt }: Message): string {
  const until = wakeAt === null ? '' : `until ${wakeAt.toISOString()}`
  return `${contactId} ${occurrence} r${rev} ${state} ${reason ?? ''} ${until}`
}
