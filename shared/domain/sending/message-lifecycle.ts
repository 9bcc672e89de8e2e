import type { CampaignId, RunId } from '#shared/contracts/ids.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { PAGE_SECONDS } from '#shared/contracts/jobs.ts'
import type {
  Message,
  MessageKind,
  MessageState,
  Reason,
  TrailCode,
  TrailEntry,
  TrailValues,
} from '#shared/contracts/message.ts'
import type { Occurrence } from '../scenarios/kind.ts'

const OPEN: readonly MessageState[] = ['planned', 'claimed']

/** How long a claim holds before the message is taken for in doubt. Longer than any provider's time-out. */
export const LEASE_MS = 60_000
/** How long a job that was handed over may take before its messages come up again. */
export const HAND_OVER_MS = 180_000
/** The same for a page: as long as its worker may take, and a minute. */
export const PAGE_HAND_OVER_MS = (PAGE_SECONDS + 60) * 1_000
/** The same for a finished page that is counted again: further ahead than any mark, so that the two can be told apart. */
export const COUNT_HAND_OVER_MS = 1_800_000
/** Receipts come up to 72 hours late (https://repost.aws/knowledge-center/monitor-sns-texts-cloudwatch, read 2026-11-22). */
export const RECEIPT_WAIT_MS = 72 * 3_600_000
/** Surely-not-sent answers after which a message gives up. */
export const MOST_ATTEMPTS = 8
/** A message names this many of the records that it is about; the page that it stands on names all. */
export const MOST_NAMED = 20

/** Whether nothing more will be done with the message by us; only a receipt may still move it. */
export function isClosed({ state }: Pick<Message, 'state'>): boolean {
  return !OPEN.includes(state)
}

/** Whether nothing wakes it any more but its question's time, which is then over. */
export function waitsForAnswerAlone(message: Pick<Message, 'state'>): boolean {
  return isClosed(message) && message.state !== 'in-doubt'
}

type NewMessage = {
  contactId: string
  kind: MessageKind
  campaign: { id: CampaignId; version: number }
  occurrence: Occurrence
  page: { runId: RunId; number: number } | null
  /** Who said by hand, or by a reply, what it follows from. @default nobody */
  by?: string | null
}

/** A message as it is before anything was decided: planned, revision 1, not yet written. */
export function createMessage({ contactId, kind, campaign, occurrence, page, by }: NewMessage, now: Date): Message {
  const { key, subject, category, details, dueAt, notAfter } = occurrence
  const entry: TrailEntry =
    page === null
      ? { at: now, code: 'planned', values: { due: dueAt.toISOString(), ...byWhom(by) } }
      : { at: now, code: 'selected', values: { page: page.number } }
  return {
    id: messageIdOf({ contactId, occurrence: key }),
    contactId,
    occurrence: key,
    kind,
    category,
    campaignId: campaign.id,
    campaignVersion: campaign.version,
    subject,
    about: occurrence.about?.slice(0, MOST_NAMED) ?? null,
    details,
    state: 'planned',
    reason: null,
    dueAt,
    notAfter,
    attempt: 0,
    lease: null,
    submittedAt: null,
    toHash: null,
    language: null,
    text: null,
    parts: null,
    providerMessageId: null,
    trail: [entry],
    page,
    wakeAt: null,
    closesAt: null,
    rev: 1,
  }
}

type Change = Partial<Omit<Message, 'id' | 'contactId' | 'occurrence' | 'rev' | 'trail'>>
type Step = { at: Date; code: TrailCode; values?: TrailValues }

/** The message one revision on, with what happened added to its trail. */
export function moveMessage(message: Message, change: Change, ...steps: readonly Step[]): Message {
  const entries = steps.map(({ at, code, values }) => ({ at, code, values: values ?? {} }))
  return { ...message, ...change, trail: [...message.trail, ...entries], rev: message.rev + 1 }
}

