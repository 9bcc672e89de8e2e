import type { AuditEntry, AuditFacts } from '#shared/contracts/audit.ts'
import type { AudienceShelf, SavedAudience } from '#shared/contracts/campaign.ts'
import type { Erasure } from '#shared/contracts/erasure.ts'
import { Condition } from '#shared/contracts/scenario.ts'

type Named = Pick<Erasure, 'names' | 'phones' | 'ids'>

/** A name of one letter is anybody's, and a part of many words. */
const SHORTEST_NAME = 2
const BLANK = '…'

/** The saved audiences without the person's names, numbers and ids in them; the very same where there are none. */
export function forgetOnShelf(shelf: AudienceShelf, person: Named): AudienceShelf {
  const audiences = shelf.audiences.map((one) => forgetOn(one, person))
  const isSame = audiences.every((one, index) => one === shelf.audiences[index])
  return isSame ? shelf : { audiences, rev: shelf.rev + 1 }
}

/** The same of what the audit says of a saved audience; the very same entry where it names nobody. */
export function forgetInEntry(entry: AuditEntry, person: Named): AuditEntry {
  const [before, after] = [forgetFacts(entry.before, person), forgetFacts(entry.after, person)]
  return before === entry.before && after === entry.after ? entry : { ...entry, before, after }
}

function forgetOn(saved: SavedAudience, person: Named): SavedAudience {
  const name = withoutWords(saved.name, person)
  const asked = JSON.stringify(saved.audience.where ?? null)
  const blank = withoutValues(asked, person)
  if (name === saved.name && blank === asked) return saved
  const audience = blank === asked ? saved.audience : { ...saved.audience, where: Condition.parse(JSON.parse(blank)) }
  return { ...saved, name, audience, rev: saved.rev + 1 }
}

function forgetFacts(facts: AuditFacts | null, person: Named): AuditFacts | null {
  const told = JSON.stringify(facts)
  const blank = JSON.stringify(
    JSON.parse(told, (_, value: unknown) => (typeof value === 'string' ? withoutWords(value, person) : value)),
  )
  return blank === told ? facts : JSON.parse(blank)
}

function withoutWords(text: string, person: Named): string {
  return wordsOf(person).reduce((rest, word) => rest.replaceAll(word, BLANK), text)
}

/** Whole values alone: an id may be a part of any word. */
function withoutValues(json: string, person: Named): string {
  const theirs = new Set([...wordsOf(person), ...person.ids])
  return JSON.stringify(
    JSON.parse(json, (_, value: unknown) => (typeof value === 'string' && theirs.has(value) ? BLANK : value)),
  )
}

function wordsOf({ names, phones }: Named): string[] {
  return [...names, ...phones].filter((word) => [...word].length >= SHORTEST_NAME)
}
