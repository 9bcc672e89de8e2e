import * as z from 'zod'
import { Category } from './message.ts'
import { Instant, LocalDate } from './primitives.ts'

/** A text that was about to leave for a number: it stays counted whatever became of it. */
export const CountedText = z.object({
  /** The message's id: a text counts once, however often it is tried. */
  id: z.string(),
  at: Instant,
  /** The reader's own day. */
  day: LocalDate,
  category: Category,
  /** Whether it counts in a month: what a company sends by its own choice, no greeting of a day. */
  isBroad: z.boolean(),
  /** Of the words, to tell the same text again. */
  print: z.string(),
})
export type CountedText = z.infer<typeof CountedText>

/** What one number was lately sent, of all but mass service texts: one small item. */
export const NumberTexts = z.object({ phoneHash: z.string(), texts: z.array(CountedText), rev: z.int() })
export type NumberTexts = z.infer<typeof NumberTexts>
