import type { CampaignContent, PageEntry } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { firesIn, firingZoneOfNumber } from '#shared/domain/people/contact-place.ts'
import { isMeant } from '#shared/domain/people/membership.ts'
import { newContact } from '#shared/domain/people/new-contact.ts'
import { findManager, findReceiver } from '#shared/domain/people/receiver.ts'
import type { Firing, ScheduledKind } from '#shared/domain/scenarios/kind.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'

export type ReceiverDeps = {
  contacts: Pick<ContactStore, 'listByBirthday' | 'listIdsByPhone' | 'findMany' | 'save'>
  hasher: PhoneHasher
  clock: Clock
}

const PAGE = 100

/**
 * One line for each receiver with the employees whose birthdays they are told, by receiver; an employee whom nobody is
 * named for stands alone without any. A company's birthdays of one day fit in memory.
 */
export async function readDigestEntries(
  deps: ReceiverDeps,
  kind: ScheduledKind,
  firing: Firing,
  content: CampaignContent,
  keys: readonly string[],
): Promise<PageEntry[]> {
  const employees = (await readEmployees(deps, keys)).filter((employee) => isMeant(employee, content))
  const alone: PageEntry[] = []
  const byPhone = new Map<string, string[]>()
  for (const employee of employees) {
    const receiver = findReceiver(employee, kind.digestReceivers?.(employee, content) ?? [])
    if (receiver === undefined) {
      if (firesIn(employee, firing)) alone.push({ contactId: employee.id, refs: [] })
    } else if (firingZoneOfNumber(receiver.e164) === firing.zone) {
      byPhone.set(receiver.e164, [...(byPhone.get(receiver.e164) ?? []), employee.id])
    }
  }
  const told: PageEntry[] = []
  for (const [phone, ids] of byPhone)
    told.push({ contactId: await findOrCreateReceiver(deps, phone), refs: ids.toSorted() })
  return [...told, ...alone].toSorted((a, b) => (a.contactId < b.contactId ? -1 : 1))
}

/**
 * A line for the manager of whom an entry is about, who is named last in it; the entry as it is where no manager can be texted,
 * which its message then says.
 */
export async function forManager(deps: ReceiverDeps, entry: PageEntry, about: Contact): Promise<PageEntry> {
  const receiver = findManager(about)
  const contactId = receiver === undefined ? about.id : await findOrCreateReceiver(deps, receiver.e164)
  return { contactId, refs: [...entry.refs, about.id] }
}

async function readEmployees(deps: ReceiverDeps, keys: readonly string[]): Promise<Contact[]> {
  const employees = new Map<string, Contact>()
  for (const key of keys) {
    let cursor: string | undefined
    do {
      const page = await deps.contacts.listByBirthday(key, { limit: PAGE, cursor })
      for (const contact of page.items) if (contact.kind === 'employee') employees.set(contact.id, contact)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
  return [...employees.values()]
}

/**
 * The contact that a manager's number stands for: always the one made from the number when there is one, else the first
 * contact that is texted at it, else a new one. So a digest of one day reaches a number once, whatever lists come in between.
 */
async function findOrCreateReceiver(deps: ReceiverDeps, phone: string): Promise<string> {
  const phoneHash = deps.hasher.hash(phone)
  const ownId = `manager-${phoneHash}`
  const known = await deps.contacts.listIdsByPhone(phoneHash)
  if (known.includes(ownId)) return ownId
  const found = known.length === 0 ? [] : [...(await deps.contacts.findMany(known)).values()]
  const [first] = found.filter((one) => one.phoneHash === phoneHash).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  if (first !== undefined) return first.id
  await deps.contacts.save(newContact({ id: ownId, kind: 'employee', phone, phoneHash }, deps.clock.now()), 'absent')
  return ownId
}
