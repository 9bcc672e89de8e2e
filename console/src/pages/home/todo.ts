import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { LineView } from '#shared/contracts/console-api/line.ts'
import { lineStateOf, shareSpent } from '../../line-state.ts'
import type { Rights } from '../../use-session.ts'
import { MANY_FAILED, type Sums } from './sums.ts'

/** Something that waits for somebody; `to` only where this person may do something about it. */
export type Todo =
  | { what: 'stopped' | 'down' | 'spent' | 'nearly-spent'; to: string | null }
  | { what: 'failing'; to: null; share: number }
  | { what: 'stuck' | 'replies'; to: string; count: number; hasMore: boolean }
  | { what: 'draft'; to: string; name: string }

type Known = {
  line: LineView | undefined
  campaigns: readonly Pick<CampaignView, 'id' | 'name' | 'state'>[]
  stuck: { count: number; hasMore: boolean } | undefined
  replies: { count: number; hasMore: boolean } | undefined
  sums: Sums | undefined
}

const NEARLY = 0.8
const MOST_DRAFTS = 5

/** What stops everything first, then what fails, then what was begun and left. */
export function listTodo({ line, campaigns, stuck, replies, sums }: Known, rights: Rights): Todo[] {
  const toLine = rights.steersLine ? '/sending' : null
  const state = line === undefined ? 'open' : lineStateOf(line)
  const isNearlySpent = line !== undefined && state === 'open' && (shareSpent(line) ?? 0) >= NEARLY
  const drafts = rights.editsCampaigns ? campaigns.filter((each) => each.state === 'draft').slice(0, MOST_DRAFTS) : []
  const share = sums?.failedShare ?? 0
  return [
    ...(state === 'open' ? [] : [{ what: state, to: toLine }]),
    ...(isNearlySpent ? [{ what: 'nearly-spent' as const, to: toLine }] : []),
    ...(share > MANY_FAILED ? [{ what: 'failing' as const, to: null, share }] : []),
    ...(stuck !== undefined && stuck.count > 0 && rights.readsDeadLetters
      ? [{ what: 'stuck' as const, to: '/dead-letters', ...stuck }]
      : []),
    ...(replies !== undefined && replies.count > 0 && rights.readsInbox
      ? [{ what: 'replies' as const, to: '/inbox', ...replies }]
      : []),
    ...drafts.map(({ id, name }) => ({ what: 'draft' as const, to: `/campaigns/${id}`, name })),
  ]
}
