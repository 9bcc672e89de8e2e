import type { KnownRequest, RequestLog } from '#shared/ports/request-log.ts'
import { RevisionedItems } from './revisioned-items.ts'

/** Requests by their keys, like the table; nothing expires. */
export class MemoryRequestLog implements RequestLog {
  private readonly requests = new RevisionedItems<KnownRequest>()

  async find(key: string): Promise<KnownRequest | undefined> {
    return this.requests.find(key)
  }

  async save(request: KnownRequest, expectedRev: number | 'absent'): Promise<boolean> {
    return this.requests.save(request.key, request, expectedRev)
  }

  async remove(key: string): Promise<void> {
    this.requests.remove(key)
  }
}
