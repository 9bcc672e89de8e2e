import type { Contact, OptOut } from '#shared/contracts/contact.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { NumberTexts } from '#shared/contracts/number-texts.ts'
import type { Instalment, KeptRecord, Order, Shipment } from '#shared/contracts/record.ts'
import { instalmentId } from '#shared/domain/records/instalment-id.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { NumberTextStore } from '#shared/ports/number-texts.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'
import type { ReadDeps } from '../sending/read-situations.ts'

export type RememberedDeps = {
  contacts: Pick<ContactStore, 'findMany'>
  records: Pick<RecordStore, 'findOrder' | 'findShipment' | 'findInstalments' | 'findKept' | 'listOrdersOfContact'>
  optOuts: Pick<OptOutList, 'findEntries'>
  messages: Pick<MessageStore, 'findMany' | 'listNewest'>
  counts: Pick<NumberTextStore, 'findMany'>
  imports: Pick<ImportStore, 'findMembers'>
  hasher: PhoneHasher
  sms: Pick<SmsProvider, 'wantsTemplate'>
}

export type Known = { contacts: readonly Contact[]; instalments: readonly Instalment[] }

/**
 * Reads as a sender does, each thing once for one question, however many texts are judged by it; `known` was read already.
 * Parts are counted as for the usual reader of a number, since the console does not know the provider.
 */
export function rememberReads(deps: RememberedDeps, known: Known): ReadDeps {
  const contacts = keep(known.contacts.map((one) => [one.id, one]))
  const instalments = keep(known.instalments.map((one) => [instalmentId(one), one]))
  const optOuts = keep<OptOut>([])
  const kept = keep<KeptRecord>([])
  const newest = new Map<string, Promise<Message[]>>()
  const counts = keep<NumberTexts>([])
  const orders = new Map<string, Promise<Order | undefined>>()
  const shipments = new Map<string, Promise<Shipment | undefined>>()
  const baskets = new Map<string, Promise<Order[]>>()
  return {
    imports: deps.imports,
    hasher: deps.hasher,
    contacts: {
      findMany: (ids) => readMany(contacts, ids, async (missing) => [...(await deps.contacts.findMany(missing))]),
    },
    records: {
      findOrder: (id) => once(orders, id, () => deps.records.findOrder(id)),
      findShipment: (id) => once(shipments, id, () => deps.records.findShipment(id)),
      async findInstalments(keys) {
        const byName = new Map(keys.map((key) => [instalmentId(key), key]))
        const read = async (missing: readonly string[]) => {
          const found = await deps.records.findInstalments(missing.flatMap((name) => byName.get(name) ?? []))
          return found.map((one) => [instalmentId(one), one] as const)
        }
        return [...(await readMany(instalments, [...byName.keys()], read)).values()]
      },
      async findKept(keys) {
        const byName = new Map(keys.map((key) => [`${key.type}\n${key.id}`, key]))
        const read = async (missing: readonly string[]) => {
          const found = await deps.records.findKept(missing.flatMap((name) => byName.get(name) ?? []))
          return found.map((one) => [`${one.type}\n${one.id}`, one] as const)
        }
        return [...(await readMany(kept, [...byName.keys()], read)).values()]
      },
      listOrdersOfContact: (id, from, to) =>
        once(baskets, `${id} ${from.toISOString()} ${to.toISOString()}`, () =>
          deps.records.listOrdersOfContact(id, from, to),
        ),
    },
    optOuts: {
      findEntries: (hashes) =>
        readMany(optOuts, hashes, async (missing) => [...(await deps.optOuts.findEntries(missing))]),
    },
    messages: {
      findMany: (ids) => deps.messages.findMany(ids),
      listNewest: (id, slice) => once(newest, id, () => deps.messages.listNewest(id, slice)),
    },
    counts: {
      findMany: (hashes) => readMany(counts, hashes, async (missing) => [...(await deps.counts.findMany(missing))]),
    },
    sms: {
      countingFor: (to) => (to.startsWith('+86') ? 'cn-flat' : 'gsm-or-ucs2'),
      wantsTemplate: deps.sms.wantsTemplate,
    },
  }
}

function keep<T>(known: readonly (readonly [string, T])[]): Map<string, Promise<T | undefined>> {
  return new Map(known.map(([name, one]) => [name, Promise.resolve(one)]))
}

function once<T>(kept: Map<string, Promise<T>>, name: string, read: () => Promise<T>): Promise<T> {
  const found = kept.get(name) ?? read()
  kept.set(name, found)
  return found
}

/** Those that are being read for somebody else at this moment are waited for. */
async function readMany<T>(
  kept: Map<string, Promise<T | undefined>>,
  names: readonly string[],
  read: (missing: readonly string[]) => Promise<readonly (readonly [string, T])[]>,
): Promise<Map<string, T>> {
  const missing = [...new Set(names)].filter((name) => !kept.has(name))
  if (missing.length > 0) {
    const batch = read(missing).then((found) => new Map(found))
    for (const name of missing) {
      const one = batch.then((found) => found.get(name))
      // Whoever asks for it hears of a failure; of several that fail together the first alone is waited for.
      one.catch(() => undefined)
      kept.set(name, one)
    }
  }
  const found = new Map<string, T>()
  for (const name of names) {
    const one = await kept.get(name)
    if (one !== undefined) found.set(name, one)
  }
  return found
}
