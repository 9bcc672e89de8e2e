import { toPlainText } from '#shared/contracts/plain-text.ts'
import type { KeptKey } from '#shared/contracts/record.ts'
import type { Action } from '#shared/contracts/scenario.ts'
import { DEFAULT_ZONE } from '#shared/domain/calendar/time.ts'
import type { WorkingHours } from '#shared/domain/calendar/working-hours.ts'
import { emptyKept, type Heard, hear } from '#shared/domain/records/kept-record.ts'
import { taskIdOf } from '#shared/domain/records/task-id.ts'
import { shiftInstant } from '#shared/domain/scenarios/spans.ts'
import { eventOfFact } from '#shared/domain/webhooks/fact-event.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { type AnswerRecordDeps, answerRecord } from '../intake/answer-record.ts'
import { untilWritten } from '../intake/until-written.ts'
import { type AnnounceDeps, announce } from '../webhooks/announce.ts'

export type TellRecordDeps = Omit<AnswerRecordDeps, 'records'> & {
  records: Pick<RecordStore, 'findKept' | 'saveKept' | 'findOrder' | 'findInstalments' | 'claimOnce'>
}
export type OpenTaskDeps = TellRecordDeps & AnnounceDeps & { hasher: PhoneHasher }

/** As much of what was written as a task keeps. */
const MOST_WORDS = 200

/** `cause` names what calls for it: the same cause opens one task, however often it comes. */
export type NewTask = {
  task: Extract<Action, { task: unknown }>['task']
  cause: string
  /** Null for one about nobody in person. */
  contactId: string | null
  about: { type: string; id: string }
  at: Date
  /** What somebody wrote that it follows from. @default null */
  words?: string | null
  /** Within which its hours of work are counted. @default the usual ones */
  hours?: WorkingHours | undefined
}

/**
 * Opens a task for staff, due its span after `at` in mainland China's zone, and tells endpoints. A repeat changes nothing, and
 * after a crash in between it is what tells them.
 */
export async function openTask(
  deps: OpenTaskDeps,
  { task: { kind, role, within, urgent }, cause, contactId, about, at, words = null, hours }: NewTask,
): Promise<void> {
  const deadline = shiftInstant(at, { ...within, side: 'after' }, { zone: DEFAULT_ZONE, hours }).toISOString()
  const topic = words === null ? undefined : toPlainText(words).slice(0, MOST_WORDS)
  const fields = { kind, role, deadline, about, ...(topic && { topic }), ...(urgent && { urgent }) }
  const heard = { timestamp: at, contactId, orderId: null, by: null, facts: { opened: at }, fields }
  const id = taskIdOf(deps.hasher.hash, cause)
  await tellRecord(deps, { type: 'task', id }, heard)
  const { data, ...event } = eventOfFact({ type: 'task', id, fact: 'opened', at }, { by: null, contactId })
  await announce(deps, [{ ...event, data: { ...data, kind, role, about, ...(urgent && { urgent }) } }])
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
