import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Item } from '#shared/adapters/dynamo/item.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { openDatabase } from '../../../../local/database/open-database.ts'
import { scratchFolder } from '../scratch-folder.ts'

const KEYS = Array.from({ length: 50 }, (_, number) => ({ pk: `C${number}`, sk: '2026-12-01#nudge' }))

function itemOf({ pk, sk }: { pk: string; sk: string }, rev: number): Item & { pk: string; sk: string } {
  return {
    pk,
    sk,
    rev,
    dueShard: 1,
    wakeAt: `2026-12-0${1 + (rev % 9)}T00:00:00.000Z`,
    tx: `text ${rev} ${pk}`.repeat(9),
  }
}

/** Opens the database in this folder and writes every item, once more where it is there. */
async function open(folder: string) {
  const { db, close } = openDatabase(join(folder, 'carillon.db'))
  const { messages } = createSqliteTables(db)
  return { messages, close }
}

async function fill(folder: string, revs: readonly number[] = [1, 2, 4, 5, 6, 7, 8, 3]) {
  const opened = await open(folder)
  for (const rev of revs) {
    for (const key of KEYS) await opened.messages.put(itemOf(key, rev))
  }
  return opened
}

/** The files as a process that is killed now leaves them. */
function copyTo(from: string): string {
  const folder = scratchFolder()
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(folder, name))
  return folder
}

async function contentOf(folder: string): Promise<Item[]> {
  const { messages, close } = await open(folder)
  const items = await messages.getMany(KEYS)
  const due = await messages.query({ index: 'byDue', hash: 1 })
  close()
  return [...items, ...due]
}

function flip(path: string, offset: number): void {
  const bytes = readFileSync(path)
  bytes[offset] = (bytes[offset] ?? 0) ^ 0x10
  writeFileSync(path, bytes)
}

/** Whether the folder is refused, or else still holds all that was answered. */
async function isRefusedOrWhole(folder: string, whole: readonly Item[]): Promise<'refused' | 'whole' | 'wrong'> {
  try {
    return JSON.stringify(await contentOf(folder)) === JSON.stringify(whole) ? 'whole' : 'wrong'
  } catch (error) {
    return String(error).includes('is damaged') ? 'refused' : 'wrong'
  }
}

/** Places all over a file, the first bytes among them. */
function placesIn(path: string, count: number): number[] {
  const { size } = statSync(path)
  return Array.from({ length: count }, (_, number) => Math.floor((size * (number + 0.37)) / count))
}

describe('the database of a data folder', () => {
  it('is for its owner alone, and so is its log', async () => {
    const folder = scratchFolder()
    const { close } = await fill(folder, [1])

    const modes = ['carillon.db', 'carillon.db-wal'].map((name) => statSync(join(folder, name)).mode & 0o777)
    close()

    expect(modes).toEqual([0o600, 0o600])
  })

  it('is found again after an end in order', async () => {
    const folder = scratchFolder()
    const { close } = await fill(folder)
    close()

    expect((await contentOf(folder)).slice(0, KEYS.length)).toEqual(KEYS.map((key) => itemOf(key, 3)))
  })

  it('holds all that was answered when the process is killed', async () => {
    const folder = scratchFolder()
    const { close } = await fill(folder)
    const killed = copyTo(folder)
    close()

    expect((await contentOf(killed)).slice(0, KEYS.length)).toEqual(KEYS.map((key) => itemOf(key, 3)))
  })

  it('is refused when any byte of it changed after an end in order', async () => {
    const folder = scratchFolder()
    const { close } = await fill(folder)
    close()

    const outcomes = placesIn(join(folder, 'carillon.db'), 20).map(async (place) => {
      const copy = copyTo(folder)
      flip(join(copy, 'carillon.db'), place)
      return isRefusedOrWhole(copy, [])
    })

    expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['refused']))
  })

  it.each(['carillon.db', 'carillon.db-wal'])(
    'never loses anything unnoticed to a flipped byte of %s after a kill',
    async (name) => {
      const folder = scratchFolder()
      const { close } = await fill(folder)
      const killed = copyTo(folder)
      close()
      const whole = await contentOf(copyTo(killed))

      const outcomes = []
      for (const place of placesIn(join(killed, name), 30)) {
        const copy = copyTo(killed)
        flip(join(copy, name), place)
        outcomes.push(await isRefusedOrWhole(copy, whole))
      }

      expect(outcomes).not.toContain('wrong')
      expect(outcomes).toContain('refused')
    },
  )

  it('is refused when the end of its log is gone though it was on disk', async () => {
    const folder = scratchFolder()
    const { close } = await fill(folder, [1])
    const killed = copyTo(folder)
    close()
    const wal = join(killed, 'carillon.db-wal')
    truncateSync(wal, statSync(wal).size - 4096)

    await expect(contentOf(killed)).rejects.toThrow('changes are missing')
  })

  it('takes what a power cut left, where only what was never synced is gone', async () => {
    const folder = scratchFolder()
    const { close } = await fill(folder)
    const killed = copyTo(folder)
    close()
    truncateSync(join(killed, 'carillon.db.commits'), 0)

    expect((await contentOf(killed)).slice(0, KEYS.length)).toEqual(KEYS.map((key) => itemOf(key, 3)))
  })

  it('is refused to a second process while the first has it', async () => {
    const folder = scratchFolder()
    const { close } = await fill(folder)

    await expect(contentOf(folder)).rejects.toThrow('The database did not answer')
    close()
    expect(existsSync(join(folder, 'carillon.db.closed'))).toBe(true)
  })
})
