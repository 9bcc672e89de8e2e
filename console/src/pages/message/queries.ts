import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api.ts'

const POLL_MS = 5_000

export function messageQuery(id: string) {
  return queryOptions({
    queryKey: ['message', id],
    queryFn: () => api.message(id),
    refetchInterval: ({ state }) => (state.data === undefined ? false : POLL_MS),
  })
}

export function campaignNameQuery(id: string) {
  return queryOptions({ queryKey: ['campaign', id], queryFn: () => api.campaign(id), retry: false })
}
