import type { CountedText, NumberTexts } from '#shared/contracts/number-texts.ts'
import type { Kind } from '../scenarios/kind.ts'
import type { Judged, Reading } from './case.ts'
import { askingOf } from './guards/caps.ts'
import { openCase } from './judge-message.ts'

/** What a forecast has told so far of the texts that count, by the number that they go to. */
export type TextsAhead = {
  /** The reading as it will be once those have left; the same where the number gets none of them. */
  after(reading: Reading): Reading
  /** A repeat changes nothing. `number`: as `numberOf` says. */
  add(number: string, text: CountedText): void
}

/** Enough to tell a hash from those of a million numbers. */
const DIGITS = 10

/** The number in a forecast: the end of its hash. */
export function numberOf(phoneHash: string): string {
  return phoneHash.slice(-DIGITS)
}

/** Of nothing yet. A text that was counted already, as before a crash, stands there once. */
export function openTextsAhead(): TextsAhead {
  const told = new Map<string, CountedText[]>()
  return {
    after(reading) {
      const texts = told.get(numberOf(reading.destination?.phoneHash ?? ''))
      return texts === undefined ? reading : { ...reading, counted: counting(reading.counted, texts) }
    },
    add(number, text) {
      const texts = told.get(number)
      if (texts === undefined) told.set(number, [text])
      else if (!texts.some(({ id }) => id === text.id)) texts.push(text)
    },
  }
}

/** What a text counts that leaves at `at`, and for which number; null where it counts nothing. */
export function countOf(
  { message, kind, reading }: { message: Judged; kind: Kind; reading: Reading },
  at: Date,
): { phoneHash: string; text: CountedText } | null {
  const asking = askingOf(openCase(message, kind, reading, at))
  const phoneHash = reading.destination?.phoneHash
  if (asking === null || phoneHash === undefined) return null
  const { isSingle: _, ...text } = asking
  return { phoneHash, text }
}

function counting(counted: NumberTexts | null, told: readonly CountedText[]): NumberTexts {
  const ids = new Set(told.map(({ id }) => id))
  const before = (counted?.texts ?? []).filter(({ id }) => !ids.has(id))
  return { phoneHash: counted?.phoneHash ?? '', texts: [...before, ...told], rev: counted?.rev ?? 0 }
}
