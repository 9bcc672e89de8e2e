import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Moment, Offset, Scenario, Step } from '#shared/contracts/scenario.ts'
import { namesOfDays } from './calendar-names.ts'
import { namesOfPath, namesOfRecord } from './path-words.ts'
import { text } from './wording-parts.ts'

const UNITS: Readonly<Record<Offset['unit'], LocalizedText>> = {
  minutes: text('分钟', 'minutes'),
  hours: text('小时', 'hours'),
  'working-hours': text('个工作小时', 'working hours'),
  days: text('天', 'days'),
  'working-days': text('个工作日', 'working days'),
  weeks: text('周', 'weeks'),
  months: text('个月', 'months'),
  years: text('年', 'years'),
}

/** The moments that rules of ours give. */
const RULES: Readonly<Record<string, LocalizedText>> = {
  beforeClosing: text('订单关闭前', 'Before the order closes'),
  cutOff: text('截单前', 'Before the cut-off'),
  deliveryDay: text('送到前', 'Before the parcel is brought'),
  trackingSilence: text('物流太久没有更新', 'No news of the parcel'),
}

/** What people call a step: the moment at which its text is due, in words. */
export function namesOfStep({ moment }: Step, { about }: Pick<Scenario, 'about'>): LocalizedText {
  const { anchor } = moment
  const called = (path: string) => namesOfPath(path, about) ?? text(path, path)
  if ('hand' in anchor) return text('由同事发出', 'Sent by hand')
  if ('calendar' in anchor) return withHour(namesOfDays(anchor.calendar), moment)
  if ('rule' in anchor) return beside(RULES[anchor.rule] ?? text('按规则', 'By a rule'), moment)
  if ('yearly' in anchor) return withHour(beside(called(anchor.yearly), moment), moment)
  if ('date' in anchor) return withHour(beside(called(anchor.date), moment), moment)
  const [fact] = 'fact' in anchor ? [anchor.fact] : anchor.silence
  const [record, told] = [namesOfRecord(about), called(`record.${fact}`)]
  const since = toldOf(record, told)
  if ('fact' in anchor) return withHour(beside(since, moment), moment)
  const span = spanOf(moment)
  return span === null
    ? since
    : text(`“${since.zh}”之后${span.zh}没有新消息`, `No news for ${span.en} after “${since.en}”`)
}

/** Some facts name what they are about themselves. */
function toldOf(record: LocalizedText, fact: LocalizedText): LocalizedText {
  const zh = fact.zh.includes(record.zh) ? fact.zh : record.zh + fact.zh
  const namesIt = fact.en.toLowerCase().includes(record.en.toLowerCase())
  return text(zh, namesIt ? fact.en : `${record.en} ${fact.en.toLowerCase()}`)
}

function beside(anchor: LocalizedText, moment: Moment): LocalizedText {
  const span = spanOf(moment)
  if (span === null) return anchor
  const [first] = offsetsOf(moment)
  return first?.side === 'before'
    ? text(`“${anchor.zh}”前${span.zh}`, `${span.en} before “${anchor.en}”`)
    : text(`“${anchor.zh}”后${span.zh}`, `${span.en} after “${anchor.en}”`)
}

function withHour({ zh, en }: LocalizedText, { place: { at } }: Moment): LocalizedText {
  return at === null ? text(zh, en) : text(`${zh}，${at}`, `${en}, at ${at}`)
}

function offsetsOf({ offset }: Moment): Offset[] {
  return offset === null ? [] : [offset].flat()
}

function spanOf(moment: Moment): LocalizedText | null {
  const spans = offsetsOf(moment).filter(({ n }) => n > 0)
  if (spans.length === 0) return null
  const en = spans.map(({ n, unit }) => `${n} ${n === 1 ? UNITS[unit].en.slice(0, -1) : UNITS[unit].en}`)
  return text(spans.map(({ n, unit }) => `${n}${UNITS[unit].zh}`).join('零'), en.join(' and '))
}
