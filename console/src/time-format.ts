import type { Language } from '#shared/contracts/primitives.ts'

export const DEFAULT_ZONE = 'Asia/Shanghai'

/** The zone of this browser, an IANA name. */
export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** `2026-12-01 09:30` on the wall clock of `zone`, in both languages alike. */
export function formatInstant(iso: string, zone: string): string {
  return `${formatDay(iso, zone)} ${formatTime(iso, zone)}`
}

/** `09:30`. */
export function formatTime(iso: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(iso))
}

/** `09:30:05`. */
export function formatSeconds(iso: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'medium' }).format(new Date(iso))
}

/** `2026-12-01`: what days are grouped by. */
export function formatDay(iso: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(iso))
}

/** `2026年12月1日 星期二`, `Tuesday, 1 December 2026`, of a day as `formatDay` gives it. */
export function formatLongDay(day: string, language: Language): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'full' }).format(new Date(`${day}T00:00:00Z`))
}

/** The zone in words, as `中国标准时间` or `China Standard Time`, with its IANA name. */
export function nameZone(zone: string, language: Language): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value
  return name === undefined || name === zone ? zone : `${name} (${zone})`
}

/** The zone by its own name alone, as `中国标准时间`; its IANA name where it has none. */
export function zoneName(zone: string, language: Language): string {
  return nameZone(zone, language).replace(/ \([^)]*\)$/, '')
}

/** Whether both zones show the same time at that instant. */
export function sameWallClock(iso: string, a: string, b: string): boolean {
  return formatInstant(iso, a) === formatInstant(iso, b)
}

const UTC_IN_WORDS = /(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) UTC/g

/** Words of the API with every `2026-11-23 06:30 UTC` in them told on the wall clock of `zone`. */
export function inZone(words: string, zone: string): string {
  return words.replace(UTC_IN_WORDS, (_, day, time) => formatInstant(`${day}T${time}:00Z`, zone))
}
