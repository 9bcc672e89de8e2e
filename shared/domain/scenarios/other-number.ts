import type { Message } from '#shared/contracts/message.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { dialledNumberOf } from '../people/dialled-number.ts'
import type { JudgedRecord } from './kind.ts'
import { NOTHING_KNOWN } from './known.ts'
import { readPath } from './paths.ts'

/** The number of another than its person that a text goes to: undefined where it goes to its person, null where nobody knows it. */
export function otherNumberOf(
  { details }: Pick<Message, 'details'>,
  scenario: Scenario | undefined,
  record: JudgedRecord,
): string | null | undefined {
  const to = scenario?.steps.find(({ id }) => id === details.step)?.to ?? null
  if (to === null || scenario === undefined) return undefined
  if (record.type !== 'kept') return null
  const [one] = record.records
  const given = readPath(to, scenario.about, { ...NOTHING_KNOWN, record: one?.record ?? null })
  return typeof given === 'string' ? dialledNumberOf(given) : null
}
