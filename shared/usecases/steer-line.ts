import type { Line, LineDefaults, OpenCountries } from '#shared/contracts/line.ts'
import { AppError } from '#shared/domain/errors.ts'
import { newLine } from '#shared/domain/line-lease.ts'
import { COUNTRIES } from '#shared/domain/number-country.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { LineStore } from '#shared/ports/line-store.ts'
import type { Queues } from '#shared/ports/queues.ts'

export type SteerLineDeps = {
  lines: LineStore
  queues: Pick<Queues, 'campaignJob'>
  clock: Clock
  lineDefaults: LineDefaults
}

export type LineChange = { rates?: Line['rates'] | undefined; dailyBudgetMicros?: number | null | undefined }

const TRIES = 20

export async function getLine({ lines, lineDefaults }: Pick<SteerLineDeps, 'lines' | 'lineDefaults'>): Promise<Line> {
  return (await lines.find(lineDefaults.provider)) ?? newLine(lineDefaults)
}

/** Throws the switch: from a second later on nothing is submitted. A repeat keeps who threw it first, and why. */
export function stopLine(deps: SteerLineDeps, by: string, why: string): Promise<Line> {
  return change(deps, (line) => (line.stop !== null ? line : { ...line, stop: { by, why, at: deps.clock.now() } }))
}

/** Opens the line again, also after a provider's fault; what waits is looked at now. A repeat changes nothing. */
export async function startLine(deps: SteerLineDeps): Promise<Line> {
  const line = await change(deps, (before) =>
    before.stop === null && before.fault === null ? before : { ...before, stop: null, fault: null },
  )
  await deps.queues.campaignJob({ type: 'wake-waiting' })
  return line
}

/** Other rates or another budget, from now on; what is left out stays. */
export async function changeLine(deps: SteerLineDeps, { rates, dailyBudgetMicros }: LineChange): Promise<Line> {
  const line = await change(deps, (before) => ({
    ...before,
    rates: rates === undefined ? before.rates : rates,
    dailyBudgetMicros: dailyBudgetMicros === undefined ? before.dailyBudgetMicros : dailyBudgetMicros,
  }))
  await deps.queues.campaignJob({ type: 'wake-waiting' })
  return line
}

export type CountriesOutcome =
  | { kind: 'done'; countries: OpenCountries }
  | { kind: 'unknown'; unknown: readonly string[] }
  | { kind: 'changed-meanwhile'; countries: OpenCountries }

/** The countries that the line is open to; those of its defaults while that is not settled. */
export function countriesOf(line: Line, { countries }: LineDefaults): OpenCountries {
  return line.countries ?? { allowed: [...countries], version: 0 }
}

/** Opens exactly these countries from a second later on, each once. A repeat changes nothing, and makes no new version. */
export async function changeCountries(
  deps: SteerLineDeps,
  { allowed, version }: { allowed: readonly string[]; version?: number | undefined },
): Promise<CountriesOutcome> {
  const unknown = allowed.filter((country) => !COUNTRIES.includes(country))
  if (unknown.length > 0) return { kind: 'unknown', unknown }
  const wanted = [...new Set(allowed)].sort()
  let isOld = false
  const line = await change(deps, (before) => {
    const stands = countriesOf(before, deps.lineDefaults)
    isOld = version !== undefined && version !== stands.version
    if (isOld || (before.countries !== null && stands.allowed.join() === wanted.join())) return before
    return { ...before, countries: { allowed: wanted, version: stands.version + 1 } }
  })
  const countries = countriesOf(line, deps.lineDefaults)
  return isOld ? { kind: 'changed-meanwhile', countries } : { kind: 'done', countries }
}

async function change(deps: SteerLineDeps, make: (line: Line) => Line): Promise<Line> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await getLine(deps)
    const after = make(before)
    if (after === before) return before
    const next = { ...after, rev: before.rev + 1 }
    if (await deps.lines.save(next, before.rev === 0 ? 'absent' : before.rev)) return next
  }
  throw new AppError('CONFLICT', 'the line keeps changing', {
    retryable: true,
    context: { provider: deps.lineDefaults.provider },
  })
}
