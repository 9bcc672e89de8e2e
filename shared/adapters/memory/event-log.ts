import { keptListKey } from '#shared/adapters/dynamo/keys.ts'
import type { EventPrint } from '#shared/domain/records/event-print.ts'
import type { EventLog, EventToKeep, KeptEvent, ListedEvent, SeenEvent } from '#shared/ports/event-log.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { copyOf } from './copy.ts'
import { pageOfSorted } from './pages.ts'

/** Events seen and events put aside, like the table; nothing expires. */
export class MemoryEventLog implements EventLog {
  private readonly seen = new Map<string, SeenEvent>()
  private readonly heard = new Map<string, string>()
  private readonly kept = new Map<string, KeptEvent>()

  async findSeen(id: string): Promise<SeenEvent | undefined> {
    return copyOf(this.seen.get(id))
  }

  async markSeen(id: string, print: EventPrint): Promise<SeenEvent> {
    const standing = this.seen.get(id) ?? { print }
    this.seen.set(id, copyOf(standing))
    return copyOf(standing)
  }

  async markHeard(type: string, day: string): Promise<void> {
    this.heard.set(type, day)
  }

  async listHeard(): Promise<ReadonlyMap<string, string>> {
    return new Map(this.heard)
  }

  async keep(event: EventToKeep): Promise<void> {
    if (!this.kept.has(event.id)) this.kept.set(event.id, { ...copyOf(event), sentBackAt: null })
  }

  async listKept(request: PageRequest): Promise<PageOf<ListedEvent>> {
    const items = [...this.kept.values()].filter(({ sentBackAt }) => sentBackAt === null)
    const keyOf = ({ id, at }: KeptEvent) => keptListKey(id, at).sk
    const page = pageOfSorted({ list: 'kept', items, keyOf, newestFirst: true }, request)
    return copyOf({ ...page, items: page.items.map(({ id, type, reason, at }) => ({ id, type, reason, at })) })
  }

  async findKept(id: string): Promise<KeptEvent | undefined> {
    return copyOf(this.kept.get(id))
  }

  async markSentBack(id: string, at: Date): Promise<void> {
    const event = this.kept.get(id)
    if (event?.sentBackAt === null) this.kept.set(id, { ...event, body: '', sentBackAt: new Date(at) })
  }
}
