import type { Message } from '#shared/contracts/message.ts'
import type { RunStore } from '#shared/ports/run-store.ts'

/** What its page says about a message that came off a page: the people of a digest, every record that it is about. */
export async function refsOf(
  deps: { runs: Pick<RunStore, 'findAudience'> },
  { page, contactId, subject, about }: Message,
): Promise<readonly string[]> {
  if (page === null || (subject.type !== 'digest' && about === null)) return []
  const audience = await deps.runs.findAudience(page.runId, page.number)
  return audience?.entries.find((entry) => entry.contactId === contactId)?.refs ?? []
}
