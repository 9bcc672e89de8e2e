import type { CampaignContent, PageAudience, Run } from '#shared/contracts/campaign.ts'
import { createMessage } from '#shared/domain/sending/message-lifecycle.ts'
import type { Draft } from '../sending/draft.ts'
import { scheduledKindOf } from './scheduled-kind.ts'

type DraftedPage = Pick<PageAudience, 'number' | 'entries'> & { content: CampaignContent }

/** The messages that the entries of a page stand for, as they are before anything was decided. */
export function draftPage(run: Run, { number, entries, content }: DraftedPage, now: Date): Draft[] {
  const kind = scheduledKindOf({ kind: run.kind, content })
  return entries.map((entry) => {
    const message = createMessage(
      {
        contactId: entry.contactId,
        kind: run.kind,
        campaign: { id: run.campaignId, version: run.version },
        occurrence: kind.occurrenceOf(entry, run, content),
        page: { runId: run.id, number },
      },
      now,
    )
    return { message, refs: entry.refs, isMissed: run.missed !== null }
  })
}
