import type { ConsentChange, Contact, ContactNote, OptOut } from '#shared/contracts/contact.ts'
import { AppError } from '#shared/domain/errors.ts'
import { hashesOf } from '#shared/domain/people/numbers.ts'
import { type Entries, wordOn } from '#shared/domain/people/word-on-numbers.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'

export type GetContactDeps = { contacts: ContactStore; optOuts: OptOutList }
/** A contact with what its numbers said: `optOut` is null while the first takes texts. */
export type ContactState = {
  contact: Contact
  optOut: OptOut | null
  /** What was ever said of each of its numbers. */
  entries: Entries
  changes: ConsentChange[]
  notes: ContactNote[]
}

/**
 * The contact with its consent history and notes, newest first, those of whoever was merged into it too. One that was itself
 * merged into another is given back as such, with its own history.
 * @throws AppError NOT_FOUND
 */
export async function getContact({ contacts, optOuts }: GetContactDeps, id: string): Promise<ContactState> {
  const contact = await contacts.find(id)
  if (contact === undefined) throw new AppError('NOT_FOUND', 'There is no such contact.', { retryable: false })
  const ids = [id, ...(contact.absorbed ?? [])]
  const [entries, changes, notes] = await Promise.all([
    optOuts.findEntries(hashesOf(contact)),
    Promise.all(ids.map((each) => contacts.listChanges(each))),
    Promise.all(ids.map((each) => contacts.listNotes(each))),
  ])
  return {
    contact,
    optOut: wordOn(contact.phoneHash ?? '', contact, entries),
    entries,
    changes: newestFirst(changes),
    notes: newestFirst(notes),
  }
}

/** @throws AppError CONFLICT (not retryable) for a contact that is another one's by now: that one is to be changed. */
export function insistThatItStands({ id, mergedInto }: Contact): void {
  if (mergedInto === null) return
  throw new AppError('CONFLICT', `This contact was merged into ${mergedInto}: change that one.`, {
    retryable: false,
    context: { contactId: id },
  })
}

/** @throws AppError CONFLICT (not retryable) for a contact who was erased: nothing is written down about them. */
export function insistThatItIsKnown({ id, erased }: Contact): void {
  if (erased === null) return
  throw new AppError('CONFLICT', 'This person was erased. If they are back, give them a number first.', {
    retryable: false,
    context: { contactId: id },
  })
}

function newestFirst<T extends { at: Date }>(lists: readonly T[][]): T[] {
  const [only, ...others] = lists
  if (others.length === 0) return only ?? []
  return lists.flat().toSorted((one, other) => other.at.getTime() - one.at.getTime())
}
