import type { Moment, Scenario, Span, Step } from '#shared/contracts/scenario.ts'
import { FESTIVAL_IDS } from '../calendar/festivals.ts'
import { factOf } from './about.ts'
import { BIRTHDAY_PATH } from './anchors.ts'
import { isFestivalId } from './calendar-days.ts'
import { checkAsk } from './check-ask.ts'
import { checkCondition } from './check-condition.ts'
import { checkThen } from './check-then.ts'
import { isEventScenario } from './engine.ts'
import { offsetsOf } from './moments.ts'
import { columnOf, fieldOf, isDayOfFact, typeOfPath } from './paths.ts'
import { faultOfRule } from './rules/named-anchors.ts'
import { coded, fault, type ScenarioFault, unknownFact, unknownPath, when } from './scenario-faults.ts'
import { spanDays } from './span-days.ts'
import { isDateUnit } from './spans.ts'

/** What an event fixes is planned by itself, at most so far ahead. */
const MOST_DAYS_AHEAD = 35
const MOST_WORKING_DAYS = 60
const MOST_DAYS = 1100

/** The faults of one step, wherever in it they lie. */
export function checkStep(step: Step, path: string, scenario: Scenario): ScenarioFault[] {
  const { about } = scenario
  const { say, ask, late } = step
  return [
    ...checkMoment(step, `${path}.moment`, scenario),
    ...(step.when === null ? [] : checkCondition(step.when, `${path}.when`, about)),
    ...checkTo(step, `${path}.to`, scenario),
    ...checkLate(late, `${path}.late`, step, about),
    ...checkSilence(step, path),
    ...(say?.variants ?? []).flatMap((variant, index) =>
      checkCondition(variant.when, `${path}.say.variants[${index}].when`, about),
    ),
    ...(ask === null ? [] : checkAsk(ask, `${path}.ask`, about)),
    ...checkThen(step, `${path}.then`, about),
  ]
}

/** Of a merged text nobody could say whose number it is; an answer from there is the person's only where it is theirs. */
function checkTo({ to, ask }: Step, path: string, { about, merge }: Scenario): ScenarioFault[] {
  if (to === null) return []
  return [
    ...when(typeOfPath(to, about) !== 'phone' || fieldOf(to) === null, path, 'must be a phone number of the record'),
    ...when(merge !== null, path, 'cannot stand where one text tells of several records'),
    ...when(ask !== null, path, 'cannot ask: an answer is that of the person'),
  ]
}

/** A step that texts nobody asks nothing, and is there for what follows from it. */
function checkSilence({ say, ask, then }: Step, path: string): ScenarioFault[] {
  if (say !== null) return []
  return [
    ...when(then.length === 0, `${path}.then`, 'must hold what is to be done where say is null'),
    ...when(ask !== null, `${path}.ask`, 'needs words that ask: give say'),
  ]
}

function checkMoment({ moment }: Step, path: string, scenario: Scenario): ScenarioFault[] {
  const faults = checkAnchor(moment.anchor, `${path}.anchor`, scenario)
  if (faults.length > 0) return faults
  if (!isEventScenario(scenario)) return checkDatedMoment(moment, path)
  return 'date' in moment.anchor ? checkDayOfEvent(moment, path, scenario.about) : checkEventMoment(moment, path)
}

function checkAnchor(anchor: Moment['anchor'], path: string, scenario: Scenario): ScenarioFault[] {
  const { about } = scenario
  if ('fact' in anchor) return factOf(about, anchor.fact) === undefined ? [unknownFact(`${path}.fact`, about)] : []
  if ('silence' in anchor)
    return anchor.silence.flatMap((name, index) =>
      factOf(about, name) === undefined ? [unknownFact(`${path}.silence[${index}]`, about)] : [],
    )
  if ('hand' in anchor) return checkHand(anchor.hand, `${path}.hand`, about)
  if ('rule' in anchor) {
    const wrong = faultOfRule(anchor, about)
    return wrong === null ? [] : [fault(`${path}.${wrong.field}`, wrong.message)]
  }
  if ('calendar' in anchor) {
    const { calendar } = anchor
    if (about !== 'contact') return [fault(`${path}.calendar`, 'is for scenarios about contacts')]
    if (!('festivals' in calendar)) return []
    return calendar.festivals.flatMap((id, index) =>
      when(
        !isFestivalId(id),
        `${path}.calendar.festivals[${index}]`,
        `is no festival: use one of ${FESTIVAL_IDS.join(', ')}`,
      ),
    )
  }
  if ('date' in anchor && isEventScenario(scenario)) return []
  return 'date' in anchor
    ? checkDatePath(anchor.date, `${path}.date`, about)
    : checkYearlyPath(anchor.yearly, `${path}.yearly`, about)
}

