import type { Hold, HoldReason } from '#shared/contracts/hold.ts'
import type { LocalDate } from '../calendar/time.ts'

/** These are about the number: nothing leaves for it, not even a notice. The others are about the person. */
const OF_NUMBER: readonly HoldReason[] = ['wrong-number', 'deceased']
/** Of these a record may be named, and then it alone is held. */
const OF_RECORD: readonly HoldReason[] = ['promise', 'dispute', 'hardship']

export function isOfNumber(why: HoldReason): boolean {
  return OF_NUMBER.includes(why)
}

export function mayNameRecord(why: HoldReason): boolean {
  return OF_RECORD.includes(why)
}

/** Whether it stands on that day of the reader's; its last day counts. */
export function isHeldOn({ until }: Pick<Hold, 'until'>, day: LocalDate): boolean {
  return until === null || day <= until
}

/** What a text is about: its number, the records that it names, and whether it is owed to the person by a contract. */
export type About = { phoneHash: string; records: readonly { type: string; id: string }[]; isNotice: boolean }

/** The first hold that keeps this text back on that day. A hold of the person lets notices about a contract pass, one of a record too. */
export function holdOn(holds: readonly Hold[], about: About, day: LocalDate): Hold | null {
  return holds.find((hold) => isHeldOn(hold, day) && reaches(hold, about)) ?? null
}

function reaches({ why, record, phoneHash }: Hold, about: About): boolean {
  if (isOfNumber(why)) return phoneHash === null || phoneHash === about.phoneHash
  if (about.isNotice) return false
  return record === null || about.records.some(({ type, id }) => type === record.type && id === record.id)
}
