import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { type Backups, listBackups, startBackups } from '../../../../local/database/backups.ts'
import { scratchFolder } from '../scratch-folder.ts'

const LOOK_EVERY_MS = 5

function ended(backups: Backups): void {
  onTestFinished(() => backups.stop())
}

function datesIn(folder: string): string[] {
  return listBackups(folder).map(({ date }) => date)
}

it('takes one at the start and one at each change of the date, and keeps the last seven', async () => {
  const folder = scratchFolder()
  let day = 1
  let taken = 0
  const backUp = async (path: string) => {
    taken += 1
    writeFileSync(path, `day ${day}`)
  }
  const today = () => `2026-12-0${day}`
  ended(startBackups({ folder, backUp, onFailure: () => undefined, today, lookEveryMs: LOOK_EVERY_MS }))

  for (day = 1; day < 9; day += 1) await vi.waitFor(() => expect(datesIn(folder)[0]).toBe(today()))
  day = 8
  await new Promise((resolve) => setTimeout(resolve, 4 * LOOK_EVERY_MS))

  expect(taken).toBe(8)
  expect(datesIn(folder)).toEqual([8, 7, 6, 5, 4, 3, 2].map((one) => `2026-12-0${one}`))
})

it('tells each failure, tries again, and leaves no half backup behind', async () => {
  const folder = scratchFolder()
  const failures: unknown[] = []
  const backUp = async (path: string) => {
    writeFileSync(path, 'half')
    if (failures.length < 2) throw new Error('the disk is full')
  }
  const onFailure = (error: unknown) => void failures.push(error)
  const today = () => '2026-12-01'
  ended(startBackups({ folder, backUp, onFailure, today, lookEveryMs: LOOK_EVERY_MS }))

  await vi.waitFor(() => expect(datesIn(folder)).toEqual(['2026-12-01']))

  expect(failures).toHaveLength(2)
  expect(readdirSync(join(folder, 'backups'))).toEqual(['2026-12-01.db'])
})

it('takes none where the day has one, and lets the one under way end before it stops', async () => {
  const folder = scratchFolder()
  const gate = Promise.withResolvers<void>()
  const backUp = async (path: string) => {
    await gate.promise
    writeFileSync(path, 'whole')
  }
  const options = { folder, backUp, onFailure: () => undefined, today: () => '2026-12-01' }
  const backups = startBackups(options)
  const stopped = backups.stop()
  gate.resolve()
  await stopped
  expect(existsSync(join(folder, 'backups', '2026-12-01.db'))).toBe(true)

  const never = async () => {
    throw new Error('not again')
  }
  const failures: unknown[] = []
  await startBackups({ ...options, backUp: never, onFailure: (error) => void failures.push(error) }).stop()
  expect(failures).toEqual([])
})
