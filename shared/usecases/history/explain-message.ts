import type { Campaign } from '#shared/contracts/campaign.ts'
import type { RunId } from '#shared/contracts/ids.ts'
import type { KindId, Message, MessageState, Subject } from '#shared/contracts/message.ts'
import { isCounted } from '#shared/domain/policies/caps.ts'
import { checkOf } from '#shared/domain/scenarios/check.ts'
import type { Occurrence } from '#shared/domain/scenarios/kind.ts'
import type { SendDecision } from '#shared/domain/sending/judge-message.ts'
import { isLeftByAStop } from '#shared/domain/sending/message-lifecycle.ts'
import {
  type Found,
  type ToldCheck,
  tellCheck,
  tellTrail,
  type Why,
  whyNot,
} from '#shared/domain/wording/check-words.ts'
import { wordsForOutcome } from '#shared/domain/wording/words.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { type Foreseen, type Foretold, foresee, foretell, type Scene } from './forecast.ts'

/** What one campaign has to say of one occasion; `messageId` and `dueAt` are null where no text would be made. */
export type Explained = {
  campaignId: string
  kind: KindId
  outcome: 'sent' | 'planned' | 'held-back' | 'would-send' | 'would-not-send'
  reason: Why | null
  messageId: string | null
  dueAt: Date | null
  subject: Subject | null
  checks: ToldCheck[]
}

export type ExplainScene = Scene & {
  /** The newest of the contact. */
  messages: readonly Message[]
  store: Pick<MessageStore, 'findMany'>
  now: Date
  /** What is to leave for the person besides, read where a text counts what goes before it. */
  readAhead(): Promise<readonly Foreseen[]>
}

const LEFT: readonly MessageState[] = ['accepted', 'delivered', 'undelivered', 'in-doubt', 'unconfirmed']

/** By its own trail; one that is still planned by what is to become of it from now on. */
export async function explainMessage(scene: ExplainScene, campaign: Campaign, message: Message): Promise<Explained> {
  const { id, state, reason, dueAt, subject } = message
  const common = { campaignId: campaign.id, kind: campaign.kind, messageId: id, dueAt, subject }
  if (state === 'planned' || state === 'claimed') {
    const told = await foretellAmong(scene, { message, from: scene.now, refs: [] })
    const lines = told === undefined ? [] : told.forecast.lines
    return { ...common, outcome: 'planned', reason: whyNotOf(told), checks: lines.map(tellCheck) }
  }
  const words = wordsForOutcome(message)
  const why = reason === null || words === null ? null : { code: reason, ...words }
  return { ...common, outcome: LEFT.includes(state) ? 'sent' : 'held-back', reason: why, checks: tellTrail(message) }
}

/** Nothing would be made, for the first of the checks that does not hold. */
export function explainedBy(campaign: Campaign, checks: readonly Found[], dueAt: Date | null = null): Explained {
  return {
    campaignId: campaign.id,
    kind: campaign.kind,
    outcome: 'would-not-send',
    reason: whyNot(checks),
    messageId: null,
    dueAt,
    subject: null,
    checks: checks.map(tellCheck),
  }
}

type Would = {
  version: number
  contactId: string
  refs: readonly string[]
  occurrence: Occurrence
  runId: RunId | null
  before: readonly Found[]
}

/**
 * What the campaign would make of an occasion that has no message of its own: nothing where another message has dealt with
 * it, else as its guards say at the due instant. `before` are the checks that led here, all of which hold.
 */
export async function explainOccurrence(
  scene: ExplainScene,
  campaign: Campaign,
  { before, ...made }: Would,
): Promise<Explained> {
  const foreseen = foresee(campaign, made)
  const { id, dueAt, subject } = foreseen.message
  const holder = (await scene.store.findMany([id])).get(id)
  if (holder !== undefined && !(isLeftByAStop(holder) && holder.campaignId !== campaign.id)) {
    const isOwn = holder.campaignId === campaign.id
    const because = isOwn ? ('answered-by-another-run' as const) : ('answered-by-another-campaign' as const)
    const values = { message: holder.id, campaign: holder.campaignId }
    return explainedBy(campaign, [...before, { ...checkOf('not-answered-yet', false, values), because }], dueAt)
  }
  const told = await foretellAmong(scene, foreseen)
  const checks = [...before, ...(told?.forecast.lines ?? [])]
  const willLeave = told?.forecast.decision.kind === 'send'
  return {
    ...explainedBy(campaign, checks, dueAt),
    outcome: willLeave ? 'would-send' : 'would-not-send',
    reason: willLeave ? null : whyNotOf(told),
    subject,
  }
}

/** Most texts count nothing, or leave for another reason at all: the others of the person are read for the rest alone. */
async function foretellAmong(scene: ExplainScene, one: Foreseen): Promise<Foretold | undefined> {
  const [alone] = await foretell(scene, [one])
  const { category, page } = one.message
  if (alone?.forecast.decision.kind !== 'send' || !isCounted(category, page === null)) return alone
  const others = (await scene.readAhead()).filter(({ message }) => message.id !== one.message.id)
  const told = await foretell(scene, [one, ...others])
  return told.find(({ message }) => message === one.message)
}

/** Null for what leaves: a guard that lets it wait for its hour is no reason. */
export function whyNotOf(told: Foretold | undefined): Why | null {
  return told === undefined || isSent(told.forecast.decision) ? null : whyNot(told.forecast.lines)
}

function isSent({ kind }: SendDecision): boolean {
  return kind === 'send'
}
