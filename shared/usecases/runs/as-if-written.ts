import type { Contact } from '#shared/contracts/contact.ts'
import { hasNumber } from '#shared/domain/people/numbers.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import type { AudienceDeps } from './read-audience.ts'

/**
 * Contacts as they would be, had what is saved here been written: a run settles zones and makes contacts of managers'
 * numbers while it reads its audience, and a dry run must see both and write neither.
 */
export function asIfWritten(contacts: AudienceDeps['contacts']): AudienceDeps['contacts'] {
  const saved = new Map<string, Contact>()
  const withSaved = (page: PageOf<Contact>) => ({ ...page, items: page.items.map((one) => saved.get(one.id) ?? one) })
  return {
    async findMany(ids) {
      const found = await contacts.findMany(ids.filter((id) => !saved.has(id)))
      for (const id of ids) {
        const contact = saved.get(id)
        if (contact !== undefined) found.set(id, contact)
      }
      return found
    },
    async save(contact, expectedRev) {
      const standing = saved.get(contact.id) ?? (await contacts.findMany([contact.id])).get(contact.id)
      if ((standing?.rev ?? 'absent') !== expectedRev) return false
      saved.set(contact.id, contact)
      return true
    },
    async listIdsByPhone(phoneHash) {
      const added = [...saved.values()].filter((contact) => hasNumber(contact, phoneHash)).map(({ id }) => id)
      return [...new Set([...(await contacts.listIdsByPhone(phoneHash)), ...added])]
    },
    listByDate: (place, page) => contacts.listByDate(place, page),
    listByBirthday: async (key, page) => withSaved(await contacts.listByBirthday(key, page)),
    scan: async (page, segment) => withSaved(await contacts.scan(page, segment)),
    listZones: () => contacts.listZones(),
    addZone: async () => undefined,
  }
}