/** Closes a message that will not be sent. */
export function closeMessage(
  message: Message,
  state: 'suppressed' | 'cancelled' | 'expired',
  because: Reason,
  at: Date,
  values: TrailValues = {},
): Message {
  const change = { state, reason: because, lease: null, wakeAt: null, submittedAt: null, text: null, parts: null }
  return moveMessage(message, { ...change, closesAt: null }, { at, code: state, values: { because, ...values } })
}

/** Whether the message is one that this run made. */
export function isOfRun({ page }: Pick<Message, 'page'>, runId: RunId): boolean {
  return page?.runId === runId
}

/** The message under a key of its maker's own, beside the occasion's key, which somebody else holds. */
export function asLineOf(message: Message, maker: RunId | CampaignId): Message {
  const occurrence = `${message.occurrence}~${maker}`
  return { ...message, occurrence, id: messageIdOf({ contactId: message.contactId, occurrence }) }
}

/** The line of a message that is not sent because `found` holds its occasion's key: who answered it. */
export function answeredElsewhere(message: Message, found: Message, at: Date): Message {
  const isOwnCampaign = found.campaignId === message.campaignId
  const because = isOwnCampaign ? 'answered-by-another-run' : 'answered-by-another-campaign'
  const values = isOwnCampaign ? {} : { campaign: found.campaignId }
  const line = asLineOf(message, message.page?.runId ?? message.campaignId)
  return { ...closeMessage(line, 'suppressed', because, at, values), rev: 1 }
}

/** Whether nothing was, or will be, sent under its key, for no other reason than that its campaign was stopped. */
export function isLeftByAStop({ state, reason, submittedAt }: Message): boolean {
  return state === 'cancelled' && reason === 'campaign-stopped' && submittedAt === null
}

/** For the trail: whose doing it was, where that is known. */
export function byWhom(by: string | null | undefined): TrailValues {
  return by == null ? {} : { by }
}

/** A claim whose worker is gone: perhaps it was sent, so it is never sent again. It is looked at once more in 72 h. */
export function doubtMessage(
  message: Message,
  because: 'no-answer' | 'worker-lost' | 'restored',
  at: Date,
  code = '',
): Message {
  const wakeAt = receiptComesUntil(message, at)
  const values = code === '' ? { because } : { because, code }
  return moveMessage(
    message,
    { state: 'in-doubt', reason: because, lease: null, wakeAt },
    { at, code: 'in-doubt', values },
  )
}

/** Until when a receipt may still settle a doubt. One that nobody is known to have submitted counts from the doubt. */
export function receiptComesUntil({ submittedAt, trail }: Message, now: Date): Date {
  const from = submittedAt ?? trail.findLast(({ code }) => code === 'in-doubt')?.at ?? now
  return new Date(from.getTime() + RECEIPT_WAIT_MS)
}

/**
 * What becomes of a message when the data went back to an earlier backup at `at`. One that is being sent, or was due by then,
 * may have left after the backup: it is in doubt. Null where it stays: it is closed, or was not due yet.
 */
export function doubtRestored(message: Message, at: Date): Message | null {
  const mayHaveLeft = message.state === 'claimed' || (message.state === 'planned' && message.dueAt <= at)
  return mayHaveLeft ? doubtMessage(message, 'restored', at) : null
}

/** How far the clocks of two workers may be apart before one takes a text that was just handed over for put off. */
const CLOCKS_APART_MS = 60_000

/** Whether it was put off since it was handed over, so that a repeat of the job has nothing to look at: further ahead than any hand-over. */
export function isPutOff({ state, wakeAt }: Pick<Message, 'state' | 'wakeAt'>, now: Date): boolean {
  return state === 'planned' && wakeAt !== null && wakeAt.getTime() > now.getTime() + HAND_OVER_MS + CLOCKS_APART_MS
}

/** Whether the last word on the trail is this very wait: one that goes on needs no second line. */
export function isWaitingFor({ trail }: Pick<Message, 'trail'>, because: string): boolean {
  const last = trail.at(-1)
  return last?.code === 'waits' && last.values.because === because
}
