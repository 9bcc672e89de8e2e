import type { DryRun, ForeseenOutcome, ForeseenPerson } from '#shared/contracts/dry-run.ts'
import { DryRunId } from '#shared/contracts/ids.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { DryRunStore } from '#shared/ports/dry-run-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { findFollowed } from '../follow-merged.ts'

type Deps = { dryRuns: Pick<DryRunStore, 'find' | 'listPeople'>; contacts: Pick<ContactStore, 'findMany'> }

/** A dry run as far as it has got. @throws AppError NOT_FOUND, also once it is gone after seven days */
export async function getDryRun({ dryRuns }: Pick<Deps, 'dryRuns'>, id: string): Promise<DryRun> {
  const parsed = DryRunId.safeParse(id)
  const dryRun = parsed.success ? await dryRuns.find(parsed.data) : undefined
  if (dryRun === undefined) throw new AppError('NOT_FOUND', 'There is no such dry run.', { retryable: false })
  return dryRun
}

/** People of a dry run with the names that they have now. @throws AppError NOT_FOUND */
export async function listForeseen(
  deps: Deps,
  { id, outcome, ...page }: PageRequest & { id: string; outcome: ForeseenOutcome },
): Promise<PageOf<{ person: ForeseenPerson; name: string | null }>> {
  const dryRun = await getDryRun(deps, id)
  const { items, next } = await deps.dryRuns.listPeople(dryRun.id, outcome, page)
  const contacts = await findFollowed(deps.contacts, [...new Set(items.map(({ contactId }) => contactId))])
  return { items: items.map((person) => ({ person, name: contacts.get(person.contactId)?.name ?? null })), next }
}
