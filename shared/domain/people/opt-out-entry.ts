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

/** Whether a carrier has said that no text can reach the number, whatever a person said of it since. */
export function isUnreachable({ source, unreachable }: Pick<OptOut, 'source' | 'unreachable'>): boolean {
  return source === 'carrier' || unreachable !== null
}

/**
 * The number's entry after this word, always one revision on. What a person said first stays as they said it as long as it
 * stands and holds back as much. A carrier's word gives way to theirs, but holds on: a dead number wants no service texts.
 */
export function entryAfter(before: OptOut | undefined, word: OptOutWord): OptOut {
  const isKept = before !== undefined && isStanding(before) && before.source === 'person' && isAsStrict(before, word)
  const kept = isKept ? before : word
  const unreachable = word.source === 'person' ? saidByCarrier(before) : null
  return { ...kept, scope: kept.scope ?? 'all', unreachable, liftedAt: null, rev: (before?.rev ?? 0) + 1 }
}

function saidByCarrier(before: OptOut | undefined): OptOut['unreachable'] {
  if (before === undefined || !isStanding(before)) return null
  return before.source === 'carrier' ? { at: before.at, note: before.note } : before.unreachable
}
