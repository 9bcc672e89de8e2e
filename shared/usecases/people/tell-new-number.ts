import type { Contact } from '#shared/contracts/contact.ts'
import { emptyKept, hear } from '#shared/domain/records/kept-record.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { untilSaved } from '../until-saved.ts'

export type TellNewNumberDeps = {
  records: Pick<RecordStore, 'findKept' | 'saveKept'>
  queues: Pick<Queues, 'campaignJob'>
}
type Change = { before: Pick<Contact, 'id' | 'phone'>; phone: string | null; by: string; at: Date }

const TAIL_DIGITS = 4

/**
 * Keeps as a fact of the contact that another number took the place of theirs, and has whatever campaigns say of it planned
 * elsewhere. Nothing for a first number or one that is taken back. A repeat with the same instant keeps one fact, and the job
 * brings texts in line once more, which changes nothing.
 * @throws AppError CONFLICT (retryable) when others keep changing the record
 */
export async function tellNewNumber(deps: TellNewNumberDeps, { before, phone, by, at }: Change): Promise<void> {
  if (before.phone === null || phone === null || before.phone === phone) return
  const key = { type: 'contact', id: before.id }
  const fields = { oldPhone: before.phone, oldTail: tailOf(before.phone), newTail: tailOf(phone), by }
  const heard = { timestamp: at, contactId: before.id, orderId: null, by: null, facts: { 'phone-changed': at }, fields }
  await untilSaved({ what: 'this record', context: { contactId: before.id } }, async () => {
    const [known] = await deps.records.findKept([key])
    const record = known ?? emptyKept(key, null, at)
    const next = hear(record, heard)
    if (next === known) return 'done'
    return (await deps.records.saveKept({ ...next, rev: record.rev + 1 }, known?.rev ?? 'absent')) ? 'done' : 'lost'
  })
  await deps.queues.campaignJob({ type: 'answer-record', record: key })
}

function tailOf(phone: string): string {
  return phone.slice(-TAIL_DIGITS)
}
