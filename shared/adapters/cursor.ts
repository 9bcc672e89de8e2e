import { Buffer } from 'node:buffer'
import * as z from 'zod'
import { fingerprint32 } from '#shared/contracts/table.ts'
import { AppError } from '#shared/domain/errors.ts'

const Cursor = z.tuple([z.string(), z.unknown()])

/** An opaque place in one list: it says which list it belongs to, so that it is refused everywhere else. */
export function encodeCursor(list: unknown, position: unknown): string {
  return Buffer.from(JSON.stringify([tagOf(list), position])).toString('base64url')
}

/** The position in this very list. @throws AppError INVALID_INPUT (not retryable) for a cursor that we never gave out for it. */
export function decodeCursor<S extends z.ZodType>(list: unknown, cursor: string, position: S): z.output<S> {
  const parsed = Cursor.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success || parsed.data[0] !== tagOf(list)) throw notOurs()
  const found = position.safeParse(parsed.data[1])
  if (!found.success) throw notOurs()
  return found.data
}

function tagOf(list: unknown): string {
  return fingerprint32(JSON.stringify(list)).toString(36)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // not JSON: refused by the schema that reads it
  }
}

function notOurs(): AppError {
  return new AppError('INVALID_INPUT', 'The cursor does not belong to this list', { retryable: false })
}
