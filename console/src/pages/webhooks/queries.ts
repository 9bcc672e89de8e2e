import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { WebhookView } from '#shared/contracts/console-api/webhook.ts'
import { api, type Cursor, type WebhookChange } from '../../api.ts'

/** A test, and what is tried again in a few seconds, shows by itself. */
const POLL_MS = 3_000

export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: api.webhooks })

export function deliveriesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['deliveries', id],
    queryFn: ({ pageParam }) => api.deliveries(id, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
    refetchInterval: POLL_MS,
  })
}

/** Where somebody else was first, what stands is read again. */
function useOnWebhooks<I, O>(mutationFn: (given: I) => Promise<O>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: webhooksQuery.queryKey }) })
}

export function useCreateWebhook() {
  return useOnWebhooks((body: WebhookChange) => api.createWebhook(body))
}

export function useChangeWebhook({ id, rev }: WebhookView) {
  return useOnWebhooks((change: WebhookChange) => api.changeWebhook(id, change, rev))
}

export function useDeleteWebhook({ id, rev }: WebhookView) {
  return useOnWebhooks(() => api.deleteWebhook(id, rev))
}

function useOnDeliveries<I, O>(id: string, mutationFn: (given: I) => Promise<O>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries({ queryKey: ['deliveries', id] }) })
}

export function useTestWebhook(id: string) {
  return useOnDeliveries(id, () => api.testWebhook(id))
}

export function useRedrive(id: string) {
  return useOnDeliveries(id, (delivery: string) => api.redriveDelivery(id, delivery))
}
