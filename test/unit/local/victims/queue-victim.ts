import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSqliteTable } from '#shared/adapters/sqlite/sqlite-table.ts'
import { LOCAL_TABLE } from '../../../../local/database/local-table.ts'
import { openDatabase } from '../../../../local/database/open-database.ts'
import { createLocalQueues } from '../../../../local/queues/local-queues.ts'

/** Puts and handles jobs until it is killed; tells its parent of each job that was put. */
const [folder = '', name = ''] = process.argv.slice(2)
const clock = { now: () => new Date(), monotonicMs: () => performance.now() }
const { db } = openDatabase(join(folder, 'carillon.db'))
const queues = await createLocalQueues({ table: createSqliteTable(db, LOCAL_TABLE), clock })

queues.consume('order-events', async ({ Records }) => {
  for (const { body } of Records) appendFileSync(join(folder, 'handled.txt'), `${body}\n`)
  return { batchItemFailures: [] }
})

for (let count = 0; ; count += 1) {
  const body = `${name}-${count}`
  await queues.put('order-events', [body])
  process.send?.(body)
  await new Promise(setImmediate)
}
