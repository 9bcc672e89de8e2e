import { type DeadLetterKind, type DeadLetterView, deadLetterIdOf } from '#shared/contracts/dead-letter.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { DeadJob, DeadLetterBox } from '#shared/ports/dead-letter-box.ts'
import type { EventLog, ListedEvent } from '#shared/ports/event-log.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'

export type ListDeadLettersDeps = {
  deadLetterBox: Pick<DeadLetterBox, 'list'>
  events: Pick<EventLog, 'listKept'>
}
export type ListDeadLetters = PageRequest & { kind?: DeadLetterKind | undefined }

/**
 * Dead letters without their bodies, newest first: of one kind, or the jobs and then the events. A page holds one kind
 * only, so it may be shorter than asked for though another follows.
 * @throws AppError INVALID_INPUT for a foreign cursor.
 */
export async function listDeadLetters(
  deps: ListDeadLettersDeps,
  { kind, limit, cursor }: ListDeadLetters,
): Promise<PageOf<DeadLetterView>> {
  const place = cursor === undefined ? { kind: kind ?? 'queue', cursor: undefined } : parsePlace(cursor, kind)
  const page = await listOfKind(deps, place.kind, { limit, cursor: place.cursor })
  if (page.next !== null) return { ...page, next: `${place.kind}.${page.next}` }
  const goesOn = kind === undefined && place.kind === 'queue'
  if (!goesOn) return page
  return page.items.length > 0 ? { ...page, next: 'event.' } : listDeadLetters(deps, { limit, cursor: 'event.' })
}

/** `<kind>.<cursor in that kind's own list>`, with nothing after the dot at its beginning. */
function parsePlace(text: string, wanted: DeadLetterKind | undefined): PageRequestOfKind {
  const dot = text.indexOf('.')
  const kind = text.slice(0, Math.max(dot, 0))
  const isOurs = (kind === 'queue' || kind === 'event') && (wanted ?? kind) === kind
  if (!isOurs) throw new AppError('INVALID_INPUT', 'The cursor does not belong to this list', { retryable: false })
  return { kind, cursor: text.slice(dot + 1) || undefined }
}

type PageRequestOfKind = { kind: DeadLetterKind; cursor: string | undefined }

async function listOfKind(
  { deadLetterBox, events }: ListDeadLettersDeps,
  kind: DeadLetterKind,
  request: PageRequest,
): Promise<PageOf<DeadLetterView>> {
  if (kind === 'queue') {
    const { items, next } = await deadLetterBox.list(request)
    return { items: items.map(viewDeadJob), next }
  }
  const { items, next } = await events.listKept(request)
  return { items: items.map(viewKeptEvent), next }
}

export function viewDeadJob({ messageId, queue, reason, at, tries }: DeadJob): DeadLetterView {
  const id = deadLetterIdOf({ kind: 'queue', id: messageId })
  return { id, kind: 'queue', queue, type: null, reason, at: at.toISOString(), tries }
}

export function viewKeptEvent({ id: eventId, type, reason, at }: ListedEvent): DeadLetterView {
  const id = deadLetterIdOf({ kind: 'event', id: eventId })
  return { id, kind: 'event', queue: null, type, reason, at: at.toISOString(), tries: 0 }
}
