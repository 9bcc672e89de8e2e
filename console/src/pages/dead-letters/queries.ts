import { infiniteQueryOptions } from '@tanstack/react-query'
import type { DeadLetterKind, DeadLetterView } from '#shared/contracts/dead-letter.ts'
import { api, type Cursor, type Page } from '../../api.ts'

const ENOUGH = 20

/** Read when asked for, never by a timer: to list the jobs of a cloud queue is to receive them. */
export function deadLettersQuery(kind: DeadLetterKind | null) {
  return infiniteQueryOptions({
    queryKey: ['dead-letters', kind],
    queryFn: ({ pageParam }) => readOn(kind, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
    refetchOnWindowFocus: false,
  })
}

/** A page holds one kind only, so a few jobs would hide the events behind them: then the next page comes with it. */
async function readOn(kind: DeadLetterKind | null, cursor: Cursor): Promise<Page<DeadLetterView>> {
  const page = await api.deadLetters(kind, cursor)
  if (page.next === null || page.items.length >= ENOUGH) return page
  const { items, next } = await api.deadLetters(kind, page.next)
  return { items: [...page.items, ...items], next }
}
