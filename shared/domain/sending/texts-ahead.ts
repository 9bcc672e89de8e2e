import type { CountedText, NumberTexts } from '#shared/contracts/number-texts.ts'
import type { Kind } from '../scenarios/kind.ts'
import type { Judged, Reading } from './case.ts'
import { askingOf } from './guards/caps.ts'
import { openCase } from './judge-message.ts'

/** What a forecast has told so far of the texts that count, by the number that they go to. */
export type TextsAhead = {
  /** The reading as it will be once those have left; the same where the number gets none of them. */
  after(reading: Reading): Reading
  add(phoneHash: string, text: CountedText): void
}

/** Of nothing yet. A text that was counted already, as before a crash, stands there once. */
export function openTextsAhead(): TextsAhead {
  const told = new Map<string, CountedText[]>()
  return {
    after(reading) {
      const texts = told.get(reading.destination?.phoneHash ?? '')
      return texts === undefined ? reading : { ...reading, counted: counting(reading.counted, texts) }
    },
    add(phoneHash, text) {
      const texts = told.get(phoneHash)
      if (texts === undefined) told.set(phoneHash, [text])
      else texts.push(text)
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
