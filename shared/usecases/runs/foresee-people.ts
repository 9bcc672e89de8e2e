import type { CampaignContent, PageAudience, Run } from '#shared/contracts/campaign.ts'
import type { ForeseenPerson } from '#shared/contracts/dry-run.ts'
import { AppError } from '#shared/domain/errors.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { whenPageBegins } from '#shared/domain/sending/foresee.ts'
import { foreseeInOrder } from '#shared/domain/sending/foresee-in-order.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { type BlockReading, type Draft, type ReadDeps, readSituations } from '../sending/read-situations.ts'
import { draftPage } from './draft-page.ts'
import type { ToldBefore } from './told-before.ts'

export type ForeseeDeps = ReadDeps & { messages: Pick<MessageStore, 'findMany'>; clock: Pick<Clock, 'now'> }

/** What the judge is told beside what it reads: the content, as if its campaign were active, whom the line texts, and the settings. */
export type Supposed = { content: CampaignContent } & Omit<BlockReading, 'campaign'>

/** `told`: what was told before, which counts. */
type Among = Supposed & { told: Pick<ToldBefore, 'texts' | 'tasks' | 'has'> }

type Placed = { draft: Draft; at: Date }

/**
 * What would become of the entries of a page, each judged at the instant at which its run would look at it. Of two that stand
 * for one message, as of a manager who has no manager, the run sends the first.
 */
export async function foreseePage(
  deps: ForeseeDeps,
  run: Run,
  { number, entries, ...supposed }: Pick<PageAudience, 'number' | 'entries'> & Among,
): Promise<ForeseenPerson[]> {
  const drafts = draftPage(run, { number, entries, content: supposed.content }, deps.clock.now())
  const at = whenPageBegins(
    drafts.map(({ message }) => message),
    run.firedAt,
    run.zone,
  )
  return foreseeDrafts(
    deps,
    firstOfEach(drafts).map((draft) => ({ draft, at })),
    supposed,
  )
}

function firstOfEach(drafts: readonly Draft[]): Draft[] {
  const ids = new Set<string>()
  return drafts.filter(({ message: { id } }) => !ids.has(id) && ids.add(id))
}

/** An item that cannot be read spoils the batch that it is read in: each is then read by itself, and that one is not known. */
export async function foreseeDrafts(
  deps: ForeseeDeps,
  placed: readonly Placed[],
  supposed: Among,
): Promise<ForeseenPerson[]> {
  try {
    return await readAndForesee(deps, placed, supposed)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'MALFORMED_ITEM') throw error
    const [only, ...others] = placed
    if (only !== undefined && others.length === 0) return [unreadable(only)]
  }
  const people: ForeseenPerson[] = []
  for (const one of placed) people.push(...(await foreseeDrafts(deps, [one], supposed)))
  return people
}

async function readAndForesee(
  deps: ForeseeDeps,
  placed: readonly Placed[],
  { content, told, ...line }: Among,
): Promise<ForeseenPerson[]> {
  const drafts = placed.map(({ draft }) => draft)
  const [readings, found] = await Promise.all([
    readSituations(deps, drafts, { campaign: { state: 'active', content }, ...line }),
    deps.messages.findMany(drafts.flatMap(({ message }) => (message.page === null ? [] : [message.id]))),
  ])
  const looked = placed.flatMap(({ draft: { message }, at }, index) => {
    const reading = readings[index]
    const kind = kindFor({ kind: message.kind, content })
    const { id } = message
    return reading === undefined ? [] : [{ message, kind, reading, at, found: found.get(id), isTold: told.has(id) }]
  })
  return foreseeInOrder(looked, told)
}

function unreadable({ draft: { message }, at }: Placed): ForeseenPerson {
  const { contactId, occurrence: key } = message
  return {
    contactId,
    key,
    outcome: 'held-back',
    reason: 'record-unknown',
    text: null,
    parts: 0,
    dueAt: at,
    counts: null,
  }
}
