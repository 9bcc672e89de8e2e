import type { Campaign, CampaignContent, PageAudience, Run } from '#shared/contracts/campaign.ts'
import type { ForeseenPerson } from '#shared/contracts/dry-run.ts'
import { AppError } from '#shared/domain/errors.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import { whenPageBegins } from '#shared/domain/sending/foresee.ts'
import { foreseeInOrder } from '#shared/domain/sending/foresee-in-order.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { Draft } from '../sending/draft.ts'
import { type ReadAmongDeps, readAmongRivals } from '../sending/read-among-rivals.ts'
import { type BlockReading, readSituations } from '../sending/read-situations.ts'
import { draftPage } from './draft-page.ts'
import type { ToldBefore } from './told-before.ts'

export type ForeseeDeps = ReadAmongDeps & { messages: Pick<MessageStore, 'findMany'>; clock: Pick<Clock, 'now'> }

/**
 * What the judge is told beside what it reads: the content, as if its campaign were active, whom the line texts, the settings, and
 * the campaigns whose texts go before its own.
 */
export type Supposed = { content: CampaignContent; rivals: readonly Campaign[] } & Omit<BlockReading, 'campaign'>

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
    readAtEach(deps, placed, { campaign: { state: 'active', content }, ...line }),
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

/** Together where all are judged at one instant, as those of a page are, or where that does not matter. */
async function readAtEach(
  deps: ForeseeDeps,
  placed: readonly Placed[],
  block: BlockReading & Pick<Supposed, 'rivals'>,
): Promise<Reading[]> {
  if (block.rivals.length === 0)
    return readSituations(
      deps,
      placed.map(({ draft }) => draft),
      block,
    )
  const byInstant = Map.groupBy(placed.entries(), ([, { at }]) => at.getTime())
  const readings: Reading[] = []
  for (const [atMs, some] of byInstant) {
    const drafts = some.map(([, { draft }]) => draft)
    const read = await readAmongRivals(deps, drafts, { ...block, at: new Date(atMs) })
    for (const [index, [place]] of some.entries()) {
      const reading = read[index]
      if (reading !== undefined) readings[place] = reading
    }
  }
  return readings
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
