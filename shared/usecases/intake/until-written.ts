import { untilSaved } from '../until-saved.ts'

/** Of as many events about one thing at once each is written: with every try at least one of them comes through. */
const TRIES = 50

/** As `untilSaved`, for what events write. @throws AppError HELD_BY_ANOTHER_WORKER (retryable) when others were first each time */
export function untilWritten<T>(what: string, id: string, attempt: () => Promise<T | 'lost'>): Promise<T> {
  return untilSaved({ what: `the ${what}`, code: 'HELD_BY_ANOTHER_WORKER', tries: TRIES, context: { id } }, attempt)
}
