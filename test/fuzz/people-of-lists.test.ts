import fc from 'fast-check'
import { expect, it } from 'vitest'
import { numbersOf } from '#shared/domain/people/numbers.ts'
import { openImportDesk } from '../builders/import-desk.ts'
import { aWorkbook } from '../builders/workbook.ts'
import { holdsFor, INPUTS } from './budget.ts'

const HEADERS = [
  '客户编号,姓名,手机号,备注',
  'id,name,phone,note',
  '会员号,客户姓名,*手机号码（必填）,说明',
  '姓名,联系电话,备注',
]
const RUNS = process.env.FUZZ_LISTS === undefined ? INPUTS.people : Number(process.env.FUZZ_LISTS)

/** Notes that look like rows, marks that close nothing, and what else people write. */
const note = fc.array(
  fc.constantFrom('转告：', '\n', 'Z9,李四,19900007009', ',', '"', '""', ';', '\t', '她也要', '\r\n', 'sep=;', '是'),
  { maxLength: 8 },
)
/** Behind a number in its cell: a second one of their own, one that cannot be read, or nothing. */
const SECONDS = ['', '', '/198', '、198', '；1990000', '/无', '/198 ', '\n198', '/010-6234567'] as const
const person = fc.record({
  named: fc.constantFrom('张三', '欧阳娜娜', 'Ann Lee', ''),
  second: fc.constantFrom(...SECONDS),
  note: note.map((parts) => parts.join('')),
})
const lists = fc.record({
  header: fc.constantFrom(...HEADERS),
  title: fc.constantFrom('', '十一月名单\n', ',,,\n'),
  people: fc.array(person, { minLength: 1, maxLength: 12 }),
  form: fc.constantFrom('utf-8', 'utf-16le', 'workbook'),
})

type Listed = { named: string; second: string; note: string }

/** `、198` stands for a second number of the person's own, which nobody else has. */
function secondOf(second: string, at: number): string {
  return /198 ?$/u.test(second) ? second.trimEnd() + String(at).padStart(8, '0') : second
}

function rowsOf({ header, people }: { header: string; people: Listed[] }): string[][] {
  const hasIds = header.split(',').length === 4
  return people.map(({ named, second, note: said }, at) => {
    const phone = `199${String(at).padStart(8, '0')}${secondOf(second, at)}`
    return hasIds ? [`P${at}`, named, phone, said] : [named, phone, said]
  })
}

function written({
  header,
  title,
  people,
  form,
}: Parameters<typeof rowsOf>[0] & { title: string; form: string }): Uint8Array {
  const rows = rowsOf({ header, people })
  if (form === 'workbook') return aWorkbook([...(title === '' ? [] : [[title]]), header.split(','), ...rows])
  const quoted = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
  const text = `\ufeff${title}${[header, ...quoted].join('\r\n')}\r\n`
  return Buffer.from(text, form === 'utf-8' ? 'utf8' : 'utf16le')
}

it(
  'makes each person of a list, each once, and nobody else, whatever stands in their notes',
  () =>
    holdsFor(lists, RUNS, async (list) => {
      const desk = openImportDesk()

      const { item } = await desk.bring('contacts', new Uint8Array(written(list)))

      const made = (await desk.stores.contacts.scan({ limit: 1000 })).items
      expect({ rows: item.rows, accepted: item.accepted, refused: item.refused }).toEqual({
        ...{ rows: list.people.length, accepted: list.people.length, refused: 0 },
      })
      expect(made.map(({ phone }) => phone).toSorted()).toEqual(
        list.people.map((_, at) => `+86199${String(at).padStart(8, '0')}`),
      )
      const seconds = made.flatMap((contact) => numbersOf(contact).slice(1)).map(({ phone }) => phone)
      expect(seconds.toSorted()).toEqual(
        list.people.flatMap(({ second }, at) =>
          second.includes('198') ? [`+86198${String(at).padStart(8, '0')}`] : [],
        ),
      )
    }),
  600_000,
)

it(
  'makes nobody who has no row of their own where a mark is left open',
  () =>
    holdsFor(fc.tuple(lists, fc.nat(11)), RUNS, async ([list, place]) => {
      const text = Buffer.from(written({ ...list, form: 'utf-8' })).toString('utf8')
      const at = place % list.people.length
      const { named = '', second = '' } = list.people[at] ?? {}
      const beginning = `"${named}","199${String(at).padStart(8, '0')}${secondOf(second, at)}"`
      const desk = openImportDesk()

      const { item } = await desk.bring(
        'contacts',
        Buffer.from(text.replace(beginning, () => beginning.replace('",', ','))),
      )

      const made = (await desk.stores.contacts.scan({ limit: 1000 })).items
      expect(item.state === 'failed' || item.refused > 0).toBe(true)
      expect(item.accepted + item.unchanged + item.refused).toBe(item.rows)
      expect(made.map(({ phone }) => phone)).not.toContain('+8619900007009')
    }),
  600_000,
)
