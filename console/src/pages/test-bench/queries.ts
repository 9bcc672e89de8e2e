import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Cursor } from '../../api.ts'
import { localRun, type PhoneText } from '../../local-run.ts'
import { clockQuery } from '../../use-clock.ts'

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

export function useMoveDemoOrder(orderId: string) {
  return useMutation({ mutationFn: (step: 'pay' | 'ship') => localRun.moveDemoOrder(orderId, step) })
}

export function useScript() {
  return useMutation({ mutationFn: localRun.script })
}
