import type { Message } from '#shared/contracts/message.ts'
import type { KeptKey } from '#shared/contracts/record.ts'
import type { Action } from '#shared/contracts/scenario.ts'
import { DEFAULT_ZONE } from '#shared/domain/calendar/time.ts'
import { emptyKept, type Heard, hear } from '#shared/domain/records/kept-record.ts'
import { shiftInstant } from '#shared/domain/scenarios/spans.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { type AnswerRecordDeps, answerRecord } from '../intake/answer-record.ts'
import { untilWritten } from '../intake/until-written.ts'
import { readContent } from '../sending/read-campaign.ts'

/** Without a queue: the sweep, which comes within a minute, finds what these facts make due. */
export type CarryOutDeps = Omit<AnswerRecordDeps, 'queues' | 'campaigns' | 'records'> & {
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findWaiting' | 'findShelf' | 'list'>
  records: Pick<RecordStore, 'findKept' | 'saveKept' | 'findOrder' | 'claimOnce'>
  hasher: PhoneHasher
}

const NO_QUEUE = { sendJobs: async () => undefined }

/**
 * Does what a scenario says follows from a text that has arrived: sets facts of its records, opens tasks. All of it derives
 * from the message, so a repeat changes nothing: call it before the arrival is written down, and a crash in between leaves
 * a receipt that comes again.
 */
export async function carryOut(deps: CarryOutDeps, message: Message): Promise<void> {
  const actions = await actionsOf(deps, message)
  for (const [place, action] of actions.entries()) {
    for (const { key, heard } of saidBy(deps, message, { action, place })) {
      await write(deps, key, heard)
      await answerRecord({ ...deps, queues: NO_QUEUE }, key)
    }
  }
}

async function actionsOf(deps: CarryOutDeps, message: Message): Promise<readonly Action[]> {
  if (message.kind !== 'custom') return []
  const { scenario } = await readContent(deps.campaigns, message.campaignId, message.campaignVersion)
  return scenario?.steps.find(({ id }) => id === message.details.step)?.then ?? []
}

type Said = { key: KeptKey; heard: Heard }

/** What an action says of which records, as of the moment when the text was handed over. */
function saidBy(deps: CarryOutDeps, message: Message, { action, place }: { action: Action; place: number }): Said[] {
  const at = message.submittedAt ?? message.dueAt
  const common = { timestamp: at, contactId: message.contactId, orderId: null, by: null }
  if ('webhook' in action) return []
  if ('fact' in action) {
    const heard = { ...common, facts: { [action.fact]: at }, fields: action.fields }
    const ids = message.about ?? [message.subject.id]
    return message.details.record === undefined
      ? []
      : ids.map((id) => ({ key: { type: message.subject.type, id }, heard }))
  }
  const { kind, role, within } = action.task
  const deadline = shiftInstant(at, { ...within, side: 'after' }, DEFAULT_ZONE).toISOString()
  const fields = { kind, role, deadline, about: message.subject }
  const id = `text-${deps.hasher.hash(`${message.id}\n${place}`)}`
  return [{ key: { type: 'task', id }, heard: { ...common, facts: { opened: at }, fields } }]
}

async function write({ records }: CarryOutDeps, key: KeptKey, heard: Heard): Promise<void> {
  await untilWritten(key.type, key.id, async () => {
    const [known] = await records.findKept([key])
    const before = known ?? emptyKept(key, null, heard.timestamp)
    const after = hear(before, heard)
    if (known !== undefined && after === before) return true
    return (await records.saveKept({ ...after, rev: before.rev + 1 }, known?.rev ?? 'absent')) ? true : 'lost'
  })
}
