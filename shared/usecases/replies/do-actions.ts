import type { Message } from '#shared/contracts/message.ts'
import type { Order } from '#shared/contracts/record.ts'
import type { Action, Scenario } from '#shared/contracts/scenario.ts'
import { AppError } from '#shared/domain/errors.ts'
import { basketWindow, isSameBasket } from '#shared/domain/records/order-facts.ts'
import { readRecordType } from '#shared/domain/records/record-types.ts'
import { recordsAskedAbout } from '#shared/domain/replies/asked-records.ts'
import type { ReadValue } from '#shared/domain/replies/read-value.ts'
import { sayingOf } from '#shared/domain/replies/saying-of-actions.ts'
import { isMet } from '#shared/domain/scenarios/judge-scenario.ts'
import type { Known } from '#shared/domain/scenarios/known.ts'
import { isWanted } from '#shared/domain/scenarios/rules/same-basket.ts'
import { shopOf } from '#shared/domain/scenarios/shop-of.ts'
import { type ChangeRecordDeps, changeRecord } from '../records/change-record.ts'
import { type OpenTaskDeps, openTask } from '../records/open-task.ts'
import { type ReadAskedDeps, readAsked } from './read-asked.ts'

export type DoActionsDeps = ChangeRecordDeps & OpenTaskDeps & ReadAskedDeps

/** `cause` names what the actions follow from; `words`: what was written, for whoever takes up a task of it. */
export type Following = {
  message: Message
  contactId: string
  scenario: Scenario
  actions: readonly Action[]
  at: Date
  cause: string
  by: string
  read: ReadValue | null
  words: string | null
}
type On = { type: string; id: string }
/** An action that was done, and of which records. */
export type Done = { action: Action; on: readonly On[] }

/**
 * Does what follows from an answer, or from none: tasks first, then facts of the record and of its order. All of it derives from
 * the cause, so a repeat changes nothing. Null where a record cannot take it, which a person then reads.
 */
export async function doActions(deps: DoActionsDeps, following: Following): Promise<readonly Done[] | null> {
  const { scenario, message, actions, at } = following
  const known = await readAsked(deps, message, { actions, at })
  const chosen = chooseActions(actions, scenario, known)
  await openTasks(deps, following, { known, chosen })
  const own = recordsAskedAbout(message)
  const ofOrder = known.order === null ? [] : [{ type: 'order', id: known.order.id }]
  const twins = chosen.some(({ action }) => isOf(action, 'same-basket')) ? await listTwins(deps, known.order) : []
  const onOf = (action: Action) => {
    if (isOf(action, 'order')) return ofOrder
    return isOf(action, 'same-basket') ? twins : own
  }
  const done = chosen.map(({ action }) => ({ action, on: onOf(action) }))
  if (done.some(({ on }) => on === ofOrder && on.length === 0)) return null
  for (const all of [own, ofOrder, twins]) {
    const actions = done.filter(({ on }) => on === all).map(({ action }) => action)
    for (const on of all) if (!(await setFacts(deps, following, { on, actions }))) return null
  }
  return done
}

/** Those whose own condition holds as it is known, each with its place among all. */
export function chooseActions(actions: readonly Action[], scenario: Scenario, known: Known) {
  return actions
    .map((action, place) => ({ action, place }))
    .filter(({ action }) => action.when === undefined || isMet(action.when, scenario, known))
}

function isOf(action: Action, of: 'order' | 'same-basket'): boolean {
  return 'fact' in action && action.of === of
}

/** The other orders of the buyer's for the same basket that are unpaid and wanted. */
async function listTwins({ records }: DoActionsDeps, order: Order | null): Promise<On[]> {
  if (order === null || order.contactId === null || order.placedAt === null) return []
  const { from, to } = basketWindow(order.placedAt)
  const others = await records.listOrdersOfContact(order.contactId, from, to)
  return others
    .filter((other) => isSameBasket(order, other) && isWanted(other))
    .map(({ id }) => ({ type: 'order', id }))
}

type Chosen = { known: Known; chosen: readonly { action: Action; place: number }[] }

/** Each of the cause's tasks is opened once. */
async function openTasks(
  deps: DoActionsDeps,
  { message, contactId, cause, at, words }: Following,
  { known, chosen }: Chosen,
): Promise<void> {
  const hours = shopOf(known)?.hours
  for (const { action, place } of chosen) {
    if (!('task' in action)) continue
    const task = { task: action.task, cause: `${cause}\n${place}`, contactId, about: message.subject, at }
    await openTask(deps, { ...task, words, hours })
  }
}

/** False where the record cannot take it. */
async function setFacts(
  deps: DoActionsDeps,
  { at, read, by }: Following,
  { on, actions }: { on: On; actions: readonly Action[] },
): Promise<boolean> {
  const saying = sayingOf(actions, at, read)
  if (Object.keys(saying.facts).length === 0) return true
  const type = readRecordType(on.type)
  if (type === undefined) return false
  try {
    return (await changeRecord(deps, { type, id: on.id, saying, by })).kind === 'done'
  } catch (error) {
    if (error instanceof AppError && !error.retryable) return false
    throw error
  }
}
