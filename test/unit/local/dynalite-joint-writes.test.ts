import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Callback, Write } from 'dynalite/db/index.js'
import { expect, it } from 'vitest'
import { writeJointly } from '../../../local/dynalite-joint-writes.ts'

it('writes what came in together as one batch, and what came in meanwhile as the next, in order', async () => {
  const { db, batches } = aDatabase()

  db.batch([put('a'), put('a index')], ignored)
  db.batch([put('b')], ignored)
  await nextTurn()
  db.batch([put('c')], ignored)
  db.batch([put('a')], ignored)
  await nextTurn()
  const first = batches.map(({ keys }) => keys)
  batches[0]?.end()

  expect(first).toEqual([['a', 'a index', 'b']])
  expect(batches.map(({ keys }) => keys)).toEqual([
    ['a', 'a index', 'b'],
    ['c', 'a'],
  ])
})

it('answers each write when its own batch is written, and no sooner', async () => {
  const { db, batches } = aDatabase()
  const answers: string[] = []
  const answer = (name: string) => () => answers.push(name)

  db.batch([put('a')], answer('a'))
  db.batch([put('b')], answer('b'))
  await nextTurn()
  db.batch([put('c')], answer('c'))
  const before = [...answers]
  batches[0]?.end()
  const between = [...answers]
  batches[1]?.end()

  expect([before, between, answers]).toEqual([[], ['a', 'b'], ['a', 'b', 'c']])
})

it('tells every write of a batch that failed, and goes on with the next', async () => {
  const { db, batches } = aDatabase()
  const failures: unknown[] = []
  const fail = (error: unknown) => failures.push(error)

  db.batch([put('a')], fail)
  db.batch([put('b')], fail)
  await nextTurn()
  batches[0]?.end('disk full')
  db.batch([put('c')], fail)
  await nextTurn()
  batches[1]?.end()

  expect(failures).toEqual(['disk full', 'disk full', undefined])
})

/** One whose batches end when they are told to. */
function aDatabase() {
  const batches: { keys: string[]; end: Callback }[] = []
  const db = {
    batch: (writes: readonly Write[], callback: Callback): void => {
      batches.push({ keys: writes.map(({ key }) => key), end: callback })
    },
  }
  writeJointly({ db })
  return { db, batches }
}

function put(key: string): Write {
  return { type: 'put', key, value: key }
}

function ignored(): void {}
