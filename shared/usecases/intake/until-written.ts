import { AppError } from '#shared/domain/errors.ts'

/** Of as many events about one thing at once each is written: with every try at least one of them comes through. */
const TRIES = 50

/**
 * Reads, changes and writes until nobody came in between, who makes an attempt answer undefined.
 * @throws AppError HELD_BY_ANOTHER_WORKER (retryable) when others were first each time
 */
export async function untilWritten<T>(what: string, id: string, attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const result = await attempt()
    if (result !== undefined) return result
  }
  throw new AppError('HELD_BY_ANOTHER_WORKER', `the ${what} keeps changing`, { retryable: true, context: { id } })
}
