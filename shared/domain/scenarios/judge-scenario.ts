import type { Reason } from '#shared/contracts/message.ts'
import type { Scenario, Step, Stop } from '#shared/contracts/scenario.ts'
import { fingerprint32 } from '#shared/contracts/table.ts'
import { localDateOf } from '../calendar/time.ts'
import { isMinor } from '../people/consent.ts'
import type { TemplateValue } from '../wording/template.ts'
import { factOf, type Known, NOTHING_KNOWN } from './about.ts'
import { endOfAnchor } from './anchors.ts'
import { evaluate } from './conditions.ts'
import type { Situation, Verdict } from './kind.ts'
import { readPath, typeOfPath } from './paths.ts'
import { pathsOfVariables } from './scenario-variables.ts'
import { addressOf, currencyWord } from './wording-parts.ts'

/** Whether a planned text of a scenario is still right, and in which words; the same facts always give the same answer. */
export function judgeScenario(situation: Situation, scenario: Scenario): Verdict {
  const known = knownIn(situation)
  const { step: name = scenario.steps[0]?.id } = situation.details
  const step = scenario.steps.find(({ id }) => id === name)
  if (step === undefined || !isRecordThere(scenario, known)) return { kind: 'suppressed', because: 'record-unknown' }
  if (scenario.to === 'manager' && situation.record.type !== 'people')
    return { kind: 'suppressed', because: 'no-manager' }
  const stop = findStop(scenario, known)
  if (stop !== null) return { kind: 'cancelled', because: stop }
  const ended = endOfAnchor(step, scenario, known, situation.details.anchor ?? '')
  if (ended !== null) return { kind: 'cancelled', because: ended }
  const unmet = findUnmet(scenario, step, known)
  if (unmet !== null) return { kind: 'suppressed', because: unmet }
  const reader = known.contact ?? situation.contact
  if (isHeldOut(scenario, reader.id)) return { kind: 'suppressed', because: 'held-out' }
  const today = localDateOf(situation.now, situation.zone)
  if (scenario.category === 'marketing' && scenario.to !== 'manager' && isMinor(situation.contact, today))
    return { kind: 'suppressed', because: 'under-age' }
  return {
    kind: 'right',
    saw: 'conditions',
    ...wordingFor(step, scenario, known),
    values: valuesOf(situation, scenario, known),
  }
}

/** The reason of the first stop that holds; null while none does. */
export function findStop({ stops, about }: Pick<Scenario, 'stops' | 'about'>, known: Known): Reason | null {
  const stop = stops.find((one) => holds(one, about, known))
  if (stop === undefined) return null
  return 'fact' in stop ? (factOf(about, stop.fact)?.ends ?? 'stop-condition-met') : 'stop-condition-met'
}

function holds(stop: Stop, about: string, known: Known): boolean {
  if ('fact' in stop) return (factOf(about, stop.fact)?.read(known) ?? null) !== null
  return evaluate(stop, (path) => readPath(path, about, known)) === 'yes'
}

/** Why somebody does not enter, or a step is left out; null where both conditions pass. */
export function findUnmet(
  { only, about }: Pick<Scenario, 'only' | 'about'>,
  step: Pick<Step, 'when'>,
  known: Known,
): Reason | null {
  const read = (path: string) => readPath(path, about, known)
  const truths = [only, step.when].map((condition) => (condition === null ? 'yes' : evaluate(condition, read)))
  if (truths.includes('no')) return 'condition-not-met'
  return truths.includes('unknown') ? 'condition-unknown' : null
}

/** Always the same people of a scenario, whatever their list or the hour: the slug is the key of the draw. */
function isHeldOut({ slug, holdOut }: Pick<Scenario, 'slug' | 'holdOut'>, contactId: string): boolean {
  return holdOut > 0 && fingerprint32(`${slug}\n${contactId}\nhold-out`) % 100 < holdOut
}

/** What was read for a judgement. A manager's text is about somebody else, who then stands in for the contact. */
function knownIn({ record, contact, subject, language, replies = {} }: Situation): Known {
  const known: Known = { ...NOTHING_KNOWN, contact, language, replies }
  switch (record.type) {
    case 'order':
      return { ...known, order: record.order }
    case 'shipment':
      return { ...known, shipment: record.shipment, order: record.order }
    case 'instalments':
      return { ...known, instalment: record.instalments[0] ?? null }
    case 'people':
      return { ...known, contact: record.people.find(({ id }) => id === subject.id) ?? null }
    case 'none':
      return known
  }
}

function isRecordThere({ about }: Scenario, { contact, order, shipment, instalment }: Known): boolean {
  if (about === 'order') return order?.details != null
  if (about === 'shipment') return shipment !== null && shipment.carrier !== null
  return about === 'instalment' ? instalment !== null : contact !== null
}

function wordingFor({ id, say }: Step, { about }: Scenario, known: Known): { wording: string; bare?: string } {
  const place = say.variants.findIndex(({ when }) => evaluate(when, (path) => readPath(path, about, known)) === 'yes')
  const wording = place < 0 ? id : `${id}:${place + 1}`
  return say.bare === null ? { wording } : { wording, bare: `${id}:bare` }
}

function valuesOf(situation: Situation, scenario: Scenario, known: Known): Record<string, TemplateValue> {
  const entries = Object.entries(pathsOfVariables(scenario)).map(([name, path]) => {
    const value = readPath(path, scenario.about, known)
    if (path.endsWith('.currency') && typeof value === 'string') return [name, currencyWord(value, situation.language)]
    if (value instanceof Date) return [name, localDateOf(value, situation.zone)]
    if (typeOfPath(path, scenario.about) === 'instant') return [name, null] // no day is known of what was only heard
    return [name, isPlain(value) ? value : value.join(situation.language === 'zh' ? '、' : ', ')]
  })
  return { ...Object.fromEntries(entries), name: addressOf(situation) }
}

function isPlain<T>(value: T | readonly string[]): value is T {
  return !Array.isArray(value)
}
