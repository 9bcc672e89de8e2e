/**
 * A copy that shares nothing with the item: plain objects, arrays, dates and what has no parts. Many times as
 * quick as `structuredClone`, and every test of the memory stores waits for it.
 * @throws TypeError for anything that no table could hold, a function or an instance of a class
 */
export function copyOf<T>(item: T): T
export function copyOf(item: unknown): unknown {
  if (typeof item === 'function') throw new TypeError('a store holds no functions')
  if (typeof item !== 'object' || item === null) return item
  if (Array.isArray(item)) return item.map(copyOf)
  if (item instanceof Date) return new Date(item)
  const prototype: unknown = Object.getPrototypeOf(item)
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('a store holds plain objects only')
  const copy: Record<string, unknown> = {}
  const fields = fieldsOf(item)
  for (const name of Object.keys(fields)) copy[name] = copyOf(fields[name])
  return copy
}

/** A plain object is that by its prototype, which the caller has looked at. */
function fieldsOf(item: object): Record<string, unknown> {
  return item as Record<string, unknown>
}
