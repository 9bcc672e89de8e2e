import type { Item } from '#shared/adapters/dynamo/item.ts'
import type { ItemTable } from '#shared/adapters/dynamo/item-table.ts'
import { JOBS_PK, placeKey } from '../database/local-table.ts'
import { Job } from './job.ts'
import { NewestDead } from './newest-dead.ts'

type Placed = { job: Job; sk: string }

/** The jobs of all queues. What changes is there at once; it is on disk when the call's promise is fulfilled. */
export interface JobLedger {
  find(id: string): Job | undefined
  /** In the order they came. */
  list(): Iterable<Job>
  /** Dead ones, newest first, from the first that was buried before this key of `deadKeyOf`. */
  listDead(limit: number, before?: string): Job[]
  /** Adds or replaces, by id; `besides` is written in the same commit. When that fails, jobs that were new are gone again. */
  save(jobs: readonly Job[], besides?: readonly Item[]): Promise<void>
  /** Repeats and unknown ids change nothing. */
  remove(ids: readonly string[]): Promise<void>
}

/** With the jobs that an earlier process left. */
export async function openJobLedger(table: ItemTable): Promise<JobLedger> {
  const placed = new Map<string, Placed>()
  const dead = new NewestDead()
  let place = 0
  for (const item of await table.query({ hash: JOBS_PK })) {
    const job = Job.parse(item)
    const sk = String(item.sk)
    placed.set(job.id, { job, sk })
    dead.change(undefined, job)
    place = Number(sk) + 1
  }
  const put = (job: Job): Item => {
    const before = placed.get(job.id)
    const sk = before?.sk ?? placeKey(place++)
    placed.set(job.id, { job, sk })
    dead.change(before?.job, job)
    return jobItem(job, sk)
  }
  return {
    find: (id) => placed.get(id)?.job,
    *list() {
      for (const { job } of placed.values()) yield job
    },
    listDead: (limit, before) => dead.list(limit, before).flatMap((id) => placed.get(id)?.job ?? []),
    async save(jobs, besides = []) {
      const fresh = jobs.filter(({ id }) => !placed.has(id))
      try {
        await table.putMany([...jobs.map(put), ...besides])
      } catch (error) {
        for (const job of fresh) {
          dead.change(placed.get(job.id)?.job, undefined)
          placed.delete(job.id)
        }
        throw error
      }
    },
    async remove(ids) {
      const gone = ids.flatMap((id) => placed.get(id) ?? [])
      for (const { job } of gone) {
        dead.change(job, undefined)
        placed.delete(job.id)
      }
      await Promise.all(gone.map(({ sk }) => table.remove({ pk: JOBS_PK, sk })))
    },
  }
}

export function jobItem(job: Job, sk: string): Item {
  return { pk: JOBS_PK, sk, ...job }
}
