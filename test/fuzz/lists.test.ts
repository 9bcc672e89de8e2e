import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { Contact } from '#shared/contracts/contact.ts'
import type { ImportWhat } from '#shared/contracts/import.ts'
import { openImportDesk } from '../builders/import-desk.ts'
import { holdsFor, INPUTS } from './budget.ts'

const SAMPLES = join(import.meta.dirname, '../fixtures/samples')
const ID_NUMBERS = ['440304195508301215', '440304198912167381', '370202195208092267']

type Sample = { what: ImportWhat; bytes: Uint8Array }

/** The first lines of a sample file, in its own encoding: no byte of GB18030's longer characters is a line feed. */
function beginning(what: ImportWhat, file: string): Sample {
  const bytes = readFileSync(join(SAMPLES, file))
  let end = 0
  for (let lines = 0; lines < 5; lines += 1) end = bytes.indexOf(10, end) + 1
  return { what, bytes: bytes.subarray(0, end) }
}

const english: Sample = {
  what: 'contacts',
  bytes: Buffer.from(
    'id,name,phone,resident_id,marketing_consent,consented_at\nA,"王, 芳",13800138000,,yes,2026-01-01\n',
  ),
}
const orders: Sample = {
  what: 'order',
  bytes: Buffer.from(
    '订单号,姓名,手机号,下单时间,订单金额,币种,订单状态\nD1,王芳,13800138000,2026-11-30 10:00,"1,178.00",CNY,待付款\nD2,李雷,13800138001,2026-11-30 11:00,5,CNY,已付款\n',
  ),
}
const samples = fc.constantFrom(
  beginning('contacts', 'contacts.csv'),
  beginning('contacts', 'contacts-gb18030.csv'),
  beginning('instalments', 'instalments.csv'),
  english,
  orders,
)

const text = (...texts: string[]) => fc.constantFrom(...texts.map((one) => Buffer.from(one)))
const noise = fc.oneof(
  { weight: 8, arbitrary: text('\u0000', '"', '""', ',', ';', '\t', '\n', '\r', '\r\n', '，', '=1+1', ' ', '\\', "'") },
  { weight: 4, arbitrary: text(...ID_NUMBERS, '13800138000', '2026-02-30', '1e309', '-1', '王'.repeat(500)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom([0xff, 0xfe], [0xef, 0xbb, 0xbf], [0x81], [0x81, 0x30], [0xc0, 0x80], [0x50, 0x4b]),
  },
  { weight: 4, arbitrary: fc.uint8Array({ maxLength: 30 }) },
  { weight: 1, arbitrary: text(...['"', 'x', '9', ',', '\n', '"",'].map((one) => one.repeat(60_000))) },
)
const edit = fc.record({ at: fc.nat(2000), cut: fc.constantFrom(0, 0, 1, 2, 20, 200), noise })
const whole = fc.constantFrom<(bytes: Uint8Array) => Uint8Array>(
  (bytes) => bytes,
  (bytes) => bytes,
  (bytes) => bytes,
  (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf16le'),
  (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll(',', ';')),
  (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll('\n', '\r')),
  (bytes) => Buffer.concat([bytes, bytes]),
  (bytes) => bytes.subarray(0, bytes.length >> 1),
)
const files = fc.tuple(samples, whole, fc.array(edit, { maxLength: 4 })).map(([{ what, bytes }, change, edits]) => ({
  what,
  bytes: edits.reduce<Uint8Array>((file, { at, cut, noise: put }) => {
    const place = file.length === 0 ? 0 : at % file.length
    return Buffer.concat([file.subarray(0, place), Uint8Array.from(put), file.subarray(place + cut)])
  }, change(bytes)),
}))

it('takes in or refuses every row of any file, and says why, without a resident ID number', () =>
  holdsFor(files, INPUTS.lists, async ({ what, bytes }) => {
    const desk = openImportDesk()

    const { item, problems } = await desk.bring(what, new Uint8Array(bytes))

    expect(['done', 'failed']).toContain(item.state)
    expect(item.accepted + item.unchanged + item.refused).toBe(item.rows)
    expect(problems).toHaveLength(item.problemCount)
    if (item.state === 'failed') expect(problems.some(({ severity }) => severity === 'error')).toBe(true)
    const faulty = new Set(problems.flatMap(({ severity, line }) => (severity === 'error' ? [line] : [])))
    expect(faulty.size).toBeGreaterThanOrEqual(item.refused > 0 ? 1 : 0)
    const told = JSON.stringify(problems)
    for (const number of ID_NUMBERS) expect(told).not.toContain(number)
    const kept = await desk.stores.contacts.scan({ limit: 1000 })
    for (const contact of kept.items)
      expect(z.decode(Contact, JSON.parse(JSON.stringify(z.encode(Contact, contact))))).toEqual(contact)
    expect(desk.files.kept.size).toBe(0)
  }))
