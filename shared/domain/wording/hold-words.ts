import { HoldReason } from '#shared/contracts/hold.ts'
import type { TrailValues } from '#shared/contracts/message.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { CappedBy } from '../policies/caps.ts'

type Pair = readonly [zh: string, en: string]

const HOLDS: Readonly<Record<HoldReason, Pair>> = {
  'wrong-number': ['已暂停联系：号码不是本人的', 'This number is on hold: it is somebody else’s'],
  dispute: ['工作人员已暂停联系：有争议，正在核实', 'Staff has put this on hold: it is in dispute'],
  promise: ['工作人员已暂停联系：客户答应了日期', 'Staff has put this on hold: the contact promised a date'],
  hardship: ['已暂停联系：客户有困难', 'This is on hold: the contact is in hardship'],
  complaint: ['工作人员已暂停联系：客户正在投诉', 'Staff has put this contact on hold: there is a complaint'],
  deceased: ['工作人员已暂停联系：本人已去世', 'Staff has put this number on hold: the person has died'],
  mourning: ['工作人员已暂停联系：客户家中治丧', 'Staff has put this contact on hold: they are in mourning'],
}

const CAPS: Readonly<Record<CappedBy, Pair>> = {
  day: ['该号码当天收到的同类短信已达上限', 'The number has had as many texts of this kind today as it may get'],
  '7-days': [
    '该号码 7 天内收到的同类短信已达上限',
    'The number has had as many texts of this kind in 7 days as it may get',
  ],
  month: [
    '该号码 31 天内收到的同类短信已达上限',
    'The number has had as many texts of this kind in 31 days as it may get',
  ],
  number: ['该号码当天逐条收到的短信已达上限', 'The number has had as many single texts today as it may get'],
  'same-text': ['半分钟内刚给该号码发过同样的内容', 'The number was sent the same words within half a minute'],
}

/** The room of the day is left for a text that goes first and has not left yet. */
const LEFT_FOR_ANOTHER: Pair = [
  '同一天只能收一条营销短信，这一天留给了优先级更高的活动',
  'Only one marketing text may leave on a day, and another campaign’s goes first on this one',
]

/** Which hold or cap keeps a text back, as a whole sentence; null where the values do not say, or it is another reason. */
export function wordsForHoldOrCap(reason: unknown, { why, cap, yet }: TrailValues): LocalizedText | null {
  const pair = reason === 'on-hold' ? holdWords(why) : reason === 'capped' ? capWords(cap, yet) : undefined
  return pair === undefined ? null : { zh: pair[0], en: pair[1] }
}

function holdWords(why: unknown): Pair | undefined {
  const known = HoldReason.safeParse(why)
  return known.success ? HOLDS[known.data] : undefined
}

function capWords(cap: unknown, yet: unknown): Pair | undefined {
  if (yet === 'yes') return LEFT_FOR_ANOTHER
  return Object.entries(CAPS).find(([by]) => by === cap)?.[1]
}
