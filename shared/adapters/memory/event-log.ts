import { keptListKey } from '#shared/adapters/dynamo/keys.ts'
import { compareBytes } from '#shared/adapters/order.ts'
import type { EventLog, KeptEvent } from '#shared/ports/event-log.ts'

/** Events seen and events put aside, like the table; nothing expires. */
export class MemoryEventLog implements EventLog {
  private readonly seen = new Set<string>()
  private readonly kept = new Map<string, KeptEvent>()

  async wasSeen(id: string): Promise<boolean> {
    return this.seen.has(id)
  }

  async markSeen(id: string): Promise<void> {
    this.seen.add(id)
  }

  async keep(event: KeptEvent): Promise<void> {
    if (!this.kept.has(event.id)) this.kept.set(event.id, structuredClone(event))
  }

  async listKept(limit: number): Promise<KeptEvent[]> {
    const place = ({ id, at }: KeptEvent) => keptListKey(id, at).sk
    const newest = [...this.kept.values()].sort((a, b) => compareBytes(place(b), place(a)))
    return structuredClone(newest.slice(0, limit))
  }
}
