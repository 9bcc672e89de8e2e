import type { CampaignContent } from '#shared/contracts/campaign.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { KeptRecord } from '#shared/contracts/record.ts'
import { factAt } from '#shared/domain/records/kept-record.ts'
import { causeOfStep, taskIdOf } from '#shared/domain/records/task-id.ts'
import { type AskedStep, stepsWithAskedTasks } from '#shared/domain/scenarios/asked-tasks.ts'
import { keyOfStep } from '#shared/domain/scenarios/keys.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'

export type ReadTasksDeps = { hasher: PhoneHasher; records: Pick<RecordStore, 'findKept'> }

/**
 * What became of the tasks of other steps of the same occurrence, by the ids that follow from their messages' ids; nothing is
 * read where the scenario does not ask for it.
 */
export async function readTasks(
  deps: ReadTasksDeps,
  drafts: readonly { message: Message }[],
  { scenario }: CampaignContent,
): Promise<Pick<Reading, 'tasks'>[]> {
  const steps = scenario === undefined ? [] : stepsWithAskedTasks(scenario)
  if (steps.length === 0) return []
  const ids = drafts.flatMap(({ message }) => steps.flatMap((step) => idsOf(deps, message, step)))
  const found = await deps.records.findKept(ids.map((id) => ({ type: 'task', id })))
  const byId = new Map(found.map((task) => [task.id, task]))
  return drafts.map(({ message }) => ({
    tasks: Object.fromEntries(
      steps.flatMap((step) => {
        const tasks = idsOf(deps, message, step)
          .flatMap((id) => byId.get(id) ?? [])
          .filter((task) => factAt(task, 'cancelled') === null)
        return tasks.length === 0 ? [] : [[step.step, tasks.every(isDone) ? 'done' : 'open'] as const]
      }),
    ),
  }))
}

/** A step that is told anew with each word has that word's instant in its key. */
function idsOf({ hasher }: ReadTasksDeps, message: Message, { step, places }: AskedStep): string[] {
  const { contactId, occurrence, details } = message
  const names = details.anchor === undefined ? [step] : [step, `${step}@${details.anchor}`]
  return names.flatMap((name) => {
    const id = messageIdOf({ contactId, occurrence: keyOfStep(occurrence, name) })
    return places.map((place) => taskIdOf(hasher.hash, causeOfStep(id, place)))
  })
}

function isDone(task: KeptRecord): boolean {
  return factAt(task, 'done') !== null
}
