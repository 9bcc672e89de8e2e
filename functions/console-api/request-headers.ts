import { createHash } from 'node:crypto'
import type { ExpectedRevs } from '#shared/domain/expected-revs.ts'
import type { Fault } from '../http.ts'

type Headers = Readonly<Record<string, string | undefined>>
type Read<T> = { ok: true; value: T } | { ok: false; fault: Fault }

/** Behind a CDN a tag may come back marked as weak; a revision is the same in each of its forms. */
const ENTITY_TAG = /^(?:W\/)?"([\u0021\u0023-\u007e]*)"$|^(\d{1,15})$/
const REVISION = /^\d{1,15}$/
const MOST_TAGS = 20
const KEY = /^[\u0020-\u007e]{1,255}$/

/**
 * The revisions that `If-Match` names (RFC 9110 §13.1.1, read 2026-11-29); undefined where it is absent or `*`. A tag that
 * is none of ours names no revision, and so fits none. What cannot be read is a fault, never leave to change anything.
 */
export function readIfMatch(headers: Headers): Read<ExpectedRevs> {
  const text = headers['if-match']?.trim()
  if (text === undefined || text === '*') return { ok: true, value: undefined }
  const tags = text.split(',').map((tag) => ENTITY_TAG.exec(tag.trim()))
  if (tags.length > MOST_TAGS || tags.some((tag) => tag === null)) {
    return fault('If-Match', 'must be an ETag as this API answers it, like "3", or *')
  }
  const revs = tags.map((tag) => tag?.[1] ?? tag?.[2] ?? '').filter((tag) => REVISION.test(tag))
  return { ok: true, value: revs.map(Number) }
}

/** The `Idempotency-Key`, opaque; undefined where there is none. */
export function readIdempotencyKey(headers: Headers): Read<string | undefined> {
  const key = headers['idempotency-key']
  if (key === undefined || KEY.test(key)) return { ok: true, value: key }
  return fault('Idempotency-Key', 'must be 1 to 255 printable ASCII characters, like a UUID')
}

/** A key that is its sender's own and this operation's own; from it nobody can read what was sent. */
export function scopedKey(parts: { sub: string; operation: string; key: string }): string {
  return printOf([parts.sub, parts.operation, parts.key])
}

/** The same for the same JSON, in whatever order its fields stand. */
export function printOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)) ?? '')
    .digest('base64url')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, part]) => [name, sorted(part)] as const)
  return ['object', ...entries.sort(([a], [b]) => (a < b ? -1 : 1))]
}

function fault(path: string, message: string): { ok: false; fault: Fault } {
  return { ok: false, fault: { path, message, code: 'invalid_format' } }
}
