import * as z from 'zod'
import { decodeCursor, encodeCursor } from '#shared/adapters/cursor.ts'
import { compareBytes } from '#shared/adapters/order.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'

type Listing<T> = { list: unknown; items: readonly T[]; keyOf: (item: T) => string; newestFirst?: boolean }

/** A page of these items in the byte order of their keys. @throws AppError INVALID_INPUT (not retryable) for a foreign cursor */
export function pageOfSorted<T>({ list, items, keyOf, newestFirst }: Listing<T>, request: PageRequest): PageOf<T> {
  const direction = newestFirst === true ? -1 : 1
  const order = (a: string, b: string) => direction * compareBytes(a, b)
  const after = request.cursor === undefined ? undefined : decodeCursor(list, request.cursor, z.string())
  const keyed = items.map((item) => ({ key: keyOf(item), item })).sort((a, b) => order(a.key, b.key))
  const rest = after === undefined ? keyed : keyed.filter(({ key }) => order(key, after) > 0)
  const page = rest.slice(0, request.limit)
  const last = page.at(-1)
  return {
    items: page.map(({ item }) => item),
    next: last && rest.length > request.limit ? encodeCursor(list, last.key) : null,
  }
}
