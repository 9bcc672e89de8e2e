import type { ImportContactsDeps } from './import-contacts.ts'
import type { ImportInstalmentsDeps } from './import-instalments.ts'

type Written = ImportContactsDeps & ImportInstalmentsDeps

/** The same stores as they are read, taking nothing in: what is written through them would have been written. */
export function withoutWriting<D extends Written>(deps: D): D {
  return { ...deps, contacts: readOnlyContacts(deps), records: readOnlyRecords(deps) }
}

function readOnlyContacts({ contacts }: ImportContactsDeps): ImportContactsDeps['contacts'] {
  return {
    find: (id) => contacts.find(id),
    findMany: (ids) => contacts.findMany(ids),
    listIdsByPhone: (hash) => contacts.listIdsByPhone(hash),
    save: async () => true,
    link: async () => undefined,
    recordChange: async () => undefined,
    addZone: async () => undefined,
  }
}

function readOnlyRecords({ records }: ImportInstalmentsDeps): ImportInstalmentsDeps['records'] {
  return { findInstalments: (keys) => records.findInstalments(keys), saveInstalment: async () => true }
}
