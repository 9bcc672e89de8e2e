import type { OptOut, OptOutWord } from '#shared/contracts/contact.ts'
import type { Category } from '#shared/contracts/message.ts'

export function isStanding({ liftedAt }: OptOut): boolean {
  return liftedAt === null
}

/** Whether the opt-out means texts of this category at all: one of marketing alone leaves every other as it was. */
export function concerns({ scope }: Pick<OptOut, 'scope'>, category: Category): boolean {
  return scope === 'all' || category === 'marketing'
}

/** Whether `one` holds back all that `other` does. */
export function isAsStrict(
  { scope: one }: Pick<OptOut, 'scope'>,
  { scope: other }: { scope?: OptOut['scope'] },
): boolean {
  return one === 'all' || other === 'marketing'
}

/**
 * The number's entry after this word, always one revision on. What a person said first stays as they said it as long as it
 * stands and holds back as much; a carrier's word gives way.
 */
export function entryAfter(before: OptOut | undefined, word: OptOutWord): OptOut {
  const isKept = before !== undefined && isStanding(before) && before.source === 'person' && isAsStrict(before, word)
  const kept = isKept ? before : word
  return { ...kept, scope: kept.scope ?? 'all', liftedAt: null, rev: (before?.rev ?? 0) + 1 }
}
