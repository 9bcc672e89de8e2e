import type { LocalDate } from './time.ts'

/** One year's notice of the State Council: spans of days off, first and last included, and weekend days worked instead. */
export type HolidayNotice = {
  readonly daysOff: readonly (readonly [first: LocalDate, last: LocalDate])[]
  readonly worked: readonly LocalDate[]
}

/**
 * Mainland China's notices by year, to be extended each November or so when the next one is published. Source:
 * https://github.com/NateScarlet/holiday-cn (MIT), 2026.json, read 2026-11-22. Days between the last notice and the
 * year's end may be changed by the notice of the next year.
 */
export const HOLIDAY_NOTICES: Readonly<Record<number, HolidayNotice>> = {
  2026: {
    daysOff: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
}
