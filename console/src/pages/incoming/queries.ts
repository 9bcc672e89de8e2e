import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SourceView } from '#shared/contracts/console-api/source.ts'
import { api, type Cursor, type SourceChange, type SourceCreate, type SourceTry } from '../../api.ts'

/** Whoever sets a source up waits for the first delivery. */
const POLL_MS = 5_000

export const sourcesQuery = queryOptions({ queryKey: ['sources'], queryFn: api.sources, refetchInterval: POLL_MS })

export function arrivalsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['arrivals', id],
    queryFn: ({ pageParam }) => api.arrivals(id, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
    refetchInterval: POLL_MS,
  })
}

/** Where somebody else was first, what stands is read again. */
function useOnSources<I, O>(mutationFn: (given: I) => Promise<O>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: sourcesQuery.queryKey }) })
}

export function useCreateSource() {
  return useOnSources((body: SourceCreate) => api.createSource(body))
}

export function useChangeSource({ id, rev }: SourceView) {
  return useOnSources((change: SourceChange) => api.changeSource(id, change, rev))
}

export function useDeleteSource({ id, rev }: SourceView) {
  return useOnSources(() => api.deleteSource(id, rev))
}

export function useTrySource(id: string) {
  return useMutation({ mutationFn: (body: SourceTry) => api.trySource(id, body) })
}

export function useRedriveArrival(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (delivery: string) => api.redriveArrival(id, delivery),
    onSettled: () => queries.invalidateQueries({ queryKey: ['arrivals', id] }),
  })
}
