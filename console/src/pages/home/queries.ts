import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { localRun } from '../../local-run.ts'

const POLL_MS = 30_000
/** Up to 10,000 contacts are read for it. */
const NUMBERS_STALE_MS = 600_000
const NEWEST = 8

export const homeQuery = queryOptions({ queryKey: ['home'], queryFn: api.home, refetchInterval: POLL_MS })

/** Whether people share numbers; asked for once in a while. */
export const numbersQuery = queryOptions({
  queryKey: ['home', 'numbers'],
  queryFn: async () => (await api.homeWithNumbers()).todo.filter(({ what }) => what === 'shared-numbers'),
  staleTime: NUMBERS_STALE_MS,
  refetchOnWindowFocus: false,
})

/** The first page of them says enough: none, some, or more than it holds. Not by a timer, as on their own page. */
export const stuckQuery = queryOptions({
  queryKey: ['dead-letters', 'home'],
  queryFn: () => api.deadLetters(null, null),
  refetchOnWindowFocus: false,
})

/** As many as a page holds say enough. */
export const repliesQuery = queryOptions({
  queryKey: ['inbox', 'home'],
  queryFn: () => api.inbox('open', null, null),
  refetchInterval: POLL_MS,
})

export const recentQuery = queryOptions({ queryKey: ['audit', 'home'], queryFn: () => api.audit(NEWEST) })

/** Whether any text ever reached the phone of a local run. */
export const firstTextQuery = queryOptions({
  queryKey: ['dev', 'phone', 'first'],
  queryFn: async () => (await localRun.phone(null, null)).items.length > 0,
  retry: false,
  staleTime: POLL_MS,
})
