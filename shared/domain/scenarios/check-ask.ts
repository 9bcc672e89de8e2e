import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import type { Action, Ask, Condition } from '#shared/contracts/scenario.ts'
import type { FactOf, FieldOf } from '../records/define-record.ts'
import { sayableOf } from '../records/record-types.ts'
import { isReservedWord } from '../replies/read-reply.ts'
import { isRead } from '../replies/saying-of-actions.ts'
import { checkCondition } from './check-condition.ts'
import { checkTask, checkWebhook } from './check-then.ts'
import { leavesOf } from './conditions.ts'
import { type ScenarioFault, when } from './scenario-faults.ts'
import { spanDays } from './span-days.ts'

const MOST_DAYS_TO_ANSWER = 60
const MONEY_AND_DATES: Readonly<Record<Ask['reads'][number]['as'], readonly string[]>> = {
  date: ['date'],
  money: ['money'],
  id: ['text'],
  address: ['text'],
  text: ['text'],
}

/** The faults of a question: what may be an answer, until when, and what an answer may do. */
export function checkAsk({ options, reads, until, help, none }: Ask, path: string, about: string): ScenarioFault[] {
  const said = options.flatMap(({ says }, option) =>
    says.map((word) => ({ word: wordOf(word), path: `${path}.options[${option}].says` })),
  )
  return [
    ...when(options.length + reads.length === 0, path, 'reads nothing: give options or reads'),
    ...said.flatMap(({ word, path: at }) =>
      when(isReservedWord(word), at, `holds ${word}, which means no more texts, or asks for help`),
    ),
    ...said.flatMap(({ word, path: at }, index) =>
      when(said.findIndex((one) => one.word === word) < index, at, `holds ${word} a second time`),
    ),
    ...options.flatMap(({ then }, option) =>
      checkActions(then, `${path}.options[${option}].then`, { about, reads: null }),
    ),
    ...reads.flatMap(({ as, then }, read) => checkActions(then, `${path}.reads[${read}].then`, { about, reads: as })),
    ...when(until.n === 0, `${path}.until.n`, 'must be above 0: nobody could answer'),
    ...when(spanDays(until) > MOST_DAYS_TO_ANSWER, `${path}.until`, `can be at most ${MOST_DAYS_TO_ANSWER} days`),
    ...when(
      help !== null && /\{\{|\}\}/u.test(help.zh + help.en),
      `${path}.help`,
      'is said as it is: leave variables out',
    ),
    ...checkActions(none, `${path}.none`, { about, reads: null }),
    ...none.flatMap((action, index) =>
      when('hold' in action, `${path}.none[${index}].hold`, 'is for what somebody answers, not for silence'),
    ),
  ]
}

type Doing = { about: string; reads: Ask['reads'][number]['as'] | null }

/** The faults of what follows from what somebody said, each at its place. */
export function checkActions(actions: readonly Action[], path: string, doing: Doing): ScenarioFault[] {
  return actions.flatMap((action, index) => checkAction(action, `${path}[${index}]`, doing))
}

function checkAction(action: Action, path: string, doing: Doing): ScenarioFault[] {
  return [
    ...(action.when === undefined ? [] : checkWhen(action.when, `${path}.when`, doing.about)),
    ...checkDeed(action, path, doing),
  ]
}

/** Asked of the record, and of what the person was sent, as they are when the answer comes. */
function checkWhen(condition: Condition, path: string, about: string): ScenarioFault[] {
  const foreign = leavesOf(condition).filter((leaf) => !('path' in leaf || 'ledger' in leaf))
  return [
    ...when(foreign.length > 0, path, 'must ask by paths and the ledger alone'),
    ...checkCondition(condition, path, about),
  ]
}

function checkDeed(action: Action, path: string, doing: Doing): ScenarioFault[] {
  if ('hold' in action) return []
  if ('webhook' in action) return checkWebhook(action, `${path}.webhook`)
  if ('task' in action) return checkTask(action, `${path}.task`)
  if (action.of === 'order') {
    const hasOrder = doing.about === 'shipment' || keptType(doing.about) !== undefined
    if (!hasOrder) return when(true, `${path}.of`, `is for records that name an order, which a ${doing.about} does not`)
    return checkFact(action, path, { ...doing, about: 'order' })
  }
  const isTwin = action.of === 'same-basket'
  if (isTwin && doing.about !== 'order') return when(true, `${path}.of`, 'is for scenarios about orders')
  return checkFact(action, path, doing)
}

function checkFact(action: Extract<Action, { fact: string }>, path: string, doing: Doing): ScenarioFault[] {
  const sayable = sayableOf(doing.about)
  if (sayable === undefined) return when(true, `${path}.fact`, `cannot be set: a ${doing.about} keeps no facts`)
  const { facts, fields }: { facts: Names<FactOf<never>>; fields: Names<FieldOf<never>> } = sayable
  const isSet = Object.hasOwn(facts, action.fact) && facts[action.fact]?.set !== undefined
  const given = Object.entries(action.fields ?? {})
  return [
    ...when(!isSet, `${path}.fact`, `is no fact that can be set of a ${doing.about}`),
    ...given.flatMap(([name, value]) =>
      checkField(Object.hasOwn(fields, name) ? fields[name] : undefined, `${path}.fields.${name}`, {
        value,
        reads: doing.reads,
      }),
    ),
  ]
}

type Names<T> = Readonly<Record<string, T>>

function checkField(
  field: FieldOf<never> | undefined,
  path: string,
  { value, reads }: { value: unknown; reads: Doing['reads'] },
): ScenarioFault[] {
  if (field?.given === undefined) return when(true, path, 'is no field that can be set')
  if (!isRead(value)) return when(!field.given.safeParse(value).success, path, 'is not of the field’s type')
  const fits = reads !== null && MONEY_AND_DATES[reads].includes(field.type)
  return when(!fits, path, 'cannot be read here: use { "$": "read" } under reads, for a field of that type')
}

/** As a reply is read: widths and capitals make no difference. */
function wordOf(said: string): string {
  return said.normalize('NFKC').trim().toUpperCase()
}
