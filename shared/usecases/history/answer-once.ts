import type { Clock } from '#shared/ports/clock.ts'
import type { Ids } from '#shared/ports/ids.ts'
import type { KnownRequest, RequestLog } from '#shared/ports/request-log.ts'
import { untilSaved } from '../until-saved.ts'

export type AnswerOnceDeps = { requests: RequestLog; ids: Ids; clock: Clock }

/** A body, or a refusal. */
type Result = { ok: true; body: unknown } | { ok: false }

/** `isKept`: whether a repeat gets the first answer, or is done again under the same ids. */
export type OnceInput<R extends Result> = {
  key: string
  print: string
  isKept: boolean
  act: (ids: Ids) => Promise<R>
}
export type OnceOutcome<R> =
  | { kind: 'acted'; result: R }
  /** JSON of what was answered before. */
  | { kind: 'answered-before'; answer: string }
  | { kind: 'another-body' }

const KEPT_MS = 48 * 60 * 60_000
const TRIES = 3

/**
 * Does what a request asks for once, however often it comes within 48 hours: its ids are chosen with the claim of its key,
 * so a repeat, a twin at the same moment, and a try after a crash all make the same thing, and must take it for theirs. A
 * refused request frees its key.
 * @throws AppError CONFLICT (retryable) when twins keep coming in between; whatever `act` throws: then the claim stays.
 */
export async function answerOnce<R extends Result>(
  deps: AnswerOnceDeps,
  { key, print, isKept, act }: OnceInput<R>,
): Promise<OnceOutcome<R>> {
  const claim = await claimKey(deps, key, print)
  if (claim.print !== print) return { kind: 'another-body' }
  if (claim.answer !== null) return { kind: 'answered-before', answer: claim.answer }
  const result = await act({ create: (prefix) => prefix + claim.idPart })
  if (!result.ok) {
    await deps.requests.remove(key)
    return { kind: 'acted', result }
  }
  if (!isKept) return { kind: 'acted', result }
  const answer = JSON.stringify(result.body)
  if (await deps.requests.save({ ...claim, answer, rev: claim.rev + 1 }, claim.rev)) return { kind: 'acted', result }
  const twin = await deps.requests.find(key)
  return typeof twin?.answer === 'string' ? { kind: 'answered-before', answer: twin.answer } : { kind: 'acted', result }
}

async function claimKey({ requests, ids, clock }: AnswerOnceDeps, key: string, print: string): Promise<KnownRequest> {
  return untilSaved({ what: 'what this request is about', tries: TRIES }, async () => {
    const known = await requests.find(key)
    const now = clock.now()
    if (known !== undefined && now.getTime() - known.at.getTime() < KEPT_MS) return known
    const fresh: KnownRequest = {
      key,
      print,
      idPart: ids.create(''),
      at: now,
      answer: null,
      rev: (known?.rev ?? 0) + 1,
    }
    return (await requests.save(fresh, known?.rev ?? 'absent')) ? fresh : 'lost'
  })
}
