import type { MessageId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { isMeant } from '#shared/domain/people/membership.ts'
import { nextOccurrence, planAgain } from '#shared/domain/scenarios/asked-again.ts'
import type { Occurrence } from '#shared/domain/scenarios/kind.ts'
import { closeMessage, moveMessage } from '#shared/domain/sending/message-lifecycle.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { readContent } from '../sending/read-campaign.ts'
import { untilSaved } from '../until-saved.ts'
import {
  type About,
  type Candidate,
  candidatesOf,
  isCalledFor,
  isOutOfTime,
  isTooLate,
  type PlanDeps,
  planCandidate,
  wakeAtOf,
} from './plan-candidate.ts'
import { type ReadAboutDeps, readAbout } from './read-candidates.ts'
import type { AskedCampaign } from './read-waiting.ts'

export type FollowOrderDeps = PlanDeps &
  ReadAboutDeps & { records: Pick<RecordStore, 'findOrder' | 'findShipment' | 'claimOnce'> }

type Scene = { about: About; candidates: readonly Candidate[]; messages: ReadonlyMap<MessageId, Message> }

/**
 * Brings the texts about one order in line with an edited campaign, and answers those that are due now. Whoever is planned
 * stays in the campaign, whatever its audience says by now; a new step asks the audience. A text that is just being
 * sent is left to that. A repeat changes nothing.
 * @throws AppError CONFLICT (retryable)
 */
export async function followOrder(
  deps: FollowOrderDeps,
  campaign: AskedCampaign,
  { orderId, ids }: { orderId: string; ids: readonly MessageId[] },
): Promise<MessageId[]> {
  const contended = { what: 'the messages', tries: 20, context: { orderId } }
  return untilSaved<MessageId[]>(contended, async () => {
    const scene = await readScene(deps, campaign, { orderId, ids })
    if (scene === null) return []
    const planned = [...scene.messages.values()].filter((one) => one.state === 'planned' && isOf(one, campaign))
    for (const message of planned) if (!(await follow(deps, campaign, scene, message))) return 'lost'
    return planNewSteps(deps, campaign, scene)
  })
}

async function readScene(
  deps: FollowOrderDeps,
  campaign: AskedCampaign,
  { orderId, ids }: { orderId: string; ids: readonly MessageId[] },
): Promise<Scene | null> {
  const order = await deps.records.findOrder(orderId)
  const about = order === undefined ? null : await readAbout(deps, order)
  if (about === null) return null
  const candidates = candidatesOf(campaign, about, false)
  const all = new Set([...ids, ...candidates.flatMap((one) => one.ids)])
  return { about, candidates, messages: await deps.messages.findMany([...all]) }
}

function isOf({ campaignId, page }: Message, { id }: AskedCampaign): boolean {
  return campaignId === id && page === null
}

/** False when somebody else wrote first. */
async function follow(
  deps: FollowOrderDeps,
  campaign: AskedCampaign,
  scene: Scene,
  message: Message,
): Promise<boolean> {
  if (message.campaignVersion === campaign.version) return true
  const next = await followed(deps, campaign, scene, message)
  return deps.messages.save(next, message.rev)
}

async function followed(
  deps: FollowOrderDeps,
  campaign: AskedCampaign,
  { about, candidates, messages }: Scene,
  message: Message,
): Promise<Message> {
  const now = deps.clock.now()
  const { version } = campaign
  const candidate = candidates.find(({ ids }) => ids.includes(message.id))
  const find = (key: string) => [...messages.values()].find(({ occurrence }) => occurrence === key)
  const occurrence = candidate === undefined ? null : nextOccurrence(candidate.occurrence, find)
  if (candidate?.because === null && occurrence?.key === message.occurrence)
    return moved({ ...message, campaignVersion: version }, occurrence, now)
  if (candidate !== undefined && isOutOfTime(candidate))
    return expired({ ...message, campaignVersion: version }, candidate.occurrence, now)
  const before = await readContent(deps.campaigns, campaign.id, message.campaignVersion)
  const isRemoved =
    candidate === undefined && isCalledFor(campaign, about, { content: before, key: message.occurrence })
  if (isRemoved) return closeMessage(message, 'cancelled', 'step-removed', now, { version })
  // What its facts have ended, or somebody sent again by hand, only takes the new words.
  return moveMessage(message, { campaignVersion: version })
}

/** What an edit puts into the past is not made up for; what waits after its moment goes on waiting while it is worth sending. */
function moved(message: Message, occurrence: Occurrence, now: Date): Message {
  const isMoved = message.dueAt.getTime() !== occurrence.dueAt.getTime()
  const isCutShort = message.notAfter?.getTime() !== occurrence.notAfter?.getTime() && isTooLate(occurrence, now)
  if (!isMoved && !isCutShort)
    return moveMessage(message, { notAfter: occurrence.notAfter, details: occurrence.details })
  if (occurrence.dueAt >= now && !isTooLate(occurrence, now))
    return planAgain(message, occurrence, wakeAtOf(occurrence, now), now)
  return expired(message, occurrence, now)
}

function expired(message: Message, { dueAt, notAfter }: Occurrence, now: Date): Message {
  const values = { version: message.campaignVersion, due: dueAt.toISOString() }
  return closeMessage({ ...message, dueAt, notAfter }, 'expired', 'too-late', now, values)
}

async function planNewSteps(
  deps: FollowOrderDeps,
  { editedAt, content }: AskedCampaign,
  { about, candidates, messages }: Scene,
): Promise<MessageId[] | 'lost'> {
  if (editedAt === null || !isMeant(about.contact, content)) return []
  const due: MessageId[] = []
  const isNew = ({ ids, because, occurrence }: Candidate) =>
    because === null && occurrence.dueAt > editedAt && !ids.some((id) => messages.has(id))
  for (const candidate of candidates.filter(isNew)) {
    const planned = await planCandidate(deps, candidate, { messages, asksAgain: false })
    if (planned.kind === 'due') due.push(planned.id)
    if (planned.kind === 'lost') return 'lost'
  }
  return due
}
