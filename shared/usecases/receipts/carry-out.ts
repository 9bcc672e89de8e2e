import { holdsScenario, type Message } from '#shared/contracts/message.ts'
import type { Action } from '#shared/contracts/scenario.ts'
import { causeOfStep } from '#shared/domain/records/task-id.ts'
import { shopOf } from '#shared/domain/scenarios/shop-of.ts'
import { eventOfScenario } from '#shared/domain/webhooks/fact-event.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import { type OpenTaskDeps, openTask, tellRecord } from '../records/open-task.ts'
import { type ReadKnownDeps, readKnown } from '../records/read-known.ts'
import { readContent } from '../sending/read-campaign.ts'
import { announce } from '../webhooks/announce.ts'

/** Without a queue: the sweep, which comes within a minute, finds what these facts make due. */
export type CarryOutDeps = Omit<OpenTaskDeps, 'queues' | 'campaigns'> & {
  records: ReadKnownDeps['records']
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findWaiting' | 'findShelf' | 'list'>
}

const NO_QUEUE = { sendJobs: async () => undefined }

/**
 * Does what a scenario says follows from a text that has arrived: sets facts of its records, opens tasks, tells endpoints. All of it derives
 * from the message, so a repeat changes nothing: call it before the arrival is written down, and a crash in between leaves
 * a receipt that comes again.
 */
export async function carryOut(deps: CarryOutDeps, message: Message): Promise<void> {
  const actions = await actionsOf(deps, message)
  for (const [place, action] of actions.entries()) await doOne(deps, message, { action, place })
}

async function actionsOf(deps: CarryOutDeps, message: Message): Promise<readonly Action[]> {
  if (!holdsScenario(message.kind)) return []
  const { scenario } = await readContent(deps.campaigns, message.campaignId, message.campaignVersion)
  return scenario?.steps.find(({ id }) => id === message.details.step)?.then ?? []
}

/** The shop's hours of work, where a task is due within so many of them. */
async function hoursFor(deps: CarryOutDeps, message: Message, { task }: Extract<Action, { task: unknown }>) {
  return task.within.unit === 'working-hours' ? shopOf(await readKnown(deps, message))?.hours : undefined
}

/** What an action says holds from the moment when the text was handed over. */
async function doOne(
  deps: CarryOutDeps,
  message: Message,
  { action, place }: { action: Action; place: number },
): Promise<void> {
  const { contactId, subject, details, about } = message
  const at = message.submittedAt ?? message.dueAt
  const quiet = { ...deps, queues: NO_QUEUE }
  if ('task' in action) {
    const hours = await hoursFor(deps, message, action)
    const cause = causeOfStep(message.id, place)
    return openTask(quiet, { task: action.task, cause, contactId, about: subject, at, hours })
  }
  if ('webhook' in action) {
    const key = `${message.id}\n${place}`
    return announce(deps, [eventOfScenario(action.webhook, { subject, key, at, contactId, messageId: message.id })])
  }
  if ('hold' in action || details.record === undefined) return
  const heard = {
    timestamp: at,
    contactId,
    orderId: null,
    by: null,
    facts: { [action.fact]: at },
    fields: action.fields,
  }
  for (const id of about ?? [subject.id]) await tellRecord(quiet, { type: subject.type, id }, heard)
}
