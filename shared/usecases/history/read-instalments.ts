import type { Message } from '#shared/contracts/message.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'

/** More loans than that of one contact, none of them written since release 0.1, are not looked for. */
const MOST_CONTRACTS = 20

/**
 * What a contact has to pay in a span of days. Instalments that were last written by release 0.1 are found by the loans of
 * the contact's messages alone.
 */
export async function readInstalments(
  { records }: { records: Pick<RecordStore, 'listInstalmentsOfContact' | 'listInstalmentsOfContract'> },
  contactId: string,
  { from, until }: { from: string; until: string },
  messages: readonly Message[],
): Promise<Instalment[]> {
  const found = await records.listInstalmentsOfContact(contactId, from, until)
  const known = new Set(found.map(({ contractId }) => contractId))
  const told = messages.flatMap(({ subject }) => (subject.type === 'contract' ? [subject.id] : []))
  const others = [...new Set(told)].filter((id) => !known.has(id)).slice(0, MOST_CONTRACTS)
  const older = await Promise.all(others.map((id) => records.listInstalmentsOfContract(id)))
  const isAsked = ({ contactId: whose, due }: Instalment) =>
    whose === contactId && due !== null && due >= from && due <= until
  return [...found, ...older.flat().filter(isAsked)]
}
