import type { Erasure } from '#shared/contracts/erasure.ts'
import { forgetInEntry, forgetOnShelf } from '#shared/domain/people/forget-on-shelf.ts'
import { isAbout, type Sought } from '#shared/domain/people/mentions.ts'
import { readBody } from '#shared/domain/sources/read-delivery.ts'
import type { AuditLog } from '#shared/ports/audit-log.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { DeadLetterBox } from '#shared/ports/dead-letter-box.ts'
import type { DryRunStore } from '#shared/ports/dry-run-store.ts'
import type { EventLog } from '#shared/ports/event-log.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { SourceStore } from '#shared/ports/source-store.ts'
import { forgetBodies } from '../sources/forget-bodies.ts'
import { untilSaved } from '../until-saved.ts'

export type ErasePutAsideDeps = {
  events: Pick<EventLog, 'listKept' | 'findKept' | 'markSentBack'>
  deadLetterBox: Pick<DeadLetterBox, 'list' | 'discard'>
  dryRuns: Pick<DryRunStore, 'listIds' | 'find' | 'eraseText'>
  campaigns: Pick<CampaignStore, 'findShelf' | 'saveShelf'>
  audit: Pick<AuditLog, 'list' | 'record'>
  sources: Pick<SourceStore, 'list' | 'listBodies' | 'findArrival' | 'saveArrival'>
  clock: Pick<Clock, 'now'>
}

const PAGE = 100

/**
 * Takes away events, deliveries and jobs about the person that were put aside, what dry runs would have said to them, and their name in
 * saved audiences. A repeat changes nothing.
 * @throws AppError CONFLICT (retryable) while others keep changing the audiences
 */
export async function erasePutAside(deps: ErasePutAsideDeps, erasure: Erasure, sought: Sought): Promise<void> {
  for (const { id } of await all((page) => deps.events.listKept(page))) {
    const event = await deps.events.findKept(id)
    if (event !== undefined && isAbout(event.body, sought)) await deps.events.markSentBack(id, deps.clock.now())
  }
  for (const { messageId, body } of await all((page) => deps.deadLetterBox.list(page)))
    if (isAbout(body, sought)) await deps.deadLetterBox.discard(messageId)
  for (const { id } of await deps.sources.list()) await forgetBodies(deps, id, ({ body }) => mayBeAbout(body, sought))
  await eraseFromDryRuns(deps, erasure)
  await eraseFromShelf(deps, erasure)
}

/** What cannot be read may be about anybody. */
function mayBeAbout(text: string, sought: Sought): boolean {
  const body = readBody(text)
  return body === undefined || isAbout(JSON.stringify(body), sought)
}

/** One that is still at work may have written its next page already. */
async function eraseFromDryRuns({ dryRuns }: ErasePutAsideDeps, { ids }: Erasure): Promise<void> {
  for (const dryRunId of await all((page) => dryRuns.listIds(page))) {
    const pages = (await dryRuns.find(dryRunId))?.pages
    if (pages === undefined) continue
    for (let number = 1; number <= pages + 1; number += 1) await dryRuns.eraseText({ dryRunId, number }, ids)
  }
}

/** What the audit says of an audience goes first: from the audience alone a repeat could not tell that it named them. */
async function eraseFromShelf({ campaigns, audit }: ErasePutAsideDeps, erasure: Erasure): Promise<void> {
  await untilSaved({ what: 'the saved audiences' }, async () => {
    const shelf = await campaigns.findShelf()
    if (shelf === undefined) return 'done'
    const next = forgetOnShelf(shelf, erasure)
    const named = shelf.audiences.filter((one, index) => one !== next.audiences[index])
    for (const { id } of named)
      for (const entry of await all((page) => audit.list({ subject: `audience:${id}` }, page))) {
        const blank = forgetInEntry(entry, erasure)
        if (blank !== entry) await audit.record(blank)
      }
    return next === shelf || (await campaigns.saveShelf(next, shelf.rev)) ? 'done' : 'lost'
  })
}

/** Read whole before anything is taken out of it. */
async function all<T>(list: (page: PageRequest) => Promise<PageOf<T>>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page = await list({ limit: PAGE, cursor })
    items.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return items
}
