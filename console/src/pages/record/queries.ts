import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type RecordChange } from '../../api.ts'
import { RequestFailure } from '../../request-failure.ts'

const POLL_MS = 5_000
const OF_PERSON_POLL_MS = 20_000

/** Null where nobody ever heard of one. */
export function recordQuery(type: string, id: string) {
  return queryOptions({
    queryKey: ['record', type, id],
    queryFn: async () => {
      try {
        return await api.record(type, id)
      } catch (error) {
        if (error instanceof RequestFailure && error.problem.status === 404) return null
        throw error
      }
    },
    refetchInterval: POLL_MS,
  })
}

export function recordsOfQuery(contactId: string) {
  return queryOptions({
    queryKey: ['records', contactId],
    queryFn: () => api.recordsOf(contactId),
    refetchInterval: OF_PERSON_POLL_MS,
  })
}

/** The same for as long as the page is open: they are part of the release. */
export const recordTypesQuery = queryOptions({
  queryKey: ['record-types'],
  queryFn: api.recordTypes,
  staleTime: Number.POSITIVE_INFINITY,
})

export type Saying = { type: string; id: string; change: RecordChange }

/** A word on a record moves what its person is to get, so all that was read of them is read again. */
export function useSay() {
  const queries = useQueryClient()
  const keys = [['record'], ['records'], ['contact'], ['calendar'], ['messages'], ['message'], ['explain']]
  return useMutation({
    mutationFn: ({ type, id, change }: Saying) => api.changeRecord(type, id, change),
    onSuccess: () => Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
}
