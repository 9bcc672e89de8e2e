import type { OptOut, OptOutWord } from '#shared/contracts/contact.ts'

export function isStanding({ liftedAt }: OptOut): boolean {
  return liftedAt === null
}

/**
 * The number's entry after this word, always one revision on. What a person said first stays as they said it as long as it
 * stands; a carrier's word gives way.
 */
export function entryAfter(before: OptOut | undefined, word: OptOutWord): OptOut {
  const isKept = before !== undefined && isStanding(before) && before.source === 'person'
  return { ...(isKept ? before : word), liftedAt: null, rev: (before?.rev ?? 0) + 1 }
}
