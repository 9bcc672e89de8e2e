import { PeopleQuery } from '#shared/contracts/console-api/people.ts'

export const PARTS = ['kind', 'tag', 'region', 'consent', 'language'] as const
type Part = (typeof PARTS)[number]

/** Whom the list shows, as it stands in the address; a part that cannot be meant is left out. */
export type PeopleFilter = Partial<Record<Part, string>>

export function filterIn(params: URLSearchParams): PeopleFilter {
  const given = PARTS.flatMap((part) => {
    const value = params.get(part) ?? ''
    return PeopleQuery.shape[part].safeParse(value).success && value !== '' ? [[part, value] as const] : []
  })
  return Object.fromEntries(given)
}

/** As the address and the API take it. */
export function filterQuery(filter: PeopleFilter): URLSearchParams {
  const given = PARTS.flatMap((part): [string, string][] => {
    const value = filter[part]
    return value === undefined ? [] : [[part, value]]
  })
  return new URLSearchParams(given)
}
