import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { openJournal } from '../../../local/journal.ts'
import { scratchFolder } from './scratch-folder.ts'

const Entry = z.object({ key: z.string(), value: z.string() })

function openMap(path: string, compactAboveBytes?: number) {
  const map = new Map<string, string>()
  const journal = openJournal({
    path,
    entry: Entry,
    wayOut: 'Take it out.',
    replay: ({ key, value }) => void map.set(key, value),
    snapshot: () => [...map].map(([key, value]) => ({ key, value })),
    ...(compactAboveBytes !== undefined && { compactAboveBytes }),
  })
  const set = (key: string, value: string) => {
    journal.append([{ key, value }])
    map.set(key, value)
  }
  return { map, set, close: journal.close }
}

it('replays what was kept, in order', () => {
  const path = join(scratchFolder(), 'journal.ndjson')
  const first = openMap(path)
  first.set('a', '一')
  first.set('b', '2')
  first.set('a', '三')
  first.close()

  const second = openMap(path)

  expect([...second.map]).toEqual([
    ['a', '三'],
    ['b', '2'],
  ])
  second.close()
})

it('drops a torn last line and goes on appending behind the whole ones', () => {
  const path = join(scratchFolder(), 'journal.ndjson')
  const first = openMap(path)
  first.set('a', '1')
  first.close()
  appendFileSync(path, '{"key":"b","val')

  const second = openMap(path)
  second.set('c', '3')
  second.close()
  const third = openMap(path)

  expect([...third.map.keys()]).toEqual(['a', 'c'])
  third.close()
})

it('refuses a file with another unreadable line, naming it', () => {
  const path = join(scratchFolder(), 'journal.ndjson')
  writeFileSync(path, '{"key":"a","value":"1"}\nnot json\n{"key":"b","value":"2"}\n')

  expect(() => openMap(path)).toThrow('line 2')
})

it('is rewritten from the present state on opening', () => {
  const path = join(scratchFolder(), 'journal.ndjson')
  const first = openMap(path)
  for (let count = 0; count < 100; count += 1) first.set('a', String(count))
  first.close()

  openMap(path).close()

  expect(readFileSync(path, 'utf8')).toBe('{"key":"a","value":"99"}\n')
})

it('stays small while it runs, and loses nothing by it', () => {
  const path = join(scratchFolder(), 'journal.ndjson')
  const first = openMap(path, 1000)
  for (let count = 0; count < 1000; count += 1) first.set(`key ${count % 3}`, String(count))
  first.close()

  expect(statSync(path).size).toBeLessThan(1200)
  const second = openMap(path)
  expect([...second.map.values()].toSorted()).toEqual(['997', '998', '999'])
  second.close()
})

it('reads lines longer than a chunk', () => {
  const path = join(scratchFolder(), 'journal.ndjson')
  const long = '钟'.repeat(300_000)
  const first = openMap(path)
  first.set('long', long)
  first.close()

  const second = openMap(path)

  expect(second.map.get('long')).toBe(long)
  second.close()
})
