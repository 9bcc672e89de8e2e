/** How often something told beforehand was compared with what became of it. */
export type Proofs = {
  /** Dry runs, each with the run that came of it. */
  dryRuns: number
  /** People in them. */
  foreseen: number
  /** People whose calendar was compared with what they then got. */
  calendars: number
  /** Texts and refusals in them. */
  entries: number
  /** Worlds planned again from facts and ledger alone. */
  plannedAgain: number
  /** Orders whose events were told in another order, some twice. */
  retold: number
}

export function noProofs(): Proofs {
  return { dryRuns: 0, foreseen: 0, calendars: 0, entries: 0, plannedAgain: 0, retold: 0 }
}

export function addProofs(one: Proofs, other: Proofs): Proofs {
  return {
    dryRuns: one.dryRuns + other.dryRuns,
    foreseen: one.foreseen + other.foreseen,
    calendars: one.calendars + other.calendars,
    entries: one.entries + other.entries,
    plannedAgain: one.plannedAgain + other.plannedAgain,
    retold: one.retold + other.retold,
  }
}

/** In words, for the line that sums up many seeds. */
export function wordsOfProofs({ dryRuns, foreseen, calendars, entries, plannedAgain, retold }: Proofs): string {
  return [
    `${dryRuns} dry runs of ${foreseen} people equal to their runs`,
    `${calendars} calendars with ${entries} entries equal to what came`,
    `${plannedAgain} worlds planned again`,
    `${retold} orders told in another order`,
  ].join(', ')
}
