import type { Counts, ReasonCounts, Tally } from '#shared/contracts/campaign.ts'
import { type Message, MessageState, Reason } from '#shared/contracts/message.ts'

/** States of texts that a carrier may have charged for. */
const CHARGED: readonly MessageState[] = ['accepted', 'delivered', 'undelivered', 'in-doubt', 'unconfirmed']

type Counted = Pick<Message, 'state' | 'reason' | 'parts'>

/** These messages by state and by reason, each once. Parts count where the text may have been charged for. */
export function tallyOf(messages: readonly Counted[]): Tally {
  const counts: Counts = {}
  const reasons: ReasonCounts = {}
  for (const { state, reason } of messages) {
    counts[state] = (counts[state] ?? 0) + 1
    if (reason !== null) reasons[reason] = (reasons[reason] ?? 0) + 1
  }
  const parts = messages.reduce((sum, one) => sum + (CHARGED.includes(one.state) ? (one.parts ?? 0) : 0), 0)
  return { counts, reasons, parts }
}

/** The sums by state; a state that nothing counts is left out. */
export function addCounts(counts: readonly Counts[]): Counts {
  return summed(MessageState.options, counts)
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    counts: addCounts(tallies.map(({ counts }) => counts)),
    reasons: summed(
      Reason.options,
      tallies.map(({ reasons }) => reasons),
    ),
    parts: tallies.reduce((sum, { parts }) => sum + parts, 0),
  }
}

type MaybeTally = { [field in keyof Tally]: Tally[field] | null }

/** Whether they say the same; what an earlier release counted lacks reasons and parts, and so says another thing. */
export function isSameTally(one: MaybeTally, other: Tally): boolean {
  if (one.counts === null || one.reasons === null || one.parts !== other.parts) return false
  const { counts, reasons } = one
  return (
    MessageState.options.every((state) => (counts[state] ?? 0) === (other.counts[state] ?? 0)) &&
    Reason.options.every((reason) => (reasons[reason] ?? 0) === (other.reasons[reason] ?? 0))
  )
}

function summed<K extends string>(names: readonly K[], counts: readonly Partial<Record<K, number>>[]) {
  const sums: Partial<Record<K, number>> = {}
  for (const name of names) {
    const sum = counts.reduce((total, count) => total + (count[name] ?? 0), 0)
    if (sum > 0) sums[name] = sum
  }
  return sums
}
