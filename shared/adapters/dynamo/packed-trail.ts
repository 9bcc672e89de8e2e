import * as z from 'zod'
import { TrailCode, type TrailEntry, TrailValues } from '#shared/contracts/message.ts'
import { readJson } from './stored-fields.ts'

const LETTERS: Record<TrailCode, string> = {
  planned: 'p',
  selected: 's',
  checked: 'h',
  waits: 'w',
  claimed: 'c',
  accepted: 'a',
  'try-later': 't',
  'in-doubt': 'd',
  receipt: 'r',
  rejected: 'x',
  cancelled: 'k',
  suppressed: 'u',
  expired: 'e',
  unconfirmed: 'n',
  resent: 'g',
  replied: 'y',
  unanswered: 'q',
}

const CODES = new Map(TrailCode.options.map((code) => [LETTERS[code], code]))

const Letter = z.string().transform((letter, ctx): TrailCode => {
  const code = CODES.get(letter)
  if (code !== undefined) return code
  ctx.addIssue('not the letter of a trail code')
  return z.NEVER
})

const PackedTrail = z.array(z.tuple([z.int(), Letter, TrailValues.optional()]))

/** A trail as compact JSON, to the second: the first entry's epoch seconds, then each one's seconds after the one before. */
export function packTrail(trail: readonly TrailEntry[]): string {
  let before = 0
  const packed = trail.map(({ at, code, values }) => {
    const seconds = Math.floor(at.getTime() / 1000)
    const after = seconds - before
    before = seconds
    return Object.keys(values).length === 0 ? [after, LETTERS[code]] : [after, LETTERS[code], values]
  })
  return JSON.stringify(packed)
}

/** The trail behind what `packTrail` made. @throws AppError MALFORMED_ITEM (not retryable) */
export function unpackTrail(packed: string): TrailEntry[] {
  let seconds = 0
  return readJson(PackedTrail, packed).map(([after, code, values]) => {
    seconds += after
    return { at: new Date(seconds * 1000), code, values: values ?? {} }
  })
}
