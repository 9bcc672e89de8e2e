import type { ForeseenPerson } from '#shared/contracts/dry-run.ts'
import { type MessageId, messageIdOf } from '#shared/contracts/ids.ts'
import type { Message, MessageKind } from '#shared/contracts/message.ts'
import type { CountedText } from '#shared/contracts/number-texts.ts'
import type { Kind } from '../scenarios/kind.ts'
import { foresee, type Looked } from './foresee.ts'
import { isBroad, printOfText } from './guards/caps.ts'
import { INSTEAD } from './guards/truth.ts'
import type { TasksAhead } from './tasks-ahead.ts'
import type { TextsAhead } from './texts-ahead.ts'

/** `isTold`: something was told of this message before, which stands. */
export type Placed = Looked & { message: Message; kind: Kind; isTold: boolean }

/** What those who were gone through before are to get. */
export type ForetoldBefore = { texts: TextsAhead; tasks: TasksAhead }

/**
 * What becomes of each, in the order given. Each finds those counted that leave before it and those of `texts`, to which it
 * is added, and the tasks that are open by then; of two at one instant the first of the list goes first.
 */
export function foreseeInOrder(all: readonly Placed[], { texts, tasks }: ForetoldBefore): ForeseenPerson[] {
  const people = all.map((one) => foresee(one.message, one.kind, one))
  const order = [...all.entries()].toSorted(([a], [b]) => leavesAt(people[a]) - leavesAt(people[b]))
  for (const [place, one] of order) {
    const reading = tasks.after({ ...one, reading: texts.after(one.reading) })
    if (reading !== one.reading) people[place] = foresee(one.message, one.kind, { ...one, reading })
    if (!one.isTold) addForeseen({ texts, tasks }, one.message.kind, people[place])
  }
  return people
}

/** Counts what was told of a person, or notes the tasks that are opened instead; nothing of one who is held back. */
export function addForeseen(
  { texts, tasks }: ForetoldBefore,
  kind: MessageKind,
  person: ForeseenPerson | undefined,
): void {
  if (person?.reason === INSTEAD) tasks.add({ contactId: person.contactId, occurrence: person.key })
  if (person?.counts != null) texts.add(person.counts.number, countedText(kind, person, person.counts))
}

export function idOf({ contactId, key: occurrence }: Pick<ForeseenPerson, 'contactId' | 'key'>): MessageId {
  return messageIdOf({ contactId, occurrence })
}

function countedText(
  kind: MessageKind,
  person: ForeseenPerson,
  { day, category }: NonNullable<ForeseenPerson['counts']>,
): CountedText {
  const print = printOfText(person.text ?? '')
  return { id: idOf(person), at: person.dueAt, day, category, isBroad: isBroad(kind), print }
}

function leavesAt(person: ForeseenPerson | undefined): number {
  return person?.dueAt.getTime() ?? 0
}
