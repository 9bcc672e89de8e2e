import type { Caps, Hours, HoursWindow } from '#shared/contracts/policy.ts'
import type { Language } from '#shared/contracts/primitives.ts'

type Sentence = Record<Language, string>

const DAYS: Record<Language, readonly string[]> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

/** Hours and caps as people say them: `周一至周六 08:00–20:00，公共假日不发；每个号码每天最多 1 条、31 天内最多 4 条`. */
export function sayPolicy({ windows, holidays, caps }: Hours & { caps: Caps }): Sentence {
  if (windows.some(isAlways)) return sayAlways({ holidays, caps })
  const zh = [`${windows.map((one) => sayWindow(one, 'zh')).join('、')}${holidays ? '' : '，公共假日不发'}`]
  const en = [`${windows.map((one) => sayWindow(one, 'en')).join(', ')}${holidays ? '' : ', not on public holidays'}`]
  const most = sayCaps(caps)
  if (most === null) return { zh: zh.join(''), en: en.join('') }
  return { zh: `${zh.join('')}；${most.zh}`, en: `${en.join('')}; ${most.en}` }
}

function isAlways({ days, from, until }: HoursWindow): boolean {
  return days.length === 7 && from === '00:00' && until === '00:00'
}

function sayAlways({ holidays, caps }: Pick<Hours, 'holidays'> & { caps: Caps }): Sentence {
  const most = sayCaps(caps)
  const [zh, en] = [
    holidays ? '任何时间' : '任何时间，公共假日不发',
    holidays ? 'at any time' : 'at any time, not on public holidays',
  ]
  return most === null ? { zh, en } : { zh: `${zh}；${most.zh}`, en: `${en}; ${most.en}` }
}

/** Null where there is no cap. */
export function sayCaps({ perDay, per7Days, perMonth }: Caps): Sentence | null {
  const zh = [sayCap('每天', perDay), sayCap('7 天内', per7Days), sayCap('31 天内', perMonth)]
  const en = [perDay && `${perDay} a day`, per7Days && `${per7Days} in 7 days`, perMonth && `${perMonth} in 31 days`]
  if (en.every((one) => one === undefined)) return null
  const said = en.filter((one) => one !== undefined)
  const caps = zh.filter((one) => one !== null).join('、')
  return { zh: `每个号码${/^\d/.test(caps) ? ' ' : ''}${caps}`, en: `each number at most ${said.join(', ')}` }
}

function sayCap(span: string, most: number | undefined): string | null {
  return most === undefined ? null : `${span}最多 ${most} 条`
}

function sayWindow({ days, from, until }: HoursWindow, language: Language): string {
  return `${sayDays(days, language)} ${from}–${until === '00:00' ? '24:00' : until}`
}

function sayDays(days: readonly number[], language: Language): string {
  const sorted = [...days].sort()
  const [first, last] = [sorted[0] ?? 1, sorted.at(-1) ?? 7]
  const name = (day: number) => DAYS[language][day - 1] ?? ''
  if (sorted.length === 7) return language === 'zh' ? '每天' : 'daily'
  const isRun = sorted.length > 2 && last - first === sorted.length - 1
  if (isRun) return language === 'zh' ? `${name(first)}至${name(last)}` : `${name(first)}–${name(last)}`
  return sorted.map(name).join(language === 'zh' ? '、' : ', ')
}
