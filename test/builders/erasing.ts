import { MemoryDeadLetterBox } from '#shared/adapters/memory/dead-letter-box.ts'
import { eraseContact } from '#shared/usecases/erasure/erase-contact.ts'
import { type ErasePersonDeps, erasePerson, SECOND_LOOK_MS } from '#shared/usecases/erasure/erase-person.ts'
import { mendErasures } from '#shared/usecases/erasure/mend-erasures.ts'
import { openImportDesk } from './import-desk.ts'

/** The stores in memory on a clock that is moved by hand, with all that an erasure needs. */
export function openErasing() {
  const desk = openImportDesk()
  let now = desk.deps.clock.now()
  const clock = { now: () => now, monotonicMs: () => 0 }
  const asked: string[] = []
  const deadLetterBox = new MemoryDeadLetterBox({ clock, sendBack: () => undefined })
  const deps = {
    ...desk.deps,
    clock,
    deadLetterBox,
    log: { debug: () => undefined, info: () => undefined, error: () => undefined },
    queues: { sendJobs: async () => undefined, campaignJob: async () => undefined },
    erasureQueue: { erase: async (contactId: string) => void asked.push(contactId) },
  }
  const input = { contactId: 'C00001', note: 'ticket 1', by: 'admin/test' }
  return {
    ...desk,
    deps,
    asked,
    erase: (fields: Partial<typeof input> = {}) => eraseContact(deps, { ...input, ...fields }),
    /** One look, with some of the stores as they are given. */
    look: (changed: Partial<ErasePersonDeps> = {}) => erasePerson({ ...deps, ...changed }, 'C00001'),
    mend: () => mendErasures(deps),
    pass: (ms = SECOND_LOOK_MS) => {
      now = new Date(now.getTime() + ms)
    },
  }
}
