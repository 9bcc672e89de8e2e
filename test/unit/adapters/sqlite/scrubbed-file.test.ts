import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { scratchFolder } from '../../local/scratch-folder.ts'

const MARK = 'somebody-who-is-erased'

/** A file of an earlier release, whose free pages still hold what was deleted. */
function anEarlierFile(marked: boolean): string {
  const path = join(scratchFolder(), 'carillon.db')
  const db = new DatabaseSync(path)
  db.exec('PRAGMA secure_delete=OFF; CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)')
  const insert = db.prepare('INSERT INTO people (name) VALUES (?)')
  for (let row = 0; row < 500; row += 1) insert.run(`${MARK} ${row}`)
  db.exec('DELETE FROM people')
  if (marked) db.exec('PRAGMA user_version=1')
  db.close()
  return path
}

const holds = (path: string) => readFileSync(path).includes(MARK)

it('writes a file anew once nothing of it may be left, so that what was deleted before goes too', () => {
  const path = anEarlierFile(false)
  const db = new Database(path)
  expect(holds(path)).toBe(true)

  db.scrub()
  db.close()

  expect(holds(path)).toBe(false)
})

it('writes a file anew as it is opened that could not be written anew at work', () => {
  const path = anEarlierFile(true)
  expect(holds(path)).toBe(true)

  const db = new Database(path)
  db.close()

  expect(holds(path)).toBe(false)
})

it('zeroes what is deleted', async () => {
  const path = join(scratchFolder(), 'carillon.db')
  const db = new Database(path)
  db.define(['CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)'])
  await db.write(() => db.change('INSERT INTO people (name) VALUES (?)', MARK))
  await db.write(() => db.change('DELETE FROM people'))
  db.close()

  expect(holds(path)).toBe(false)
})
