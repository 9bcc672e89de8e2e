import type { PageProgress, Run } from '#shared/contracts/campaign.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { isWanted, mayHold, type RunPlace, type Stretch, type Wanted } from '#shared/domain/campaigns/found-messages.ts'
import { asLineOf, isOfRun } from '#shared/domain/sending/message-lifecycle.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { readCampaign } from '../sending/read-campaign.ts'
import { scheduledKindOf } from './scheduled-kind.ts'

export type MessagesOfRunDeps = {
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf'>
  messages: Pick<MessageStore, 'findMany'>
  runs: Pick<RunStore, 'listProgressAfter' | 'findAudience'>
}

const PAGES_AT_ONCE = 100

/**
 * The wanted messages of a run, page after page, from behind a place. Pages whose counts say that they have none are passed
 * over: a hundred of them are one read. Whoever stands on a page and has no message yet is not found.
 */
export async function* messagesOfRun(
  deps: MessagesOfRunDeps,
  run: Run,
  wanted: Wanted,
  from: Pick<RunPlace, 'list' | 'page' | 'entry'>,
): AsyncGenerator<Stretch> {
  const { list } = from
  let number = from.page - 1
  for (;;) {
    const pages = await deps.runs.listProgressAfter(run.id, number, PAGES_AT_ONCE)
    for (const page of pages) {
      number = page.number
      if (!mayHaveSome(page, wanted)) continue
      const after = number === from.page ? from.entry : -1
      const read = await readPage(deps, run, number)
      const end: RunPlace = { list, run: run.id, page: number + 1, entry: -1 }
      const found = read.flatMap((message, entry) =>
        entry > after && message !== undefined && isWanted(message, wanted)
          ? [{ message, place: { list, run: run.id, page: number, entry } }]
          : [],
      )
      yield { found, end, read: read.length }
    }
    if (pages.length < PAGES_AT_ONCE) return
    yield { found: [], end: { list, run: run.id, page: number + 1, entry: -1 }, read: 1 }
  }
}

/** A page that is not counted, or is to be counted again, may have any. */
function mayHaveSome({ counts, reasons, wakeAt }: PageProgress, wanted: Wanted): boolean {
  return counts === null || wakeAt !== null || mayHold({ counts, reasons }, wanted)
}

/** The run's own message of each entry, as pages count them: where another holds the entry's key, the run's line. */
async function readPage(deps: MessagesOfRunDeps, run: Run, number: number): Promise<(Message | undefined)[]> {
  const audience = await deps.runs.findAudience(run.id, number)
  if (audience === undefined) return []
  const { content } = await readCampaign(deps.campaigns, run.campaignId, run.version)
  const kind = scheduledKindOf({ kind: run.kind, content })
  const ids = audience.entries.map((entry) =>
    messageIdOf({ contactId: entry.contactId, occurrence: kind.occurrenceOf(entry, run, content).key }),
  )
  const written = await deps.messages.findMany(ids)
  const foreign = [...written.values()].filter((message) => !isOfRun(message, run.id))
  const lineOf = (message: Message) => asLineOf(message, run.id).id
  const lines = foreign.length === 0 ? new Map() : await deps.messages.findMany(foreign.map(lineOf))
  return ids.map((id) => {
    const message = written.get(id)
    return message === undefined || isOfRun(message, run.id) ? message : lines.get(lineOf(message))
  })
}
