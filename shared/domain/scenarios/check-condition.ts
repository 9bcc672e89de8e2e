import type { Condition, Leaf, PathLeaf } from '#shared/contracts/scenario.ts'
import { type LedgerLeaf, leavesOf, timeOf } from './conditions.ts'
import type { PathType } from './known.ts'
import { typeOfPath } from './paths.ts'
import { fault, type ScenarioFault, unknownPath, when } from './scenario-faults.ts'

const MOST_LEAVES = 12

/** The faults of a condition, each at its leaf; one that asks for what cannot be looked up yet is at fault. */
export function checkCondition(condition: Condition, path: string, about: string): ScenarioFault[] {
  const count = leavesOf(condition).length
  return [
    ...when(count > MOST_LEAVES, path, `asks for ${count} things: at most ${MOST_LEAVES}`),
    ...checkNode(condition, path, about),
  ]
}

/** The faults of an audience's condition, which asks of the contact alone. */
export function checkAudienceCondition(condition: Condition, path: string): ScenarioFault[] {
  const foreign = leavesOf(condition).filter((leaf) => !('path' in leaf) || !leaf.path.startsWith('contact.'))
  return [
    ...when(
      foreign.length > 0,
      path,
      'must ask of the contact alone, by paths like contact.tags; saved audiences stand in `saved`',
    ),
    ...checkCondition(condition, path, 'contact'),
  ]
}

function checkNode(node: Condition | Leaf, path: string, about: string): ScenarioFault[] {
  if ('all' in node) return node.all.flatMap((one, index) => checkNode(one, `${path}.all[${index}]`, about))
  if ('any' in node) return node.any.flatMap((one, index) => checkNode(one, `${path}.any[${index}]`, about))
  if ('not' in node) return checkNode(node.not, `${path}.not`, about)
  if ('ledger' in node) return checkLedger(node.ledger, `${path}.ledger`)
  if ('reply' in node || 'task' in node) return [] // by `asked-replies.ts` and `asked-tasks.ts`, which see the steps
  // Whether there is such an audience is for whoever saves it to say.
  if ('audience' in node) return []
  return checkLeaf(node, path, about)
}

function checkLedger({ within }: LedgerLeaf, path: string): ScenarioFault[] {
  return [...when(within.n === 0, `${path}.within.n`, 'must be above 0')]
}

function checkLeaf({ path: asked, is, value }: PathLeaf, path: string, about: string): ScenarioFault[] {
  const type = typeOfPath(asked, about)
  if (type === null) return [fault(`${path}.path`, unknownPath(asked, about))]
  if (is === 'known')
    return when(value !== undefined, `${path}.value`, 'is not needed to ask whether something is known')
  if (value === undefined) return [fault(`${path}.value`, 'is needed')]
  if (typeof value === 'object' && 'path' in value) return checkOther(value.path, { is, type, about, path })
  if (!FITS[is](type)) return [fault(`${path}.is`, `does not fit: ${asked} is of the type ${type}`)]
  return when(!isOf(value, is), `${path}.value`, VALUES[is])
}

type Compared = { is: Comparison; type: PathType; about: string; path: string }

/** Two paths are compared where both can be, in one way. */
function checkOther(other: string, { is, type, about, path }: Compared): ScenarioFault[] {
  const otherType = typeOfPath(other, about)
  if (otherType === null) return [fault(`${path}.value.path`, unknownPath(other, about))]
  const fits = FITS[is](type) && FITS[is](otherType) && is !== 'in' && isNumeric(type) === isNumeric(otherType)
  return when(!fits, `${path}.value.path`, `does not fit: it is of the type ${otherType}`)
}

type Comparison = Exclude<PathLeaf['is'], 'known'>

const isNumeric = (type: PathType) => type === 'number' || type === 'money' || type === 'custom'
const isTime = (type: PathType) => type === 'date' || type === 'instant' || type === 'custom'
const FITS: Record<Comparison, (type: PathType) => boolean> = {
  equals: (type) => type !== 'instant',
  in: (type) => type !== 'instant' && type !== 'flag',
  less: isNumeric,
  more: isNumeric,
  before: isTime,
  after: isTime,
}
const VALUES: Record<Comparison, string> = {
  equals: 'must be one value',
  in: 'must be a list of values',
  less: 'must be a number; money counts in its minor unit',
  more: 'must be a number; money counts in its minor unit',
  before: 'must be a date like 2027-09-01, or an instant',
  after: 'must be a date like 2027-09-01, or an instant',
}

function isOf(value: NonNullable<PathLeaf['value']>, is: Comparison): boolean {
  if (is === 'in') return Array.isArray(value)
  if (is === 'equals') return !Array.isArray(value)
  if (is === 'less' || is === 'more') return typeof value === 'number'
  return timeOf(value) !== null
}
