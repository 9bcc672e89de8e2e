import { chmodSync, closeSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { localDateOf } from '#shared/domain/calendar/time.ts'
import { isMissing, makeFolderForGood, syncPath } from './atomic-file.ts'

/** Of the data folder: one copy of the database a day, named by its date. */
export const BACKUPS_FOLDER = 'backups'

const NAME = /^(\d{4}-\d{2}-\d{2})\.db$/
const KEPT = 7
const LOOK_EVERY_MS = 60_000

export type Backup = { date: string; path: string; takenAt: Date }

/** The backups of a data folder, newest first; none where there never was one. */
export function listBackups(folder: string): Backup[] {
  const dates = namesIn(join(folder, BACKUPS_FOLDER)).flatMap((name) => NAME.exec(name)?.[1] ?? [])
  return dates
    .toSorted()
    .toReversed()
    .map((date) => {
      const path = pathOf(folder, date)
      return { date, path, takenAt: statSync(path).mtime }
    })
}

type Options = {
  /** The data folder. */
  folder: string
  /** Copies the database to this path. */
  backUp(path: string): Promise<void>
  /** Hears of each failure; another try follows a minute later. */
  onFailure(error: unknown): void
  /** @default the machine's clock, in its own time zone */
  today?: () => string
  lookEveryMs?: number
}

export type Backups = {
  /** Begins no further one; resolves when the one under way has ended. */
  stop(): Promise<void>
}

/** Takes the day's backup where it is missing, now and as the date changes, and keeps the last seven. */
export function startBackups(options: Options): Backups {
  const { today = machineDate, lookEveryMs = LOOK_EVERY_MS, onFailure } = options
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = async () => {
    await takeBackup(options, today()).catch(onFailure)
    if (stopped) return
    timer = setTimeout(() => {
      underWay = look()
    }, lookEveryMs)
    timer.unref()
  }
  let underWay = look()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await underWay
    },
  }
}

/** A crash leaves a draft at most, which the next try replaces. Nothing where the day has its backup. */
async function takeBackup({ folder, backUp }: Options, date: string): Promise<void> {
  const within = join(folder, BACKUPS_FOLDER)
  const names = namesIn(within)
  if (names.includes(`${date}.db`)) return
  makeFolderForGood(within)
  for (const name of names) if (!NAME.test(name)) rmSync(join(within, name), { force: true })
  const draft = `${pathOf(folder, date)}.new`
  closeSync(openSync(draft, 'w', 0o600))
  await backUp(draft)
  chmodSync(draft, 0o600)
  syncPath(draft)
  renameSync(draft, pathOf(folder, date))
  syncPath(within)
  for (const { path } of listBackups(folder).slice(KEPT)) rmSync(path, { force: true })
}

function machineDate(): string {
  return localDateOf(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone)
}

function pathOf(folder: string, date: string): string {
  return join(folder, BACKUPS_FOLDER, `${date}.db`)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
