import * as z from 'zod'

const Cursor = z.tuple([z.string(), z.string()])

type Paging<T> = {
  /** Which list this is: a cursor of another one is refused. */
  list: string
  limit: number
  cursor?: string | null | undefined
  /** Unique within the list; its order by code units is the order of the list. */
  keyOf: (item: T) => string
  descending?: boolean
}

/**
 * One page of a list that is whole in memory, and an opaque cursor to what follows; null after the last item. Items that
 * come or go between two pages are neither repeated nor skipped otherwise. Undefined for a cursor that is not ours.
 */
export function pageOfList<T>(items: readonly T[], paging: Paging<T>): { items: T[]; next: string | null } | undefined {
  const { list, limit, keyOf, descending = false } = paging
  const after = paging.cursor == null ? null : decodePlace(list, paging.cursor)
  if (after === undefined) return undefined
  const isPast = (key: string) => after === null || (descending ? key < after : key > after)
  const rest = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => isPast(key))
    .sort((a, b) => (a.key < b.key === descending ? 1 : -1))
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ item }) => item),
    next: last !== undefined && rest.length > limit ? encodePlace(list, last.key) : null,
  }
}

/** An opaque cursor to what follows this place in this list. */
export function encodePlace(list: string, key: string): string {
  const bytes = new TextEncoder().encode(JSON.stringify([list, key]))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The place in this very list; undefined for a cursor that is not ours. */
export function decodePlace(list: string, cursor: string): string | undefined {
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)))
    const parsed = Cursor.safeParse(JSON.parse(text))
    return parsed.success && parsed.data[0] === list ? parsed.data[1] : undefined
  } catch {
    return undefined // not base64, UTF-8 or JSON: nothing we ever gave out
  }
}
