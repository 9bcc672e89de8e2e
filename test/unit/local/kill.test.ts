import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { Item } from '#shared/adapters/dynamo/item.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { openLocalDatabase } from '../../../local/database/local-database.ts'
import { openDatabase } from '../../../local/database/open-database.ts'
import { createLocalQueues } from '../../../local/queues/local-queues.ts'
import { openLocalTable } from './local-table.ts'
import { scratchFolder } from './scratch-folder.ts'

const clock = { now: () => new Date(), monotonicMs: () => performance.now() }

function start(victim: string, ...args: string[]): ChildProcess {
  const child = fork(new URL(`./victims/${victim}.ts`, import.meta.url), args, { execArgv: [] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

it('loses no job that was put, however often the process is killed', async () => {
  const folder = scratchFolder()
  const told = new Set<string>()
  for (const [name, after] of [
    ['a', 40],
    ['b', 333],
    ['c', 120],
  ] as const) {
    const child = start('queue-victim', folder, name)
    const enough = Promise.withResolvers<void>()
    let count = 0
    child.on('message', (body) => {
      told.add(String(body))
      count += 1
      if (count === after) enough.resolve()
    })
    await enough.promise
    await kill(child)
  }

  const handled = new Set(readFileSync(join(folder, 'handled.txt'), 'utf8').split('\n'))
  const left = await createLocalQueues({ table: openLocalTable(folder), clock })
  left.consume('order-events', async ({ Records }) => {
    for (const { body } of Records) handled.add(body)
    return { batchItemFailures: [] }
  })
  await left.idle()
  await left.stop({ graceMs: 0 })

  expect([...told].filter((body) => !handled.has(body))).toEqual([])
})

/** Leaves half a write behind the log, and every other time no count of commits: neither was ever synced. */
function tearTail(folder: string, round: number): void {
  const log = join(folder, 'carillon.db-wal')
  if (existsSync(log)) appendFileSync(log, readFileSync(log).subarray(-1000))
  if (round % 2 === 0) rmSync(join(folder, 'carillon.db.commits'))
}

it.each([
  ['it is killed', () => undefined],
  ['the power is cut', tearTail],
])('loses no write that was answered and parts no item from its index entries, however often %s', async (_, cut) => {
  const folder = scratchFolder()
  const answered = new Map<string, number>()
  for (const [round, after] of [40, 333, 120, 77].entries()) {
    const child = start('database-victim', folder, String(round))
    const enough = Promise.withResolvers<void>()
    let count = 0
    child.on('message', ({ pk, rev }: { pk: string; rev: number }) => {
      answered.set(pk, rev)
      count += 1
      if (count === after) enough.resolve()
    })
    await enough.promise
    await kill(child)
    cut(folder, round)
  }

  const { db, close } = openDatabase(join(folder, 'carillon.db'))
  const { messages } = createSqliteTables(db)
  const items = await messages.getMany([...answered.keys()].map((pk) => ({ pk, sk: 'victim' })))
  const entries = await messages.query({ index: 'byDue', hash: 0 })
  close()

  const lines = (some: readonly Item[]) => some.map(({ pk, wakeAt }) => `${pk} ${wakeAt}`).toSorted()
  expect(items).toHaveLength(answered.size)
  expect(items.filter(({ pk, rev }) => Number(rev) < (answered.get(String(pk)) ?? 0))).toEqual([])
  expect(lines(entries)).toEqual(lines(items))
})

it('gives up when another process keeps the folder, and says so', async () => {
  const folder = scratchFolder()
  const child = start('database-victim', folder, '0')
  await once(child, 'message')

  const options = { folder, phonePepper: 'x'.repeat(32), clock, tell: () => undefined, lockWaitMs: 0 }
  await expect(openLocalDatabase(options)).rejects.toThrow('held by another process')
})

it('waits for an earlier process that is still at it', async () => {
  const folder = scratchFolder()
  const child = start('database-victim', folder, '0')
  await once(child, 'message')
  const told: string[] = []

  const opening = openLocalDatabase({
    folder,
    phonePepper: 'x'.repeat(32),
    clock,
    tell: (words) => void told.push(words),
  })
  await delay(300)
  await kill(child)

  await (await opening).close()
  expect(told).toEqual([expect.stringContaining('waiting for it to leave')])
})
