import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Place } from './place.ts'

/** The people of the rehearsal, by what they are for; each has a number of their own. */
export const PEOPLE = { nudge: 101, shipment: 102, reminder: 103, birthday: 104, holiday: 105, bus: 106 } as const
export type Person = keyof typeof PEOPLE

const SAMPLES = fileURLToPath(new URL('../test/fixtures/samples', import.meta.url))
const MEGABYTE = 1024 * 1024

/** Also the tag by which a campaign selects one of them alone. */
export function contactIdOf(person: Person): string {
  return `rehearsal-${person}`
}

/** A list in GB18030, as a Chinese office program writes it. */
export function readSampleList(): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(join(SAMPLES, 'contacts-gb18030.csv')).then((bytes) => new Uint8Array(bytes))
}

export function contactsList({ phoneOf, today }: Place): Uint8Array<ArrayBuffer> {
  const rows = Object.entries(PEOPLE).map(([person, number]) => {
    const birthday = person === 'birthday' ? `1990${today.slice(4)}` : ''
    const id = `rehearsal-${person}`
    return [id, `Test ${person}`, phoneOf(number), birthday, 'en', 'yes', id].join(',')
  })
  return bytesOf(['id,name,phone,birthday,language,marketing_consent,tags', ...rows])
}

/** One instalment, due today. */
export function instalmentsList({ today }: Place): Uint8Array<ArrayBuffer> {
  const row = ['R-1', contactIdOf('reminder'), '1', '12', today, '120.00', 'CNY', '未还', '2417'].join(',')
  return bytesOf(['contract,contact,period,periods,due,amount,currency,status,card_tail', row])
}

/** 20 MB of people that nobody texts: few rows, each with a long remark that no column of ours takes. */
export function largeList(): Uint8Array<ArrayBuffer> {
  const remark = 'x'.repeat(20_000)
  const rows = Array.from({ length: Math.ceil((20 * MEGABYTE) / remark.length) }, (_, index) =>
    [`large-${index}`, `Large ${index}`, `1990001${String(index).padStart(4, '0')}`, remark].join(','),
  )
  return bytesOf(['id,name,phone,remark', ...rows])
}

function bytesOf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
}
