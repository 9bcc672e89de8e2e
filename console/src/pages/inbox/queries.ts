import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReplyView } from '#shared/contracts/console-api/inbox.ts'
import { api, type Cursor } from '../../api.ts'

const POLL_MS = 10_000

export function inboxQuery(state: ReplyView['state'], contact: string | null = null) {
  return infiniteQueryOptions({
    queryKey: ['inbox', state, contact],
    queryFn: ({ pageParam }) => api.inbox(state, contact, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
    refetchInterval: POLL_MS,
  })
}

export function useCloseReply(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.closeReply(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['inbox'] }),
  })
}

export function useAnswerReply(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (text: string) => api.answerReply(id, text),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['inbox'] })
      await queries.invalidateQueries({ queryKey: ['messages'] })
    },
  })
}
