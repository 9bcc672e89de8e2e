import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLocalQueues } from '../../../../local/local-queues.ts'

/** Puts and handles jobs until it is killed; tells its parent of each job that was put. */
const [folder = '', name = ''] = process.argv.slice(2)
const clock = { now: () => new Date(), monotonicMs: () => performance.now() }
const queues = createLocalQueues({ path: join(folder, 'queues.ndjson'), clock })

queues.consume('order-events', async ({ Records }) => {
  for (const { body } of Records) appendFileSync(join(folder, 'handled.txt'), `${body}\n`)
  return { batchItemFailures: [] }
})

for (let count = 0; ; count += 1) {
  const body = `${name}-${count}`
  queues.put('order-events', [body])
  process.send?.(body)
  await new Promise(setImmediate)
}
