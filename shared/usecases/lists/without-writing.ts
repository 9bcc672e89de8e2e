import type { ImportContactsDeps } from './import-contacts.ts'
import type { ImportInstalmentsDeps } from './import-instalments.ts'
import type { ImportMembersDeps } from './import-members.ts'
import type { ImportRecordsDeps } from './import-records.ts'

type Written = ImportContactsDeps & ImportInstalmentsDeps & ImportMembersDeps & ImportRecordsDeps

/** The same stores as they are read, taking nothing in: what is written through them would have been written. */
export function withoutWriting<D extends Written>(deps: D): D {
  const { contacts, records, imports, shops } = deps
  return {
    ...deps,
    contacts: readOnlyContacts(contacts),
    queues: { campaignJob: async () => undefined },
    records: readOnlyRecords(records),
    imports: override(imports, { saveMembers: async () => undefined }),
    shops: override(shops, { addOther: async () => undefined, keepHome: async (name: string) => name }),
  }
}

function readOnlyContacts(contacts: Written['contacts']): Written['contacts'] {
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

function readOnlyRecords(records: Written['records']): Written['records'] {
  return override(records, {
    saveOrder: async () => true,
    saveShipment: async () => true,
    saveInstalment: async () => true,
    saveKept: async () => true,
  })
}

/** Methods of a store live on its prototype, so that spreading it would lose them. */
function override<T extends object>(store: T, instead: Partial<T>): T {
  return new Proxy(store, {
    get(target, name) {
      const own: unknown = Reflect.get(instead, name)
      if (own !== undefined) return own
      const method: unknown = Reflect.get(target, name)
      return typeof method === 'function' ? method.bind(target) : method
    },
  })
}
