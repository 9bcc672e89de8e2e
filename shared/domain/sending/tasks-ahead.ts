import type { Message } from '#shared/contracts/message.ts'
import { stepsWithAskedTasks } from '../scenarios/asked-tasks.ts'
import { keyOfStep } from '../scenarios/keys.ts'
import type { Kind } from '../scenarios/kind.ts'
import type { Reading } from './case.ts'

export type TasksAhead = {
  /** What was foretold of a step that texts nobody: its tasks stand open from then on. */
  add(message: Pick<Message, 'contactId' | 'occurrence'>): void
  /** The reading with what stands open by then; the very same one where that changes nothing. */
  after(one: Asking): Reading
}

type Asking = { message: Message; kind: Kind; reading: Reading }

/**
 * The tasks that foretold steps will have opened, so that what asks for them later is foretold by them: each stands open, since
 * nothing else happens. What was read of a task that is there already counts as it was read.
 */
export function openTasksAhead(): TasksAhead {
  const opened = new Set<string>()
  return {
    add: (message) => void opened.add(placeOf(message)),
    after: ({ message, kind: { scenario }, reading }) => {
      const { tasks } = reading
      if (opened.size === 0 || tasks === undefined || scenario === undefined) return reading
      const steps = stepsWithAskedTasks(scenario).map(({ step }) => step)
      const fresh = steps.filter((step) => tasks[step] === undefined && placesOf(message, step).some(isOpened))
      if (fresh.length === 0) return reading
      return { ...reading, tasks: { ...tasks, ...Object.fromEntries(fresh.map((step) => [step, 'open' as const])) } }
    },
  }

  function isOpened(place: string): boolean {
    return opened.has(place)
  }
}

/** A step that is told anew with each word has that word's instant in its key. */
function placesOf({ contactId, occurrence, details: { anchor } }: Message, step: string): string[] {
  const names = anchor === undefined ? [step] : [step, `${step}@${anchor}`]
  return names.map((name) => placeOf({ contactId, occurrence: keyOfStep(occurrence, name) }))
}

function placeOf({ contactId, occurrence }: Pick<Message, 'contactId' | 'occurrence'>): string {
  return `${contactId} ${occurrence}`
}
