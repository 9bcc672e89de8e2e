import type { Subject } from '#shared/contracts/message.ts'
import type { KeptKey } from '#shared/contracts/record.ts'
import type { Action } from '#shared/contracts/scenario.ts'
import { DEFAULT_ZONE } from '#shared/domain/calendar/time.ts'
import { emptyKept, type Heard, hear } from '#shared/domain/records/kept-record.ts'
import { shiftInstant } from '#shared/domain/scenarios/spans.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { type AnswerRecordDeps, answerRecord } from '../intake/answer-record.ts'
import { untilWritten } from '../intake/until-written.ts'

export type TellRecordDeps = Omit<AnswerRecordDeps, 'records'> & {
  records: Pick<RecordStore, 'findKept' | 'saveKept' | 'findOrder' | 'claimOnce'>
}
export type OpenTaskDeps = TellRecordDeps & { hasher: PhoneHasher }

/** `cause` names what calls for it: the same cause opens one task, however often it comes. */
export type NewTask = {
  task: Extract<Action, { task: unknown }>['task']
  cause: string
  contactId: string
  about: Subject
  at: Date
}

/** Opens a task for staff, due its span after `at` in mainland China's zone. A repeat changes nothing. */
export async function openTask(
  deps: OpenTaskDeps,
  { task: { kind, role, within }, cause, contactId, about, at }: NewTask,
): Promise<void> {
  const deadline = shiftInstant(at, { ...within, side: 'after' }, DEFAULT_ZONE).toISOString()
  const fields = { kind, role, deadline, about }
  const heard = { timestamp: at, contactId, orderId: null, by: null, facts: { opened: at }, fields }
  await tellRecord(deps, { type: 'task', id: `text-${deps.hasher.hash(cause)}` }, heard)
}

/** Writes what is said of a record of a declared type, then plans or cancels the texts that it calls for. */
export async function tellRecord(deps: TellRecordDeps, key: KeptKey, heard: Heard): Promise<void> {
  await untilWritten(key.type, key.id, async () => {
    const [known] = await deps.records.findKept([key])
    const before = known ?? emptyKept(key, null, heard.timestamp)
    const after = hear(before, heard)
    if (known !== undefined && after === before) return true
    return (await deps.records.saveKept({ ...after, rev: before.rev + 1 }, known?.rev ?? 'absent')) ? true : 'lost'
  })
  await answerRecord(deps, key)
}
