import type { ContactStore } from '#shared/ports/contact-store.ts'

type Numbered = { contactId: string; phoneHash: string }

export type SharedNumbers = {
  /** Another contact that has this number, stored or in the same block; undefined when it is this contact's alone. */
  sharerOf(phoneHash: string, contactId: string): Promise<string | undefined>
}

const MOST_REMEMBERED = 10_000

/**
 * Tells which numbers several contacts have. A number once found shared is remembered (10,000 at most), so that a list
 * which gives one number to thousands does not read all of them for each.
 */
export function createSharedNumbers(contacts: Pick<ContactStore, 'listIdsByPhone' | 'findMany'>) {
  const remembered = new Map<string, readonly string[]>()

  const findHolders = async (phoneHash: string, contactId: string): Promise<readonly string[]> => {
    const ids = (await contacts.listIdsByPhone(phoneHash)).filter((id) => id !== contactId)
    if (ids.length === 0) return []
    // A number also leads to contacts that had it once or stand on an order with it.
    const found = await contacts.findMany(ids)
    const holders = [...found.values()].filter((contact) => contact.phoneHash === phoneHash).map(({ id }) => id)
    if (holders.length > 0 && remembered.size < MOST_REMEMBERED)
      remembered.set(phoneHash, [...holders.slice(0, 1), contactId])
    return holders
  }
  return {
    /** `block` are the numbers of the rows that are written together. */
    openBlock(block: readonly Numbered[]): SharedNumbers {
      const idsOf = Map.groupBy(block, ({ phoneHash }) => phoneHash)
      return {
        async sharerOf(phoneHash, contactId) {
          const isOther = (id: string) => id !== contactId
          const known = remembered.get(phoneHash)?.find(isOther)
          if (known !== undefined) return known
          const holders = await findHolders(phoneHash, contactId)
          return (
            holders[0] ??
            idsOf
              .get(phoneHash)
              ?.map((row) => row.contactId)
              .find(isOther)
          )
        },
      }
    },
  }
}
