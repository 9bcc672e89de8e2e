/** How other systems write that they know no date: the beginnings of their calendars, and Excel's and SQL's zeros. */
const NO_DATES: ReadonlySet<string> = new Set([
  ...['0-0-0', '1-1-1', '1000-1-1', '1111-11-11', '1753-1-1', '1800-1-1', '1899-12-30', '1899-12-31', '1900-1-0'],
  ...['1900-1-1', '1900-1-2', '1901-1-1', '1904-1-1', '1970-1-1', '9999-12-31'],
])

/** Whether a listed birthday only stands for a missing one, in whatever calendar. Whoever was born on 1970-01-01 is not greeted. */
export function isPlaceholderDate({ year, month, day }: { year: number | null; month: number; day: number }): boolean {
  return year !== null && NO_DATES.has(`${year}-${month}-${day}`)
}
