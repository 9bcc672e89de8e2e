import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { openingOf } from '#shared/domain/sending/judge-message.ts'
import { api, type Cursor } from '../api.ts'
import { localRun, type PhoneText, type PlacedDemoOrder } from '../local-run.ts'
import { clockQuery } from '../use-clock.ts'

const POLL_MS = 1_500
const MOST_SHOWN = 100

type Inbox = { newest: PhoneText[]; before: PhoneText[]; lastPage: Cursor }

const EMPTY: Inbox = { newest: [], before: [], lastPage: null }

/**
 * The newest texts, newest first. The phone lists the oldest first, so the last page is remembered and only that one is
 * read again by the next poll.
 */
export function inboxQuery(to: string | null) {
  return queryOptions({
    queryKey: ['dev', 'phone', to],
    queryFn: async ({ client }) => readOn(to, client.getQueryData<Inbox>(['dev', 'phone', to]) ?? EMPTY),
    select: ({ before, newest }: Inbox) => [...before, ...newest].slice(-MOST_SHOWN).reverse(),
    refetchInterval: POLL_MS,
  })
}

async function readOn(to: string | null, known: Inbox): Promise<Inbox> {
  let { before, lastPage } = known
  for (;;) {
    const { items, next } = await localRun.phone(to, lastPage)
    if (next === null) return { before, newest: items, lastPage }
    before = [...before, ...items].slice(-MOST_SHOWN)
    lastPage = next
  }
}

/** Steers the clock; everything on the screen is read again afterwards, for much may have happened. */
export function useSteerClock() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: localRun.setClock,
    onSuccess: async (clock) => {
      queries.setQueryData(clockQuery.queryKey, { ...clock, heardAtMs: Date.now() })
      await queries.invalidateQueries()
    },
  })
}

export function usePlaceDemoOrder() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: localRun.placeDemoOrder,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['dev'] }),
  })
}

export type Nudge = { state: 'none' | 'left' } | { state: 'planned'; leavesAt: Date; zone: string }

/** What is to become of an order's nudge if nobody pays: when it leaves, quiet hours included, where whoever gets it lives. */
export function nudgeQuery({ orderId, contactId }: PlacedDemoOrder) {
  return queryOptions({
    queryKey: ['messages', 'nudge', orderId],
    queryFn: async (): Promise<Nudge> => {
      const [{ items }, { zone }] = await Promise.all([
        api.searchMessages({ order: orderId }, null),
        api.contact(contactId),
      ])
      const nudges = items.filter(({ kind }) => kind === 'unpaid-order-nudge')
      const next = nudges.findLast(({ state }) => state === 'planned')
      if (next === undefined) return { state: nudges.some(({ text }) => text !== null) ? 'left' : 'none' }
      return { state: 'planned', leavesAt: openingOf(new Date(next.dueAt), zone, [next]), zone }
    },
  })
}

export function useMoveDemoOrder(orderId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (step: 'pay' | 'ship') => localRun.moveDemoOrder(orderId, step),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['messages'] }),
  })
}

export function useScript() {
  return useMutation({ mutationFn: localRun.script })
}
