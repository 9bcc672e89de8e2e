import { AppError } from '#shared/domain/errors.ts'

/** `what` others are changing, in words; the context holds ids only. */
export type Contended = {
  what: string
  context?: Record<string, string>
  /** @default CONFLICT */
  code?: 'CONFLICT' | 'HELD_BY_ANOTHER_WORKER'
  /** @default 5 */
  tries?: number
}

/**
 * What `attempt` gives, which reads, decides and writes anew as long as it says `lost`: somebody else wrote first.
 * @throws AppError of the code asked for (retryable) when others were first each time.
 */
export async function untilSaved<R>(about: Contended, attempt: (again: boolean) => Promise<R | 'lost'>): Promise<R> {
  for (let tries = 0; tries < (about.tries ?? 5); tries += 1) {
    const result = await attempt(tries > 0)
    if (result !== 'lost') return result
  }
  throw changedByOthers(about)
}

/** @returns a retryable AppError that says so */
export function changedByOthers({ what, context, code = 'CONFLICT' }: Contended): AppError {
  const told = context === undefined ? {} : { context }
  return new AppError(code, `Others are changing ${what}. Try again.`, { retryable: true, ...told })
}
