import type { DryRun, ForeseenPage, ForeseenPerson } from '#shared/contracts/dry-run.ts'
import type { MessageId } from '#shared/contracts/ids.ts'
import { addForeseen, idOf } from '#shared/domain/sending/foresee-in-order.ts'
import { openTasksAhead, type TasksAhead } from '#shared/domain/sending/tasks-ahead.ts'
import { openTextsAhead, type TextsAhead } from '#shared/domain/sending/texts-ahead.ts'
import type { DryRunStore } from '#shared/ports/dry-run-store.ts'

/** Whom a dry run has been through, by message, and in which firing. */
export type ToldBefore = {
  /** What was told to leave, which counts against the caps of its numbers. */
  texts: TextsAhead
  /** The tasks that steps open which text nobody. */
  tasks: TasksAhead
  has(id: MessageId): boolean
  note(page: Pick<ForeseenPage, 'people'>, stretch: number): void
  /** Those of a page who are new; one whom an earlier firing answers is held back by that, one of this firing is left out. */
  settle(people: readonly ForeseenPerson[], stretch: number): ForeseenPerson[]
}

/**
 * Two zones may mean one person: a manager with people in both, somebody who has just moved. The first run to come holds the
 * key. What earlier workers went through is read again.
 */
export async function openToldBefore(
  dryRuns: Pick<DryRunStore, 'findPage'>,
  { id, kind, firings, pages }: Pick<DryRun, 'id' | 'kind' | 'firings' | 'pages'>,
): Promise<ToldBefore> {
  const told = new Map<string, number>()
  const [texts, tasks] = [openTextsAhead(), openTasksAhead()]
  const isNeeded = firings.length > 1
  const before: ToldBefore = {
    texts,
    tasks,
    has: (messageId) => told.has(messageId),
    note({ people }, stretch) {
      if (isNeeded) for (const person of people) if (!told.has(idOf(person))) told.set(idOf(person), stretch)
    },
    settle: (people, stretch) =>
      people.flatMap((person) => {
        const earlier = told.get(idOf(person))
        if (earlier === undefined) return [person]
        return earlier === stretch ? [] : [answeredBefore(person)]
      }),
  }
  let stretch = 0
  for (let number = 1; number <= pages; number += 1) {
    const page = await dryRuns.findPage(id, number)
    before.note(page ?? { people: [] }, stretch)
    for (const person of page?.people ?? []) addForeseen(before, kind, person)
    if (page === undefined || page.after === null) stretch += 1
  }
  return before
}

function answeredBefore(person: ForeseenPerson): ForeseenPerson {
  return { ...person, outcome: 'held-back', reason: 'answered-by-another-run', text: null, parts: 0, counts: null }
}
