import type { AuditFacts } from '#shared/contracts/audit.ts'
import type { Line, LineDefaults, OpenCountries } from '#shared/contracts/line.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { differenceOf } from '#shared/domain/history/audit.ts'
import { settingsRevOf } from '#shared/domain/line/line-view.ts'
import { COUNTRIES } from '#shared/domain/people/number-country.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { LineStore } from '#shared/ports/line-store.ts'
import type { Queues } from '#shared/ports/queues.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { getLine } from '../read-line.ts'
import { untilSaved } from '../until-saved.ts'

export type SteerLineDeps = AuditDeps & {
  lines: LineStore
  queues: Pick<Queues, 'campaignJob'>
  clock: Clock
  lineDefaults: LineDefaults
}

export type LineChange = { rates?: Line['rates'] | undefined; dailyBudgetMicros?: number | null | undefined }

/** `by` says who does it; `expected` which revisions of the settings they mean to change, any where it is left out. */
export type LineStep = { by: string; expected?: ExpectedRevs }
export type LineOutcome = { kind: 'done' | 'changed-meanwhile'; line: Line }

const TRIES = 20

/** Throws the switch: from a second later on nothing is submitted. A repeat keeps who threw it first, and why. */
export function stopLine(deps: SteerLineDeps, { why, ...step }: LineStep & { why: string }): Promise<LineOutcome> {
  return change(deps, deedOf(step, 'line.stopped'), (line) =>
    line.stop !== null ? line : { ...line, stop: { by: step.by, why, at: deps.clock.now() } },
  )
}

/** Opens the line again, also after a provider's fault; what waits is looked at now. A repeat changes nothing. */
export async function startLine(deps: SteerLineDeps, step: LineStep): Promise<LineOutcome> {
  const outcome = await change(deps, deedOf(step, 'line.started'), (before) =>
    before.stop === null && before.fault === null ? before : { ...before, stop: null, fault: null },
  )
  if (outcome.kind === 'done') await deps.queues.campaignJob({ type: 'wake-waiting' })
  return outcome
}

/** Other rates or another budget, from now on; what is left out stays. A repeat changes nothing. */
export async function changeLine(
  deps: SteerLineDeps,
  { rates, dailyBudgetMicros, ...step }: LineStep & LineChange,
): Promise<LineOutcome> {
  const outcome = await change(deps, deedOf(step, 'line.changed'), (before) => ({
    ...before,
    rates: rates === undefined ? before.rates : rates,
    dailyBudgetMicros: dailyBudgetMicros === undefined ? before.dailyBudgetMicros : dailyBudgetMicros,
  }))
  if (outcome.kind === 'done') await deps.queues.campaignJob({ type: 'wake-waiting' })
  return outcome
}

export type CountriesOutcome =
  | { kind: 'done' | 'changed-meanwhile'; countries: OpenCountries }
  | { kind: 'unknown'; unknown: readonly string[] }

/** The countries that the line is open to; those of its defaults while that is not settled. */
export function countriesOf(line: Line, { countries }: LineDefaults): OpenCountries {
  return line.countries ?? { allowed: [...countries], version: 0 }
}

/** Opens exactly these countries from a second later on, each once. A repeat changes nothing, and makes no new version. */
export async function changeCountries(
  deps: SteerLineDeps,
  { allowed, version, ...step }: LineStep & { allowed: readonly string[]; version?: number | undefined },
): Promise<CountriesOutcome> {
  const unknown = allowed.filter((country) => !COUNTRIES.includes(country))
  if (unknown.length > 0) return { kind: 'unknown', unknown }
  const wanted = [...new Set(allowed)].sort()
  const versionOf = (line: Line) => countriesOf(line, deps.lineDefaults).version
  const expects = (line: Line) =>
    isExpected(versionOf(line), step.expected) && (version ?? versionOf(line)) === versionOf(line)
  const { kind, line } = await change(deps, { by: step.by, what: COUNTRIES_CHANGED, expects }, (before) => ({
    ...before,
    countries: { allowed: wanted, version: versionOf(before) + 1 },
  }))
  return { kind, countries: countriesOf(line, deps.lineDefaults) }
}

type What = `line.${'stopped' | 'started' | 'changed'}` | typeof COUNTRIES_CHANGED
type Deed = { by: string; what: What; expects: (line: Line) => boolean }

const COUNTRIES_CHANGED = 'settings.countries-changed'

function deedOf({ by, expected }: LineStep, what: What): Deed {
  return { by, what, expects: (line) => isExpected(settingsRevOf(line), expected) }
}

/** The line keeps who did it; a crash before the audit's entry is mended by the next step or a repeat. */
async function change(deps: SteerLineDeps, deed: Deed, make: (line: Line) => Line): Promise<LineOutcome> {
  const contended = { what: 'the line', tries: TRIES, context: { provider: deps.lineDefaults.provider } }
  return untilSaved<LineOutcome>(contended, async () => {
    const before = await getLine(deps)
    if (!deed.expects(before)) return { kind: 'changed-meanwhile', line: before }
    await recordLine(deps, before)
    const next = withChange(deps, deed, before, make(before))
    if (next === null) return { kind: 'done', line: before }
    if (!(await deps.lines.save(next, before.rev === 0 ? 'absent' : before.rev))) return 'lost'
    await recordLine(deps, next)
    return { kind: 'done', line: next }
  })
}

function withChange({ clock }: SteerLineDeps, { by, what }: Deed, before: Line, after: Line): Line | null {
  const told = differenceOf(factsOf(before), factsOf(after))
  if (Object.keys(told.after).length === 0) return null
  const rev = before.rev + 1
  return { ...after, rev, lastChange: { rev, at: clock.now(), by, what, ...told } }
}

/** What people set of a line. Why it was stopped is free text, and stays with the switch. */
function factsOf({ stop, fault, rates, dailyBudgetMicros, countries }: Line): AuditFacts {
  const allowed = countries?.allowed ?? null
  return { stopped: stop !== null, fault: fault?.code ?? null, rates, dailyBudgetMicros, countries: allowed }
}

async function recordLine(deps: AuditDeps, line: Line): Promise<void> {
  const ofCountries = line.lastChange?.what === COUNTRIES_CHANGED
  const subject = ofCountries
    ? ({ type: 'settings', id: 'countries' } as const)
    : ({ type: 'line', id: line.provider } as const)
  await recordLastChange(deps, subject, line)
}
