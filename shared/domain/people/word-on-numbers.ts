import type { Contact, OptOut } from '#shared/contracts/contact.ts'
import { hashesOf, hasNumber } from './numbers.ts'
import { isAsStrict, isStanding } from './opt-out-entry.ts'

type Own = Pick<Contact, 'phoneHash' | 'otherPhones'>
/** By keyed hash, those too that were lifted. */
export type Entries = ReadonlyMap<string, OptOut>

/**
 * What holds back a text to this number. The number's own word; else a person's of any number of its contact, or where theirs
 * is stricter: whoever wants no more texts wants none on another number of theirs, nor on that of an order. A word of another
 * number counts no more once the person has opened theirs since. What a carrier said is of one number alone.
 */
export function wordOn(phoneHash: string, contact: Own | null, entries: Entries): OptOut | null {
  const ofNumber = standing(entries.get(phoneHash))
  const ofPerson = contact === null ? null : wordOfPerson(contact, phoneHash, entries)
  if (ofPerson === null || (ofNumber !== null && isAsStrict(ofNumber, ofPerson))) return ofNumber
  return { ...ofPerson, unreachable: ofNumber?.unreachable ?? null }
}

/** The strictest that the person said by any number of theirs, and has not taken back by the one that is texted. */
function wordOfPerson(contact: Own, phoneHash: string, entries: Entries): OptOut | null {
  const speaking = hasNumber(contact, phoneHash) ? phoneHash : contact.phoneHash
  const openedAt = entries.get(speaking ?? '')?.liftedAt ?? null
  const words = hashesOf(contact).flatMap((hash) => {
    const word = standing(entries.get(hash))
    const isOpened = word !== null && openedAt !== null && openedAt > word.at
    return word?.source === 'person' && !isOpened ? [word] : []
  })
  return words.find(({ scope }) => scope === 'all') ?? words[0] ?? null
}

export function standing(entry: OptOut | undefined): OptOut | null {
  return entry !== undefined && isStanding(entry) ? entry : null
}
