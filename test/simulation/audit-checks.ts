import type { AuditEntry } from '#shared/contracts/audit.ts'
import { DEEDS, deedOf } from './actors.ts'
import { Violation } from './kernel.ts'
import type { World } from './world.ts'

const ALL = { limit: 1_000_000 }

/**
 * Everything that operators did and that took effect is told once, under the name of whoever did it. Counted from the writes
 * of campaigns and of the line as they took effect, and from names that are each signed once. @throws Violation
 */
export async function checkAudit({ platform }: World): Promise<void> {
  const { truth, stores } = platform
  const { items } = await stores.audit.list({}, ALL)
  for (const entry of items) checkSignature(entry)
  for (const [id, writes] of truth.campaignWrites) {
    const told = items.filter(({ subject }) => subject.type === 'campaign' && subject.id === id)
    if (told.length !== writes) throw new Violation('audit', `${id} was changed ${writes} times, told ${told.length}`)
  }
  const { length } = items.filter(({ subject }) => subject.type === 'line')
  if (length !== truth.lineWrites)
    throw new Violation('audit', `the line was changed ${truth.lineWrites} times, told ${length}`)
}

/** Consent is signed by support, who come again under the same name; what an answer set is signed by nobody of ours. */
function checkSignature({ by, what, subject }: AuditEntry): void {
  const deed = deedOf(by)
  if (subject.type === 'contact' || subject.type === 'settings' || by === 'reply') return
  if (deed === undefined || DEEDS[deed] !== what) throw new Violation('audit', `${by} is told to have done ${what}`)
}
