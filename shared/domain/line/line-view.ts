import type { LineView } from '#shared/contracts/console-api/line.ts'
import type { Line, LineDefaults } from '#shared/contracts/line.ts'
import { findClosing, spentOn } from './line-lease.ts'

/** A line as the API shows it at `now`: past faults and slow minutes are left out, defaults filled in. */
export function viewLine(line: Line, defaults: LineDefaults, now: Date): LineView {
  const closing = findClosing(line, now)
  const down = closing?.because === 'line-down' && line.fault !== null
  return {
    provider: line.provider,
    state: closing === null ? 'open' : closing.because === 'line-stopped' ? 'stopped' : 'down',
    stop: line.stop === null ? null : { ...line.stop, at: line.stop.at.toISOString() },
    fault:
      down && line.fault
        ? { code: line.fault.code, at: line.fault.at.toISOString(), until: line.fault.until.toISOString() }
        : null,
    slowUntil: line.slowUntil !== null && now < line.slowUntil ? line.slowUntil.toISOString() : null,
    rates: line.rates ?? defaults.rates,
    dailyBudgetMicros: line.dailyBudgetMicros,
    spentTodayMicros: spentOn(line, now, defaults).micros,
    priceMicros: defaults.priceMicros,
    rev: settingsRevOf(line),
  }
}

/** Counts what people set, not what the line itself notes of its pace and spending. */
export function settingsRevOf({ lastChange }: Line): number {
  return lastChange?.rev ?? 0
}
