import type { DryRun, ForeseenPage, ForeseenPerson } from '#shared/contracts/dry-run.ts'
import type { DryRunStore } from '#shared/ports/dry-run-store.ts'

/** Whom a dry run has been through, by message, and in which firing. */
export type ToldBefore = {
  note(page: Pick<ForeseenPage, 'people'>, stretch: number): void
  /** Those of a page who are new; one whom an earlier firing answers is held back by that, one of this firing is left out. */
  settle(people: readonly ForeseenPerson[], stretch: number): ForeseenPerson[]
}

/**
 * Two zones may mean one person: a manager with people in both, somebody who has just moved. The first run to come holds the
 * key. What earlier workers went through is read again; with one firing there is nothing to know.
 */
export async function openToldBefore(
  dryRuns: Pick<DryRunStore, 'findPage'>,
  { id, firings, pages }: DryRun,
): Promise<ToldBefore> {
  const told = new Map<string, number>()
  const isNeeded = firings.length > 1
  const before: ToldBefore = {
    note({ people }, stretch) {
      if (isNeeded) for (const person of people) if (!told.has(keyOf(person))) told.set(keyOf(person), stretch)
    },
    settle: (people, stretch) =>
      people.flatMap((person) => {
        const earlier = told.get(keyOf(person))
        if (earlier === undefined) return [person]
        return earlier === stretch ? [] : [answeredBefore(person)]
      }),
  }
  let stretch = 0
  for (let number = 1; isNeeded && number <= pages; number += 1) {
    const page = await dryRuns.findPage(id, number)
    before.note(page ?? { people: [] }, stretch)
    if (page === undefined || page.after === null) stretch += 1
  }
  return before
}

function keyOf({ contactId, key }: ForeseenPerson): string {
  return `${contactId}\n${key}`
}

function answeredBefore(person: ForeseenPerson): ForeseenPerson {
  return { ...person, outcome: 'held-back', reason: 'answered-by-another-run', text: null, parts: 0 }
}
