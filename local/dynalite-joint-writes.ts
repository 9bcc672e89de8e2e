import type { Callback, Store, Write } from 'dynalite/db/index.js'

type Waiting = { writes: readonly Write[]; callback: Callback }

/**
 * Makes dynalite hand LevelDB one batch at a time: what comes in meanwhile goes together with the next. A batch costs a way
 * through the thread pool whatever its size, and the answers to all in it leave at once. Each is answered when it is
 * written, as before. Call it when the database is open.
 */
export function writeJointly({ db }: { db: Pick<Store['db'], 'batch'> }): void {
  const batch = db.batch.bind(db)
  let waiting: Waiting[] = []
  let isWriting = false
  const writeNext = () => {
    const group = waiting
    waiting = []
    isWriting = group.length > 0
    if (!isWriting) return
    batch(
      group.flatMap(({ writes }) => writes),
      (error) => {
        writeNext() // before the answers, so that LevelDB is at work meanwhile
        for (const { callback } of group) callback(error)
      },
    )
  }
  db.batch = (writes, callback) => {
    waiting.push({ writes, callback })
    if (isWriting) return
    isWriting = true
    setImmediate(writeNext) // when all requests that have come in are read
  }
}
