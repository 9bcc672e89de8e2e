import { type CustomValue, isDateValue } from '#shared/contracts/custom-columns.ts'
import type { CustomType } from '#shared/contracts/list-mapping.ts'
import { readContactSample } from '../read-contact-sample.ts'
import type { Counted, ListPeopleDeps } from './list-people.ts'

export type CountedColumn = { column: string; type: CustomType; count: number }

/** Every column of people's own with how many have it, the most first. Its type is that of most of its values. */
export async function countColumns(deps: ListPeopleDeps): Promise<Counted & { items: CountedColumn[] }> {
  const { contacts, share } = await readContactSample(deps.contacts, deps.mostRead)
  const values = contacts.flatMap(({ custom }) => Object.entries(custom ?? {}))
  const items = [...Map.groupBy(values, ([column]) => column)]
    .map(([column, ofColumn]) => {
      const type = mostFrequent(ofColumn.map(([, value]) => typeOf(value)))
      return { column, type, count: Math.round(ofColumn.length / share) }
    })
    .toSorted((one, other) => other.count - one.count || (one.column < other.column ? -1 : 1))
  return { items, exact: share === 1, read: contacts.length }
}

function typeOf(value: CustomValue): CustomType {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'flag'
  if (typeof value === 'object') return 'money'
  return isDateValue(value) ? 'date' : 'text'
}

function mostFrequent(types: readonly CustomType[]): CustomType {
  const counted = [...Map.groupBy(types, (type) => type)].toSorted((one, other) => other[1].length - one[1].length)
  return counted[0]?.[0] ?? 'text'
}
