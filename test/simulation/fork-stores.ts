import { MemoryLineStore } from '#shared/adapters/memory/line-store.ts'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { LINE } from './worker-deps.ts'

/** Memory stores that hold what these hold now and go their own way from then on. Nobody watches them, and nothing of them lags. */
export async function forkStores(stores: Stores): Promise<Stores> {
  const fork = createMemoryStores()
  const seen = new Map<object, object>()
  for (const [name, store] of Object.entries(stores)) {
    const target = Object.entries(fork).find(([other]) => other === name)?.[1]
    if (target !== undefined && name !== 'lines') fill(target, store, seen)
  }
  await copyLine(stores, fork)
  return fork
}

/** What each store holds now, by its name; lines besides. */
export function contentsOf(stores: Stores): Map<string, object> {
  const seen = new Map<object, object>()
  return new Map(Object.entries(stores).map(([name, store]) => [name, copyDeep(store, seen)]))
}

function fill(target: object, store: object, seen: Map<object, object>): void {
  for (const [field, value] of Object.entries(store)) Reflect.set(target, field, copyAny(value, seen))
}

/** Lines are kept where no copy reaches them, and reading them through a watched store would wake who watches. */
async function copyLine({ lines }: Stores, fork: Stores): Promise<void> {
  if (!(lines instanceof MemoryLineStore)) return
  const line = await MemoryLineStore.prototype.find.call(lines, LINE.provider)
  if (line !== undefined) await fork.lines.save(line, 'absent')
}

function copyAny(value: unknown, seen: Map<object, object>): unknown {
  return typeof value === 'object' && value !== null ? copyDeep(value, seen) : value
}

/** What stands in two places stands in two places of the copy too. */
function copyDeep(value: object, seen: Map<object, object>): object {
  const known = seen.get(value)
  if (known !== undefined) return known
  const copy = emptyLike(value)
  seen.set(value, copy)
  if (value instanceof Map && copy instanceof Map) for (const [key, inner] of value) copy.set(key, copyAny(inner, seen))
  else if (value instanceof Set && copy instanceof Set) for (const inner of value) copy.add(copyAny(inner, seen))
  else if (!(value instanceof Date)) fill(copy, value, seen)
  return copy
}

function emptyLike(value: object): object {
  if (value instanceof Date) return new Date(value)
  if (value instanceof Map) return new Map()
  if (value instanceof Set) return new Set()
  if (Array.isArray(value)) return []
  const copy: object = Object.create(Object.getPrototypeOf(value))
  return copy
}
