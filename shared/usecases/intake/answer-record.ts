import type { MessageId } from '#shared/contracts/ids.ts'
import type { KeptKey } from '#shared/contracts/record.ts'
import { AppError } from '#shared/domain/errors.ts'
import { isMeant } from '#shared/domain/people/membership.ts'
import { readInstalmentId } from '#shared/domain/records/instalment-id.ts'
import type { InstalmentFacts, RecordFacts } from '#shared/domain/scenarios/kind.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { findWhere } from '../follow-merged.ts'
import { type ReadShopsDeps, readShopsLately } from '../read-shops.ts'
import { untilSaved } from '../until-saved.ts'
import { type Candidate, candidatesOfRecord, type PlanDeps, planCandidate } from './plan-candidate.ts'
import { type AskedCampaign, type ReadWaitingDeps, readWaiting } from './read-waiting.ts'

export type AnswerRecordDeps = PlanDeps &
  ReadShopsDeps &
  ReadWaitingDeps & {
    contacts: Pick<ContactStore, 'find'>
    records: Pick<RecordStore, 'findKept' | 'findOrder' | 'findInstalments' | 'claimOnce'>
    queues: Pick<Queues, 'sendJobs'>
  }

const TRIES = 20

/**
 * Brings the messages about a record of a declared type, or an instalment, in line with its facts, as `answerOrder` does for orders: from stored
 * facts alone, so the order of events means nothing and a repeat changes nothing. Where no campaign waits for the type it
 * costs one small read.
 * @throws AppError HELD_BY_ANOTHER_WORKER (retryable) while a text is being sent that the facts move
 */
export async function answerRecord(deps: AnswerRecordDeps, key: KeptKey): Promise<void> {
  const context = { record: `${key.type} ${key.id}` }
  await untilSaved({ what: 'the messages', code: 'HELD_BY_ANOTHER_WORKER', tries: TRIES, context }, async () => {
    const campaigns = await readWaiting(deps, key.type)
    return campaigns.length === 0 || (await bringInLine(deps, campaigns, key)) ? 'done' : 'lost'
  })
}

/** False when a message or the record moved meanwhile: then everything is read again. */
async function bringInLine(
  deps: AnswerRecordDeps,
  campaigns: readonly AskedCampaign[],
  key: KeptKey,
): Promise<boolean> {
  const first = await readCandidates(deps, campaigns, key)
  const messages = await deps.messages.findMany(first.candidates.flatMap(({ ids }) => ids))
  // Who changes the record later writes its messages later too, so it is read after they were.
  const { rev, candidates } = messages.size === 0 ? first : await readCandidates(deps, campaigns, key)
  if (rev !== first.rev) return false
  const due: MessageId[] = []
  let isDone = true
  for (const candidate of candidates) {
    const planned = await planCandidate(deps, candidate, { messages, asksAgain: false })
    if (planned.kind === 'sending') throw heldBy('the message is being sent', key)
    if (planned.kind === 'due') due.push(planned.id)
    if (planned.kind === 'lost') isDone = false
  }
  if (due.length > 0) await deps.queues.sendJobs('transactional', [{ type: 'messages', ids: due }])
  return isDone
}

type Read = { rev: number; candidates: Candidate[] }

async function readCandidates(
  deps: AnswerRecordDeps,
  campaigns: readonly AskedCampaign[],
  key: KeptKey,
): Promise<Read> {
  const about = await readAbout(deps, key)
  if (about === null) return { rev: 0, candidates: [] }
  const { rev, contactId } = 'record' in about ? about.record : about.instalment
  const contact = contactId === null ? undefined : await findWhere(deps.contacts, contactId)
  if (contact === undefined) return { rev, candidates: [] }
  const shops = await readShopsLately(deps)
  const meant = campaigns
    .filter(({ content }) => isMeant(contact, content))
    .toSorted((a, b) => Number(b.state === 'active') - Number(a.state === 'active'))
  const hasRival = ({ id, kind }: AskedCampaign) => meant.some((other) => other.id !== id && other.kind === kind)
  const candidates = meant.flatMap((campaign) =>
    candidatesOfRecord(campaign, { ...about, contact, shops }, hasRival(campaign)),
  )
  return { rev, candidates }
}

async function readAbout({ records }: AnswerRecordDeps, key: KeptKey): Promise<RecordFacts | InstalmentFacts | null> {
  if (key.type === 'instalment') {
    const instalment = readInstalmentId(key.id)
    const [found] = instalment === undefined ? [] : await records.findInstalments([instalment])
    return found === undefined ? null : { instalment: found }
  }
  const [record] = await records.findKept([key])
  if (record === undefined) return null
  const order = record.orderId === null ? null : ((await records.findOrder(record.orderId)) ?? null)
  return { record, order }
}

function heldBy(why: string, { type, id }: KeptKey): AppError {
  return new AppError('HELD_BY_ANOTHER_WORKER', why, { retryable: true, context: { record: `${type} ${id}` } })
}
