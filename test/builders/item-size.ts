import { Buffer } from 'node:buffer'

/**
 * Bytes of an item as DynamoDB counts them: names and strings in UTF-8, a number by its significant digits, 1 for a boolean
 * or null, 3 for a list or map and 1 more for each of its elements (developer guide, "DynamoDB item sizes", read 2026-11-22).
 */
export function itemSize(item: Readonly<Record<string, unknown>>): number {
  const sizes = Object.entries(item).map(([name, value]) =>
    value === undefined ? 0 : bytesOf(name) + valueSize(value),
  )
  return sum(sizes)
}

function valueSize(value: unknown): number {
  if (typeof value === 'string') return bytesOf(value)
  if (typeof value === 'number') return numberSize(value)
  if (typeof value === 'boolean' || value === null) return 1
  if (Array.isArray(value)) return 3 + sum(value.map((element) => 1 + valueSize(element)))
  if (typeof value === 'object') return 3 + sum(Object.entries(value).map(([k, v]) => 1 + bytesOf(k) + valueSize(v)))
  throw new TypeError(`no such attribute: ${typeof value}`)
}

function numberSize(value: number): number {
  const digits = String(Math.abs(value))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length
  return Math.ceil(digits / 2) + 1 + (value < 0 ? 1 : 0)
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
