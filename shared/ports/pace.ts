import type { OpenCountries } from '#shared/contracts/line.ts'
import type { Lane } from '#shared/contracts/message.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'

export type WaitsFor = 'pace' | 'budget' | 'line-stopped' | 'line-down'

export type Gate =
  /**
   * `readAtMs`: when the switch and the countries were read, on the monotonic clock; a submit that relies on them starts
   * within a second. `countries` is null while nobody knows yet which are open; versions are of settings, 0 for none.
   */
  | {
      kind: 'open'
      readAtMs: number
      perSecond: number
      countries: OpenCountries | null
      shopsVersion: number
      rulesVersion: number
      templatesVersion: number
    }
  | { kind: 'closed'; because: WaitsFor; until: Date; perSecond: number }

/** In parts: how much would be welcome, and below how much it is not worth going on. */
export type Room = { wanted: number; least: number }

/** Whether, and how fast, anything may be submitted now. */
export interface Pace {
  /**
   * Reads the switch and secures room, waiting a moment if it must. Call it right before the reads that a submit relies
   * on: it answers for the submits of the second after `readAtMs`.
   */
  prepare(lane: Lane, room: Room): Promise<Gate>
  /**
   * Takes room that was secured; false when there is not enough left or others took what may leave in this second, and then
   * nothing was taken.
   */
  take(lane: Lane, parts: number): boolean
  /** What was taken and surely not sent: it costs nothing. */
  giveBack(parts: number): void
  /** What an answer says about the whole line: a throttled one slows it down, one that is down stops it for a while. */
  report(answer: SubmitAnswer): Promise<void>
}
