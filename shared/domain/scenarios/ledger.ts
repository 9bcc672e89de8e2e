import type { Message, MessageState } from '#shared/contracts/message.ts'
import { DEFAULT_ZONE } from '../calendar/time.ts'
import { recordsAskedAbout } from '../replies/asked-records.ts'
import type { LedgerLeaf, Truth } from './conditions.ts'
import type { Ledger } from './known.ts'
import { shiftInstant } from './spans.ts'

/** What a carrier took, whatever became of it since: a condition that asks for `accepted` means all of them. */
const TAKEN: readonly MessageState[] = ['accepted', 'delivered', 'undelivered', 'unconfirmed']

/** Whether the person has a text like that, due or sent within the span before now; unknown where nobody looked. */
export function askLedger({ scenario, step, state, within, about }: LedgerLeaf, ledger: Ledger | null): Truth {
  if (ledger === null) return 'unknown'
  const from = shiftInstant(ledger.now, { ...within, side: 'before' }, DEFAULT_ZONE)
  const states = state === 'accepted' ? TAKEN : [state]
  const isLike = (message: Message) =>
    scenarioOf(message) === scenario &&
    (step === undefined || message.details.step === step) &&
    states.includes(message.state) &&
    (message.submittedAt ?? message.dueAt) >= from &&
    message.id !== ledger.own &&
    (about === undefined || recordsOf(message).some((one) => ledger.about.includes(one)))
  return ledger.messages.some(isLike) ? 'yes' : 'no'
}

/** What a text is about, as `<type> <id>`. */
export function recordsOf(message: Pick<Message, 'subject' | 'details' | 'about'>): string[] {
  return recordsAskedAbout(message).map(({ type, id }) => `${type} ${id}`)
}

/** A shipped scenario's or preset's id, or the slug of one's own. */
function scenarioOf({ kind, details }: Message): string {
  return kind === 'custom' ? (details.scenario ?? '') : kind
}
