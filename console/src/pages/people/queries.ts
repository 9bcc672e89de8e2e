import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Cursor } from '../../api.ts'
import { RequestFailure } from '../../request-failure.ts'
import { timeOf } from '../person/arrange.ts'
import { findRecord } from './find.ts'
import { filterQuery, type PeopleFilter } from './people-filter.ts'

const POLL_MS = 5_000

/** The orders of `local/demo/demo-world.ts`. */
const DEMO_ORDERS = ['DEMO-1001', 'DEMO-1002']

/** What became of the demo's orders so far, the latest first. */
export const demoTextsQuery = queryOptions({
  queryKey: ['messages', 'demo'],
  queryFn: async () => {
    const pages = await Promise.all(DEMO_ORDERS.map((order) => api.searchMessages({ order }, null)))
    return pages
      .flatMap(({ items }) => items)
      .toSorted((one, other) => Date.parse(timeOf(other)) - Date.parse(timeOf(one)))
  },
  refetchInterval: POLL_MS,
})

/** Null when nobody has that id: an order may be known before its buyer. */
export function contactQuery(id: string) {
  return queryOptions({
    queryKey: ['contact', id],
    queryFn: async () => {
      try {
        return await api.contact(id)
      } catch (error) {
        if (error instanceof RequestFailure && error.problem.status === 404) return null
        throw error
      }
    },
  })
}

const COUNTED_MS = 60_000

export function peopleQuery(filter: PeopleFilter) {
  return infiniteQueryOptions({
    queryKey: ['people', filter],
    queryFn: ({ pageParam }) => api.people(filterQuery(filter), pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
  })
}

export const regionsQuery = queryOptions({ queryKey: ['regions'], queryFn: api.regions, staleTime: COUNTED_MS })

/** Whose an order or a loan is; null where neither it nor a text about it was ever heard of. */
export function recordQuery(by: 'order' | 'loan', id: string) {
  return queryOptions({ queryKey: ['record', by, id], queryFn: () => findRecord(by, id) })
}
