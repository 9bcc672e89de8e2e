import type { Campaign, Run } from '#shared/contracts/campaign.ts'
import type { MessageSearch } from '#shared/contracts/console-api/message.ts'
import { CampaignId, RunId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { addDays, DEFAULT_ZONE, localDateOf } from '#shared/domain/calendar/time.ts'
import { keptTallyOf } from '#shared/domain/campaigns/counts.ts'
import {
  type DayPlace,
  mayHold,
  Place,
  type RunPlace,
  type Stretch,
  type Wanted,
} from '#shared/domain/campaigns/found-messages.ts'
import { decodePlace, encodePlace } from '#shared/domain/paging.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { type SearchOutcome, UNKNOWN_CURSOR } from '../history/search-messages.ts'
import { messagesOfDays } from './messages-of-days.ts'
import { messagesOfRun } from './messages-of-run.ts'
import { datesDown, hasSingles } from './read-results.ts'

export type SearchFiguresDeps = {
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf'>
  messages: Pick<MessageStore, 'findMany' | 'listOfDay'>
  runs: Pick<RunStore, 'findRun' | 'listRuns' | 'listProgressAfter' | 'findAudience' | 'listDays'>
  clock: Pick<Clock, 'now'>
}
export type FiguresSearch = Pick<
  MessageSearch,
  'campaign' | 'run' | 'state' | 'reason' | 'from' | 'until' | 'limit' | 'cursor'
>

/** About: what one answer may read, in messages and other items. */
const MOST_READ = 2_000
const RUNS_AT_ONCE = 50
/** A key may name its month alone. */
const BEFORE_CREATION_DAYS = 32

/**
 * The messages behind a figure of a campaign or run: of its state and reason, its runs newest first and page after page, then
 * its single ones by day, newest first. A page may be short, and empty, where much had to be passed over: `next` goes on
 * from there. Whatever is not known finds nothing.
 */
export async function searchFigures(deps: SearchFiguresDeps, search: FiguresSearch): Promise<SearchOutcome<Message>> {
  const { limit, cursor, ...asked } = search
  const list = `figures ${JSON.stringify(Object.entries(asked).sort())}`
  const from = cursor == null ? null : readPlace(decodePlace(list, cursor))
  if (from === undefined) return { kind: 'invalid', faults: [UNKNOWN_CURSOR] }
  const items: Message[] = []
  const page = (next: Place | null): SearchOutcome<Message> => ({
    kind: 'found',
    page: { items, next: next === null ? null : encodePlace(list, JSON.stringify(next)) },
  })
  let read = 0
  let last: Place | null = null
  for await (const stretch of stretchesOf(deps, search, from)) {
    for (const { message, place } of stretch.found) {
      if (items.length === limit) return page(last)
      items.push(message)
      last = place
    }
    read += stretch.read
    if (read >= MOST_READ) return page(stretch.end)
  }
  return page(null)
}

function readPlace(text: string | undefined): Place | undefined {
  return text === undefined ? undefined : Place.safeParse(JSON.parse(text)).data
}

async function* stretchesOf(
  deps: SearchFiguresDeps,
  search: FiguresSearch,
  from: Place | null,
): AsyncGenerator<Stretch> {
  const { state, reason } = search
  const wanted = { state, reason }
  const ofRuns = from !== null && 'list' in from ? from : undefined
  const ofDays = from !== null && 'date' in from ? from : undefined
  if (search.run !== undefined) {
    const id = RunId.safeParse(search.run)
    const run = id.success ? await deps.runs.findRun(id.data) : undefined
    if (run !== undefined) yield* messagesOfRun(deps, run, wanted, ofRuns ?? { list: '', page: 1, entry: -1 })
    return
  }
  const id = CampaignId.safeParse(search.campaign)
  const campaign = id.success ? await deps.campaigns.find(id.data) : undefined
  if (campaign === undefined) return
  const kind = kindFor(campaign)
  const range = rangeOf(deps, campaign, search)
  if (kind.trigger === 'schedule' && ofDays === undefined)
    yield* inRuns(deps, campaign, { wanted, range, from: ofRuns })
  if (hasSingles(kind)) yield* inDays(deps, campaign, { wanted, range, from: ofDays })
}

type Range = { from: string; until: string }
type Asked<P> = { wanted: Wanted; range: Range; from: P | undefined }

/** Where nobody says otherwise: from its beginning to tomorrow, since somewhere it is tomorrow already. */
function rangeOf({ clock }: SearchFiguresDeps, { createdAt }: Campaign, { from, until }: FiguresSearch): Range {
  return {
    from: from ?? addDays(localDateOf(createdAt, DEFAULT_ZONE), -BEFORE_CREATION_DAYS),
    until: until ?? addDays(localDateOf(clock.now(), DEFAULT_ZONE), 1),
  }
}

/** Runs that were made meanwhile may have moved the one to go on with to the next list. */
async function* inRuns(deps: SearchFiguresDeps, { id }: Campaign, asked: Asked<RunPlace>): AsyncGenerator<Stretch> {
  let list = asked.from?.list ?? ''
  let resume = asked.from?.run === null ? undefined : asked.from
  for (;;) {
    const cursor = list === '' ? undefined : list
    const { items, next } = await deps.runs.listRuns(id, { limit: RUNS_AT_ONCE, cursor })
    for (const run of items) {
      if (resume !== undefined && run.id !== resume.run) continue
      const { page, entry } = resume ?? { page: 1, entry: -1 }
      resume = undefined
      if (mayHaveSome(run, asked)) yield* messagesOfRun(deps, run, asked.wanted, { list, page, entry })
    }
    const last = items.at(-1)
    if (next === null || (last !== undefined && last.date < addDays(asked.range.from, -1))) return
    list = next
    if (resume === undefined) yield { found: [], end: { list, run: null, page: 1, entry: -1 }, read: RUNS_AT_ONCE }
  }
}

function mayHaveSome(run: Run, { wanted, range }: Asked<RunPlace>): boolean {
  if (run.date < range.from || run.date > range.until) return false
  const kept = keptTallyOf(run)
  return kept === null || mayHold({ counts: kept.counts, reasons: run.reasons }, wanted)
}

function inDays(deps: SearchFiguresDeps, { id }: Campaign, { wanted, range, from }: Asked<DayPlace>) {
  const until = from === undefined || from.date > range.until ? range.until : from.date
  return messagesOfDays(deps, { campaignId: id, wanted }, datesDown(range.from, until), from)
}
