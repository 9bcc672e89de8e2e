import type { SavedMeanings } from '#shared/contracts/campaign.ts'
import type { Reason, TrailValues } from '#shared/contracts/message.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import type { Condition, Scenario, Step, Stop } from '#shared/contracts/scenario.ts'
import { fingerprint32 } from '#shared/contracts/table.ts'
import { localDateOf } from '../calendar/time.ts'
import { isMinor } from '../people/consent.ts'
import { membershipIn } from '../people/membership.ts'
import type { TemplateValue } from '../wording/template.ts'
import { factOf } from './about.ts'
import { endOfAnchor, endOfMerged } from './anchors.ts'
import { askReply } from './asked-replies.ts'
import { askTask } from './asked-tasks.ts'
import { evaluate, type LookUp, pathBehind } from './conditions.ts'
import type { Situation, Verdict } from './kind.ts'
import { type Known, NOTHING_KNOWN } from './known.ts'
import { askLedger } from './ledger.ts'
import { fieldOf, readPath, typeOfPath } from './paths.ts'
import { findEndByRule, type RuleName } from './rules/named-ends.ts'
import { flagsOf, pathsOfVariables } from './scenario-variables.ts'
import { addressOf, currencyWord } from './wording-parts.ts'

/** A scenario with what the saved audiences that its conditions name say. */
export type ReadScenario = Scenario & {
  groups?: SavedMeanings | undefined
  /** Of a preset: what its keys call it, as `scenarioKeyOf` for one's own. */
  key?: string
  /** Of a shipped one: the named rules that may hold its texts back, in this order. */
  rules?: readonly RuleName[]
  /** Of a shipped one: what the values that rules give are set by, where no step's anchor says it. */
  settings?: Readonly<Record<string, unknown>>
}
type Asking<Field extends keyof Scenario> = Pick<ReadScenario, Field | 'about' | 'groups'>

/** Whether a planned text of a scenario is still right, and in which words; the same facts always give the same answer. */
export function judgeScenario(situation: Situation, scenario: ReadScenario): Verdict {
  const knowns = knownsIn(situation, scenario)
  const { step: name = scenario.steps[0]?.id } = situation.details
  const step = scenario.steps.find(({ id }) => id === name)
  const [first = NOTHING_KNOWN] = knowns
  if (step === undefined) return { kind: 'cancelled', because: 'step-removed' }
  if (!knowns.some((known) => isRecordThere(scenario, known))) return { kind: 'suppressed', because: 'record-unknown' }
  if (scenario.to === 'manager' && situation.record.type !== 'people')
    return { kind: 'suppressed', because: 'no-manager' }
  const open = knowns.filter((known) => findEnd(known, step, { scenario, details: situation.details }) === null)
  const [shown] = open
  if (shown === undefined) {
    const end = findEnd(first, step, { scenario, details: situation.details })
    return end ?? { kind: 'suppressed', because: 'record-unknown' }
  }
  const gathered = gatheredIn(situation, shown, { step, scenario })
  const [newest = shown] = gathered
  const all = scenario.merge === null ? gathered : open
  const known: Known = { ...newest, ...ruledBy(step, scenario), all }
  if (step.say === null) return { kind: 'right', saw: 'conditions', values: {}, isSilent: true }
  const reader = known.contact ?? situation.contact
  if (isHeldOut(scenario, reader.id)) return { kind: 'suppressed', because: 'held-out' }
  const today = localDateOf(situation.now, situation.zone)
  if (scenario.category === 'marketing' && scenario.to !== 'manager' && isMinor(situation.contact, today))
    return { kind: 'suppressed', because: 'under-age' }
  return {
    kind: 'right',
    saw: 'conditions',
    ...wordingFor(step.id, step.say, { scenario, known }),
    values: valuesOf(situation, scenario, known),
    ...(scenario.gathers !== undefined && { tells: othersIn(gathered, shown) }),
  }
}

/** All that one text tells of, where its scenario gathers them, the newest order first; its own is always among them. */
function gatheredIn(
  { beside = [] }: Situation,
  shown: Known,
  { step, scenario }: { step: Step; scenario: ReadScenario },
): Known[] {
  if (scenario.gathers === undefined) return []
  const others = beside.flatMap(({ order, sameBasket, details }) => {
    const known = { ...shown, order, sameBasket }
    return findEnd(known, step, { scenario, details }) === null ? [known] : []
  })
  return [shown, ...others].toSorted((a, b) => placedAt(b) - placedAt(a))
}

