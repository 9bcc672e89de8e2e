import { AppError } from '#shared/domain/errors.ts'

type Damage = {
  /** The whole path, so that it can be found. */
  path: string
  /** What is wrong with it. */
  what: string
  /** What its owner can do, with what each way costs. */
  wayOut: string
  cause?: unknown
}

/** A file of the data folder that cannot be read: nothing in it is changed, and nothing starts until its owner has decided. */
export function damagedFile({ path, what, wayOut, cause }: Damage): AppError {
  const message = `${path} cannot be read: ${what}. ${wayOut}`
  return new AppError('MALFORMED_ITEM', message, { retryable: false, cause })
}

/** What is wrong with a text that should be JSON of some shape; never a value of it. */
export function whatIsWrong(text: string): string {
  if (text.trim() === '') return 'it is empty'
  if (text.includes('\0')) return 'it holds zero bytes, as a power cut leaves them'
  return isJson(text) ? 'something in it is missing or of another kind' : 'it is no JSON'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
