import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import { api, type ConsentStep, type Cursor, type MessageQuery } from '../../api.ts'
import { RequestFailure } from '../../request-failure.ts'

const POLL_MS = 5_000

export function messagesQuery(query: MessageQuery) {
  return infiniteQueryOptions({
    queryKey: ['messages', query],
    queryFn: ({ pageParam }) => api.searchMessages(query, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
    refetchInterval: POLL_MS,
  })
}

/** The orders of `local/demo/demo-world.ts`. */
const DEMO_ORDERS = ['DEMO-1001', 'DEMO-1002']

/** What became of the demo's orders so far, the latest first. */
export const demoTextsQuery = queryOptions({
  queryKey: ['messages', 'demo'],
  queryFn: async () => {
    const pages = await Promise.all(DEMO_ORDERS.map((order) => api.searchMessages({ order }, null)))
    const instant = ({ submittedAt, dueAt }: MessageView) => Date.parse(submittedAt ?? dueAt)
    return pages.flatMap(({ items }) => items).toSorted((one, other) => instant(other) - instant(one))
  },
  refetchInterval: POLL_MS,
})

/** Undefined when nobody has that id: an order may be known before its buyer. */
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

export function useConsentChange(contactId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ to, note }: { to: ConsentStep; note: string }) => api.changeConsent(contactId, to, note),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['contact', contactId] }),
        queries.invalidateQueries({ queryKey: ['messages'] }),
        queries.invalidateQueries({ queryKey: ['message'] }),
      ]),
  })
}
