import type { ContactStore } from '#shared/ports/contact-store.ts'

/** Whether a zone was added since the last call that was not known here before. */
export type NewZones = { take(): boolean }

/** Watches for people in a zone in which nobody lived before: campaigns need schedules there before its hour comes. */
export function watchNewZones(contacts: Pick<ContactStore, 'addZone'>): NewZones {
  const known = new Set<string>()
  let isNew = false
  const addZone = contacts.addZone.bind(contacts)
  contacts.addZone = async (zone) => {
    await addZone(zone)
    if (known.has(zone)) return
    known.add(zone)
    isNew = true
  }
  return {
    take() {
      const was = isNew
      isNew = false
      return was
    },
  }
}