function placedAt({ order }: Known): number {
  return order?.placedAt?.getTime() ?? 0
}

function othersIn(gathered: readonly Known[], shown: Known): string[] {
  return gathered.flatMap(({ order }) => (order === null || order.id === shown.order?.id ? [] : [order.id]))
}

type Judged = { scenario: ReadScenario; details: Situation['details'] }
type End = Exclude<Verdict, { kind: 'right' }> | null

/** Why a text about this is no more right; null while it is. Of several in one text each counts by itself. */
function findEnd(known: Known, step: Step, { scenario, details }: Judged): End {
  if (!isRecordThere(scenario, known)) return { kind: 'suppressed', because: 'record-unknown' }
  const stop = findStop(scenario, known, step)
  if (stop !== null) return { kind: 'cancelled', because: stop }
  const ended =
    scenario.merge === null
      ? endOfAnchor(step, scenario, known, details.anchor ?? '')
      : endOfMerged(step, scenario, known, details.date ?? '')
  if (ended !== null) return { kind: 'cancelled', because: ended }
  const unmet = findUnmet(scenario, step, known)
  if (unmet !== null) return { kind: 'suppressed', because: unmet, values: unmetSeen(scenario, step, known) }
  const ruled = findEndByRule(scenario.rules, known, 'judged')
  return ruled === null ? null : { kind: ruled.state, because: ruled.reason }
}

/** What a step's named rule is set to, for the values that it gives. */
function ruledBy({ moment: { anchor } }: Step, { settings = {} }: ReadScenario): Pick<Known, 'settings'> {
  return { settings: 'rule' in anchor ? anchor.settings : settings }
}

/** The reason of the first stop that holds; null while none does. `step`: the one that it would stop, where it is one. */
export function findStop(scenario: Asking<'stops'>, known: Known, step: Step | null = null): Reason | null {
  const stop = scenario.stops.find((one) => holds(one, scenario, { known, step }))
  if (stop === undefined) return null
  if ('because' in stop) return stop.because
  return 'fact' in stop ? (factOf(scenario.about, stop.fact)?.ends ?? 'stop-condition-met') : 'stop-condition-met'
}

function holds(stop: Stop, scenario: Asking<'about'>, { known, step }: { known: Known; step: Step | null }): boolean {
  if (!('fact' in stop)) return evaluate('because' in stop ? stop.when : stop, lookUpIn(scenario, known)) === 'yes'
  const fact = factOf(scenario.about, stop.fact)
  const at = fact?.read(known) ?? null
  if (at === null) return false
  return fact?.all === undefined || at === 'heard' || !isOvertaken(at, scenario.about, { known, step })
}

/**
 * A contract that is renewed until a new day is done with its old one alone: that day was said with the fact, or since. And what
 * is resolved again begins a new round, which an end of the round before does not end.
 */
function isOvertaken(at: Date, about: string, { known, step }: { known: Known; step: Step | null }): boolean {
  const { record } = known
  const anchor = step?.moment.anchor
  const begun = anchor !== undefined && 'fact' in anchor ? factOf(about, anchor.fact) : undefined
  const since = begun?.all === undefined ? null : begun.read(known)
  if (since instanceof Date && since > at) return true
  const field = anchor !== undefined && 'date' in anchor ? fieldOf(anchor.date) : null
  const saidAt = field === null ? undefined : record?.saidAt[field]
  return saidAt !== undefined && saidAt >= at
}

function lookUpIn({ about, groups }: Asking<'about'>, known: Known): LookUp {
  return {
    read: (path) => readPath(path, about, known),
    isIn: (id) => membershipIn(known.contact, id, groups),
    ledger: (leaf) => askLedger(leaf, known.ledger),
    reply: (leaf) => askReply(leaf, known.replies),
    task: (leaf) => askTask(leaf, known.tasks),
  }
}

/** Why somebody does not enter, or a step is left out; null where both conditions pass. */
export function findUnmet(scenario: Asking<'only'>, step: Pick<Step, 'when'>, known: Known): Reason | null {
  const lookUp = lookUpIn(scenario, known)
  const truths = [scenario.only, step.when].map((one) => (one === null ? 'yes' : evaluate(one, lookUp)))
  if (truths.includes('no')) return 'condition-not-met'
  return truths.includes('unknown') ? 'condition-unknown' : null
}