/** A button sets one fact, which says who did it. */
function checkHand(hand: string | true, path: string, about: string): ScenarioFault[] {
  if (hand === true) return [fault(path, 'must be the fact that somebody sets by hand')]
  const fact = factOf(about, hand)
  if (fact === undefined) return [unknownFact(path, about)]
  return when(fact.byHand === undefined, path, 'is a fact of which nobody keeps who set it: wait for the fact itself')
}

function checkDatePath(date: string, path: string, about: string): ScenarioFault[] {
  if (date === BIRTHDAY_PATH) return [fault(path, 'comes every year: use { "yearly": "contact.birthday" }')]
  if (about === 'contact' && !isDayOfFact(date, about))
    return when(columnOf(date) === null, path, notADate(date, about))
  const isDay = isDayOfFact(date, about) || (typeOfPath(date, about) === 'date' && date.startsWith('record.'))
  return when(!isDay, path, notADate(date, about))
}

function checkYearlyPath(date: string, path: string, about: string): ScenarioFault[] {
  if (about === 'instalment') return [fault(path, 'is for scenarios about contacts and records that have a date')]
  if (about !== 'contact') return checkDatePath(date, path, about)
  return when(date !== BIRTHDAY_PATH && columnOf(date) === null, path, notADate(date, about))
}

function notADate(path: string, about: string): string {
  const type = typeOfPath(path, about)
  return type === null ? unknownPath(path, about) : `is no date that can begin a text about a ${about}`
}

const DATE_AMONG_FACTS = 'is a date, and other steps begin by a fact: keep them in scenarios of their own'

/** A text never waits for what cannot be known yet, and not so long that it would be planned for months ahead. */
function checkEventMoment(moment: Moment, path: string): ScenarioFault[] {
  const { anchor } = moment
  const offsets = offsetsOf(moment)
  const isEvent = 'fact' in anchor || 'silence' in anchor || 'hand' in anchor || 'rule' in anchor
  const days = offsets.reduce((sum, { n, unit, side }) => sum + (side === 'before' ? 0 : spanDays({ n, unit })), 0)
  return [
    ...coded('date-among-facts', when(!isEvent, `${path}.anchor`, DATE_AMONG_FACTS)),
    ...coded(
      'before-known',
      when(
        offsets.some(({ side }) => side === 'before'),
        `${path}.offset`,
        'lies before what it waits for, which is not known then',
      ),
    ),
    ...coded('too-far-ahead', when(days > MOST_DAYS_AHEAD, `${path}.offset`, `can be at most ${MOST_DAYS_AHEAD} days`)),
    ...when('silence' in anchor && days === 0, `${path}.offset`, 'must say how long it is silent'),
  ]
}

/** A day or an hour of the record itself, in a scenario whose other steps begin by facts. */
function checkDayOfEvent(moment: Moment, path: string, about: string): ScenarioFault[] {
  const { anchor } = moment
  const type = 'date' in anchor && fieldOf(anchor.date) !== null ? typeOfPath(anchor.date, about) : null
  if (type === 'date') return checkDatedMoment(moment, path)
  return when(
    type !== 'instant',
    `${path}.anchor`,
    'is no date of the record, and other steps begin by a fact: keep them in scenarios of their own',
  )
}

function checkDatedMoment(moment: Moment, path: string): ScenarioFault[] {
  const { place } = moment
  const offsets = offsetsOf(moment)
  return [
    ...coded(
      'hour-missing',
      when(place.at === null, `${path}.place.at`, 'must be an hour like 10:00: a date has none of its own'),
    ),
    ...when(place.whose === 'shop', `${path}.place.whose`, 'can only be recipient yet where a date begins the text'),
    ...coded(
      'date-has-no-hours',
      when(
        offsets.some(({ unit }) => !isDateUnit(unit)),
        `${path}.offset.unit`,
        'must be days, working-days, weeks, months or years: a date has no hours',
      ),
    ),
    ...coded('span-too-long', when(offsets.some(isTooLong), `${path}.offset`, MOST_SPAN)),
  ]
}

const MOST_SPAN = `can be at most 3 years, or ${MOST_WORKING_DAYS} working days`

/** Working days are gone through one by one, for each text. */
function isTooLong({ n, unit }: Span): boolean {
  return spanDays({ n, unit }) > (unit === 'working-days' ? 2 * MOST_WORKING_DAYS : MOST_DAYS)
}

function checkLate(late: Step['late'], path: string, { moment }: Step, about: string): ScenarioFault[] {
  if (late === 'end-of-day') return []
  if ('n' in late) {
    return [
      ...when(late.n === 0, `${path}.n`, 'must be above 0: the text would be too late at once'),
      ...when(isTooLong(late), `${path}.n`, MOST_SPAN),
    ]
  }
  const isAnchors = 'date' in moment.anchor && moment.anchor.date === late.date
  const isRecords = late.date.startsWith('record.') && typeOfPath(late.date, about) === 'date'
  return when(!isAnchors && !isRecords, `${path}.date`, 'must be the date that begins the text')
}
