import type { Reason, TrailValues } from '#shared/contracts/message.ts'
import type { Kind } from '../scenarios/kind.ts'
import type { Judged, Reading } from './case.ts'
import type { GuardAnswer, GuardCode, Waits } from './guards/guard.ts'
import { GUARDS } from './guards.ts'
import { openCase, type SendDecision, sendCase } from './judge-message.ts'

/**
 * What one guard says. `yes`: it passes, perhaps later, then `values.until` says when. `no`: it refuses, or waits for
 * somebody. `unknown`: nobody knows yet. `not-asked`: what it would look at is missing.
 */
export type GuardLine = {
  code: GuardCode
  result: 'yes' | 'no' | 'unknown' | 'not-asked'
  because: Reason | Waits['because'] | null
  values: TrailValues
}

export type JudgedWithLines = { decision: SendDecision; lines: GuardLine[] }

/**
 * The same decision as `judgeMessage`, with a line of every guard, also of those behind the one that decides: the first
 * that is not `yes` is the reason, except that a guard whose hour is still to come says `yes`.
 */
export function judgeWithLines(message: Judged, kind: Kind, reading: Reading, now: Date): JudgedWithLines {
  const one = openCase(message, kind, reading, now)
  const answers = GUARDS.map(({ code, check }) => ({ code, answer: check(one) }))
  const first = answers.map(({ answer }) => answer).find((answer) => typeof answer !== 'string')
  return {
    decision: first ?? sendCase(one),
    lines: answers.map(({ code, answer }) => lineOf(code, answer)).filter(isOfInterest),
  }
}

/** That a text is a text goes without saying. */
function isOfInterest({ code, result }: GuardLine): boolean {
  const isRare = code === 'says-something' || code === 'told-together'
  return !isRare || result === 'no'
}

const RESULTS: Readonly<Record<Waits['because'], GuardLine['result']>> = {
  'quiet-hours': 'yes',
  'reader-day': 'yes',
  'campaign-paused': 'no',
  'countries-unknown': 'unknown',
  gathering: 'no',
}

function lineOf(code: GuardCode, answer: GuardAnswer): GuardLine {
  if (answer === 'pass') return { code, result: 'yes', because: null, values: {} }
  if (answer === 'not-asked') return { code, result: 'not-asked', because: null, values: {} }
  const { because } = answer
  if (answer.kind === 'final') return { code, result: 'no', because, values: answer.values }
  return { code, result: RESULTS[answer.because], because, values: { until: answer.until.toISOString() } }
}