/** Which path it was that does not pass, with what it is a path of; nothing where it is no path. */
export function unmetSeen(scenario: Asking<'only'>, step: Pick<Step, 'when'>, known: Known): TrailValues {
  const lookUp = lookUpIn(scenario, known)
  const failing = [scenario.only, step.when]
    .flatMap((one) => one ?? [])
    .map((one) => ({ one, truth: evaluate(one, lookUp) }))
  const first = failing.find(({ truth }) => truth === 'no') ?? failing.find(({ truth }) => truth === 'unknown')
  const path = first === undefined ? null : pathBehind(first.one, lookUp)
  return path === null ? {} : { condition: path, about: scenario.about }
}

/** Whether a condition of a scenario holds, as far as this is known. */
export function isMet(condition: Condition, scenario: Asking<never>, known: Known): boolean {
  return evaluate(condition, lookUpIn(scenario, known)) === 'yes'
}

/** Always the same people of a scenario, whatever their list or the hour: the slug is the key of the draw. */
function isHeldOut({ slug, holdOut }: Pick<Scenario, 'slug' | 'holdOut'>, contactId: string): boolean {
  return holdOut > 0 && fingerprint32(`${slug}\n${contactId}\nhold-out`) % 100 < holdOut
}

/** Each thing that a text is about: several where a person's records share one text. */
function knownsIn(situation: Situation, { merge }: Scenario): Known[] {
  const {
    record,
    contact,
    language,
    ledger = null,
    replies = null,
    tasks = null,
    now,
    zones,
    shops,
    lastOrderAt = null,
  } = situation
  const asked = { ledger: ledger === null ? null : { ...ledger, now }, replies, tasks }
  const common: Known = { ...NOTHING_KNOWN, contact, language, ...asked, shops, lastOrderAt, reader: { now, zones } }
  if (record.type === 'kept') return record.records.map((one) => ({ ...common, ...one }))
  if (merge !== null && record.type === 'instalments')
    return record.instalments.map((instalment) => ({ ...common, instalment }))
  return [knownIn(situation, common)]
}

/** What was read for a judgement. A manager's text is about somebody else, who then stands in for the contact. */
function knownIn({ record, subject }: Situation, known: Known): Known {
  switch (record.type) {
    case 'order':
      return { ...known, order: record.order, sameBasket: record.sameBasket, earlierOrders: record.earlier ?? [] }
    case 'shipment':
      return { ...known, shipment: record.shipment, order: record.order }
    case 'instalments':
      return { ...known, instalment: record.instalments[0] ?? null }
    case 'people':
      return { ...known, contact: record.people.find(({ id }) => id === subject.id) ?? null }
    case 'kept':
    case 'none':
      return known
  }
}

function isRecordThere({ about }: Scenario, { contact, order, shipment, instalment, record }: Known): boolean {
  if (about !== 'contact' && keptType(about) !== undefined) return record !== null
  if (about === 'order') return order?.details != null
  if (about === 'shipment') return shipment !== null && shipment.carrier !== null
  return about === 'instalment' ? instalment !== null : contact !== null
}

type Telling = { scenario: ReadScenario; known: Known }

function wordingFor(
  id: string,
  say: NonNullable<Step['say']>,
  { scenario, known }: Telling,
): { wording: string; bare?: string } {
  const place = say.variants.findIndex(({ when }) => evaluate(when, lookUpIn(scenario, known)) === 'yes')
  const wording = place < 0 ? id : `${id}:${place + 1}`
  return say.bare === null ? { wording } : { wording, bare: `${id}:bare` }
}

function valuesOf(situation: Situation, scenario: ReadScenario, known: Known): Record<string, TemplateValue> {
  const entries = Object.entries(pathsOfVariables(scenario)).map(([name, path]) => {
    const value = readPath(path, scenario.about, known)
    if (path.endsWith('.currency') && typeof value === 'string') return [name, currencyWord(value, situation.language)]
    if (value instanceof Date) return [name, localDateOf(value, situation.zone)]
    if (typeOfPath(path, scenario.about) === 'instant') return [name, null] // no day is known of what was only heard
    return [name, isPlain(value) ? value : value.join(situation.language === 'zh' ? '、' : ', ')]
  })
  const flags = flagsOf(scenario).map(([name, is]) => [name, evaluate(is, lookUpIn(scenario, known)) === 'yes'])
  return { ...Object.fromEntries(entries), ...Object.fromEntries(flags), name: addressOf(situation) }
}

function isPlain<T>(value: T | readonly string[]): value is T {
  return !Array.isArray(value)
}
