import type { Message } from '#shared/contracts/message.ts'
import type { Kind } from '../scenarios/kind.ts'
import type { Judged, Reading } from './case.ts'
import { type GuardLine, type JudgedWithLines, judgeWithLines } from './judge-lines.ts'

/** `at`: when it was decided, so when the text leaves if it does. */
export type Forecast = JudgedWithLines & { at: Date }

/** A wait for an hour leads to another one at most where a day begins in the quiet hours. */
const MOST_WAITS = 5

/**
 * What becomes of a message if nothing else happens than that time goes by, from `from` or its due instant on, the later
 * of the two. It still waits only where somebody must do something first.
 */
export function judgeForward(
  message: Judged & Pick<Message, 'dueAt'>,
  kind: Kind,
  reading: Reading,
  from: Date,
): Forecast {
  let at = message.dueAt > from ? message.dueAt : from
  let judged = judgeWithLines(message, kind, reading, at)
  let waited: GuardLine | undefined
  for (let waits = 0; isForAnHour(judged) && waits < MOST_WAITS; waits += 1) {
    if (judged.decision.kind !== 'wait') break
    waited ??= judged.lines.find(({ code }) => code === 'hours')
    at = judged.decision.until
    judged = judgeWithLines(message, kind, reading, at)
  }
  const lines = judged.lines.map((line) => (line.code === 'hours' && line.result === 'yes' ? (waited ?? line) : line))
  return { decision: judged.decision, lines, at }
}

function isForAnHour({ decision }: JudgedWithLines): boolean {
  return decision.kind === 'wait' && (decision.because === 'quiet-hours' || decision.because === 'reader-day')
}
