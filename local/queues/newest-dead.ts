import { compareBytes } from '#shared/adapters/order.ts'
import type { Job } from './job.ts'

type Placed = { key: string; id: string }

/** The ids of dead jobs by when they were buried, so that a page of the newest looks at no other. */
export class NewestDead {
  /** Oldest first: one that is buried now goes to the end. */
  readonly #placed: Placed[] = []

  /** Of a job as it was and as it is; undefined where there is none. */
  change(before: Job | undefined, after: Job | undefined): void {
    const [old, next] = [before && placeOf(before), after && placeOf(after)]
    if (old?.key === next?.key) return
    if (old !== undefined) this.#placed.splice(this.#countBefore(old.key), 1)
    if (next !== undefined) this.#placed.splice(this.#countBefore(next.key), 0, next)
  }

  /** Up to `limit` ids, newest first, from the first that was buried before this key. */
  list(limit: number, before?: string): string[] {
    const end = before === undefined ? this.#placed.length : this.#countBefore(before)
    return this.#placed
      .slice(Math.max(0, end - limit), end)
      .reverse()
      .map(({ id }) => id)
  }

  #countBefore(key: string): number {
    let [from, to] = [0, this.#placed.length]
    while (from < to) {
      const middle = (from + to) >>> 1
      if (compareBytes(this.#placed[middle]?.key ?? '', key) < 0) from = middle + 1
      else to = middle
    }
    return from
  }
}

/** Of one instant, by id. */
export function deadKeyOf(atMs: number, id: string): string {
  return `${new Date(atMs).toISOString()}#${id}`
}

function placeOf({ id, dead }: Job): Placed | undefined {
  return dead === null ? undefined : { key: deadKeyOf(dead.atMs, id), id }
}
