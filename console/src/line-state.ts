import type { LineView } from '#shared/contracts/console-api/line.ts'
import type { Role } from '#shared/contracts/console-api/role.ts'

/** What holds for every text: `spent` when the day's budget has no room for another part. */
export type LineState = LineView['state'] | 'spent'

const ROLES = ['marketing', 'support', 'admin'] as const satisfies Role[]
const MICROS = 1_000_000

/** A fault and the switch go before the budget. */
export function lineStateOf(line: LineView): LineState {
  return line.state === 'open' && partsLeftToday(line) === 0 ? 'spent' : line.state
}

/** Parts that the rest of the day's budget pays for; null without a limit, or where parts cost nothing. */
export function partsLeftToday(line: LineView): number | null {
  const { dailyBudgetMicros, spentTodayMicros, priceMicros } = line
  if (dailyBudgetMicros === null || priceMicros === 0) return null
  return Math.max(0, Math.floor((dailyBudgetMicros - spentTodayMicros) / priceMicros))
}

/** The share of the day's budget that is spent, 0 to 1; null without a limit. A budget of nothing is always spent. */
export function shareSpent({ dailyBudgetMicros, spentTodayMicros }: LineView): number | null {
  if (dailyBudgetMicros === null) return null
  return dailyBudgetMicros === 0 ? 1 : Math.min(1, spentTodayMicros / dailyBudgetMicros)
}

/** Who threw the switch, as the API names callers: `support+admin/<account>`. Another text is a name without roles. */
export function personOf(by: string): { roles: Role[]; account: string } {
  const slash = by.indexOf('/')
  const names = slash === -1 ? [] : by.slice(0, slash).split('+')
  const roles = ROLES.filter((role) => names.includes(role))
  return roles.length > 0 && roles.length === names.length
    ? { roles, account: by.slice(slash + 1) }
    : { roles: [], account: by }
}

/** `1,234.50`, or as many decimals as the amount has, six at most. The currency is the one that the provider bills in. */
export function formatMicros(micros: number): string {
  return (micros / MICROS).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 6 })
}

export function microsOf(units: number): number {
  return Math.round(units * MICROS)
}

export function unitsOf(micros: number): number {
  return micros / MICROS
}
