import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { Database, isHeld } from '#shared/adapters/sqlite/database.ts'
import { Instant } from '#shared/contracts/primitives.ts'
import { AppError } from '#shared/domain/errors.ts'
import { DATABASE_FILE } from '../secrets.ts'
import { makeFolderForGood, replaceFileForGood, syncPath } from './atomic-file.ts'
import { BACKUPS_FOLDER, type Backup, listBackups } from './backups.ts'
import { filesOf } from './file-marks.ts'
import type { Tell } from './journal.ts'
import { readJsonFile } from './json-file.ts'
import { findDamage } from './open-database.ts'

/*
 * Going back to a backup, safe against a crash between any two steps: a checked copy of the backup lies beside the database, then
 * a mark says that it is to take its place, and where the files go that it replaces. Every start that finds the mark
 * goes on from there. The mark leaves last, when the stores are told what is not known any more.
 */

const Mark = z.object({ backup: z.string(), takenAt: Instant, aside: z.string() })
export type RestoreMark = z.infer<typeof Mark>

const MARK_FILE = 'restoring.json'
const WAY_OUT = 'Delete it and start with --restore again.'

/**
 * Checks the newest backup, or the one of this date, and has it take the database's place at the start that follows. Where
 * the newest is damaged, the next older one is taken. A database that is whole may be put aside as well.
 * @throws AppError CONFIGURATION where there is no good backup, STORE_UNAVAILABLE while another process has the folder
 */
export function prepareRestore(folder: string, date: string | null, tell: Tell): void {
  const path = join(folder, DATABASE_FILE)
  if (isHeld(path)) throw inUse(folder)
  if (readRestoreMark(folder) !== undefined && date === null) return
  const wanted = listBackups(folder).filter((backup) => date === null || backup.date === date)
  const good = wanted.find((backup) => isGood(backup, draftOf(folder), tell))
  if (good === undefined) throw noBackup(folder, date)
  const aside = `replaced-${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}`
  const mark: RestoreMark = { backup: good.date, takenAt: good.takenAt, aside }
  replaceFileForGood(join(folder, MARK_FILE), JSON.stringify(z.encode(Mark, mark)))
}

/** The mark of a restoring that is not finished; undefined without one. @throws AppError MALFORMED_ITEM with the way out */
export function readRestoreMark(folder: string): RestoreMark | undefined {
  return readJsonFile({ path: join(folder, MARK_FILE), schema: Mark, wayOut: WAY_OUT })
}

/**
 * Puts the checked copy in the database's place, and what was there aside. Call it before the database is opened.
 * @throws AppError MALFORMED_ITEM where there is no database beside backups of one: it is never begun anew in silence
 */
export function placeRestored(folder: string): RestoreMark | undefined {
  const mark = readRestoreMark(folder)
  const draft = draftOf(folder)
  const path = join(folder, DATABASE_FILE)
  if (!existsSync(path) && !(mark && existsSync(draft)) && listBackups(folder).length > 0) throw missing(path)
  // Without the copy it has been put in place already.
  if (mark === undefined || !existsSync(draft)) return mark
  if (isHeld(path)) throw inUse(folder)
  const aside = join(folder, mark.aside)
  makeFolderForGood(aside)
  for (const file of filesOf(path)) if (existsSync(file)) renameSync(file, join(aside, basename(file)))
  // On disk before the copy has the name: SQLite would read an old log into it.
  syncPath(aside)
  syncPath(folder)
  renameSync(draft, path)
  syncPath(folder)
  return mark
}

/** Call it once the stores know: from then on this is a folder like any other. */
export function endRestore(folder: string): void {
  rmSync(join(folder, MARK_FILE), { force: true })
  syncPath(folder)
}

/** A copy is looked at, since opening a file may change it. */
function isGood({ date, path }: Backup, draft: string, tell: Tell): boolean {
  for (const file of filesOf(draft)) rmSync(file, { force: true })
  const copy = `${draft}.new`
  copyFileSync(path, copy)
  const damage = damageOf(copy)
  for (const file of filesOf(copy).filter((one) => one !== copy)) rmSync(file, { force: true })
  if (damage !== undefined) {
    rmSync(copy, { force: true })
    tell(`The backup of ${date} is damaged (${damage}), and is passed over.`)
    return false
  }
  syncPath(copy)
  renameSync(copy, draft)
  return true
}

function damageOf(path: string): string | undefined {
  try {
    const db = new Database(path)
    try {
      return db.commits === 0 ? 'it is empty' : findDamage(db)
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof AppError) return String(error.context.error ?? error.message)
    throw error
  }
}

function noBackup(folder: string, date: string | null): AppError {
  const found = listBackups(folder).map((backup) => backup.date)
  const there = found.length === 0 ? 'there is none' : `there are those of ${found.join(', ')}`
  const which = date === null ? 'No good backup' : `No good backup of ${date}`
  const message = `${which} is in ${join(folder, BACKUPS_FOLDER)}: ${there}. Nothing was changed.`
  return new AppError('CONFIGURATION', message, { retryable: false })
}

function missing(path: string): AppError {
  const message = `${path} is missing, and there are backups of it. Put it back, or start with --restore.`
  return new AppError('MALFORMED_ITEM', message, { retryable: false })
}

function inUse(folder: string): AppError {
  const message = `Another process works on ${folder}: stop it first, then start with --restore.`
  return new AppError('STORE_UNAVAILABLE', message, { retryable: false })
}

const draftOf = (folder: string) => join(folder, `${DATABASE_FILE}.restored`)
