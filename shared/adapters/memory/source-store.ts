import { arrivalLineSk } from '#shared/adapters/dynamo/keys.ts'
import type { ArrivalId, SourceId } from '#shared/contracts/ids.ts'
import type { Arrival, ArrivalBody, Source, SourceRefusal } from '#shared/contracts/source.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { SourceStore } from '#shared/ports/source-store.ts'
import { copyOf } from './copy.ts'
import { pageOfSorted } from './pages.ts'
import { RevisionedItems } from './revisioned-items.ts'

/** Sources and what came from them, like the table; nothing expires. */
export class MemorySourceStore implements SourceStore {
  private readonly sources = new RevisionedItems<Source>()
  private readonly secrets = new Map<SourceId, string>()
  private readonly refusals = new Map<SourceId, SourceRefusal>()
  private readonly arrivals = new RevisionedItems<Arrival>()
  private readonly bodies = new Map<string, { sourceId: SourceId; id: ArrivalId; body: ArrivalBody }>()

  async find(id: SourceId): Promise<Source | undefined> {
    return this.sources.find(id)
  }

  async list(): Promise<Source[]> {
    return this.sources.filter(() => true).sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  async save(source: Source, expectedRev: number | 'absent'): Promise<boolean> {
    return this.sources.save(source.id, source, expectedRev)
  }

  async removeAtRev(id: SourceId, expectedRev: number): Promise<boolean> {
    return this.sources.removeAtRev(id, expectedRev)
  }

  async findSecret(id: SourceId): Promise<string | undefined> {
    return this.secrets.get(id)
  }

  async keepSecret(id: SourceId, secret: string): Promise<void> {
    this.secrets.set(id, secret)
  }

  async removeSecret(id: SourceId): Promise<void> {
    this.secrets.delete(id)
  }

  async findRefusal(id: SourceId): Promise<SourceRefusal | undefined> {
    return copyOf(this.refusals.get(id))
  }

  async noteRefusal(id: SourceId, refusal: SourceRefusal): Promise<void> {
    this.refusals.set(id, copyOf(refusal))
  }

  async findArrival(sourceId: SourceId, id: ArrivalId): Promise<Arrival | undefined> {
    return this.arrivals.find(keyOf(sourceId, id))
  }

  async saveArrival(arrival: Arrival, expectedRev: number | 'absent', body?: ArrivalBody): Promise<boolean> {
    const { sourceId, id } = arrival
    const key = keyOf(sourceId, id)
    if (!this.arrivals.save(key, arrival, expectedRev)) return false
    if (body === undefined) this.bodies.delete(key)
    else this.bodies.set(key, copyOf({ sourceId, id, body }))
    return true
  }

  async listArrivals(sourceId: SourceId, request: PageRequest): Promise<PageOf<Arrival>> {
    const items = this.arrivals.filter((arrival) => arrival.sourceId === sourceId)
    return pageOfSorted({ list: ['arrivals', sourceId], items, keyOf: arrivalLineSk, newestFirst: true }, request)
  }

  async findBody(sourceId: SourceId, id: ArrivalId): Promise<ArrivalBody | undefined> {
    return copyOf(this.bodies.get(keyOf(sourceId, id))?.body)
  }

  async listBodies(sourceId: SourceId, request: PageRequest): Promise<PageOf<{ id: ArrivalId; body: ArrivalBody }>> {
    const items = [...this.bodies.values()].filter((one) => one.sourceId === sourceId)
    const page = pageOfSorted({ list: ['bodies', sourceId], items, keyOf: ({ id }) => id }, request)
    return { ...page, items: page.items.map(({ id, body }) => copyOf({ id, body })) }
  }
}

function keyOf(sourceId: SourceId, id: ArrivalId): string {
  return `${sourceId} ${id}`
}
