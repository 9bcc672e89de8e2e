import type { Span } from '#shared/contracts/scenario.ts'

const DAYS_IN: Readonly<Record<Span['unit'], number>> = {
  minutes: 1 / 1440,
  hours: 1 / 24,
  'working-hours': 1 / 4,
  days: 1,
  'working-days': 2,
  weeks: 7,
  months: 31,
  years: 366,
}

/** About how many days a span is, never too few. */
export function spanDays({ n, unit }: Span): number {
  return n * DAYS_IN[unit]
}
