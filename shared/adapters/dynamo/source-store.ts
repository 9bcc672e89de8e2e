import * as z from 'zod'
import { ArrivalId, type SourceId } from '#shared/contracts/ids.ts'
import {
  ARRIVALS_KEPT_DAYS,
  Arrival,
  ArrivalBody,
  BODIES_KEPT_DAYS,
  Source,
  SourceRefusal,
} from '#shared/contracts/source.ts'
import { EXPIRES_AT } from '#shared/contracts/table.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { SourceStore } from '#shared/ports/source-store.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import {
  arrivalBodiesPk,
  arrivalBodyKey,
  arrivalKey,
  arrivalLineKey,
  arrivalsPk,
  SOURCES_PK,
  sourceKey,
  sourceRefusalKey,
  sourceSecretKey,
} from './keys.ts'
import { readJson, readStored } from './stored-fields.ts'

const NO_BODY: ArrivalBody = { type: null, headers: {}, body: '' }
const DAY_SECONDS = 86_400

const JsonItem = z.object({ json: z.string() })
const SecretItem = z.object({ secret: z.string() })
const Around = ArrivalBody.omit({ body: true })
const BodyItem = z.object({ id: ArrivalId, body: z.string(), around: z.string() })

/** Each source, its secret and its last refusal are items of their own; an arrival is one by id, one on its list and, while it waits, its body. */
export class DynamoSourceStore implements SourceStore {
  private readonly control: ItemTable

  constructor({ control }: Pick<ItemTables, 'control'>) {
    this.control = control
  }

  async find(id: SourceId): Promise<Source | undefined> {
    const item = await this.control.get(sourceKey(id))
    return item && readItem(Source, item)
  }

  async list(): Promise<Source[]> {
    return (await this.control.query({ hash: SOURCES_PK })).map((item) => readItem(Source, item))
  }

  save(source: Source, expectedRev: number | 'absent'): Promise<boolean> {
    const item = { ...sourceKey(source.id), json: JSON.stringify(z.encode(Source, source)), rev: source.rev }
    return this.control.putAtRev(item, expectedRev)
  }

  removeAtRev(id: SourceId, expectedRev: number): Promise<boolean> {
    return this.control.removeAtRev(sourceKey(id), expectedRev)
  }

  async findSecret(id: SourceId): Promise<string | undefined> {
    const item = await this.control.get(sourceSecretKey(id))
    return item && readStored(SecretItem, item).secret
  }

  keepSecret(id: SourceId, secret: string): Promise<void> {
    return this.control.put({ ...sourceSecretKey(id), secret })
  }

  removeSecret(id: SourceId): Promise<void> {
    return this.control.remove(sourceSecretKey(id))
  }

  async findRefusal(id: SourceId): Promise<SourceRefusal | undefined> {
    const item = await this.control.get(sourceRefusalKey(id))
    return item && readStored(SourceRefusal, item)
  }

  noteRefusal(id: SourceId, refusal: SourceRefusal): Promise<void> {
    const expires = { [EXPIRES_AT]: expiryAfter(refusal.at, ARRIVALS_KEPT_DAYS) }
    return this.control.put({ ...sourceRefusalKey(id), ...z.encode(SourceRefusal, refusal), ...expires })
  }

  async findArrival(sourceId: SourceId, id: ArrivalId): Promise<Arrival | undefined> {
    const item = await this.control.get(arrivalKey(sourceId, id))
    return item && readItem(Arrival, item)
  }

  /** The body first: an arrival that says it has one has it. It goes by being written over, which needs no right to delete. */
  async saveArrival(arrival: Arrival, expectedRev: number | 'absent', body?: ArrivalBody): Promise<boolean> {
    const { sourceId, id, at, rev } = arrival
    if (body !== undefined) await this.putBody(arrival, body)
    const expires = { [EXPIRES_AT]: expiryAfter(at, ARRIVALS_KEPT_DAYS) }
    const json = JSON.stringify(z.encode(Arrival, arrival))
    if (!(await this.control.putAtRev({ ...arrivalKey(sourceId, id), json, rev, ...expires }, expectedRev)))
      return false
    await this.control.put({ ...arrivalLineKey(arrival), json, ...expires })
    if (body === undefined && expectedRev !== 'absent') await this.putBody(arrival, NO_BODY)
    return true
  }

  async listArrivals(sourceId: SourceId, request: PageRequest): Promise<PageOf<Arrival>> {
    const { items, next } = await this.control.page({ hash: arrivalsPk(sourceId), newestFirst: true }, request)
    return { items: items.map((item) => readItem(Arrival, item)), next }
  }

  async findBody(sourceId: SourceId, id: ArrivalId): Promise<ArrivalBody | undefined> {
    const item = await this.control.get(arrivalBodyKey(sourceId, id))
    const [found] = item === undefined ? [] : readBodies([item])
    return found?.body
  }

  async listBodies(sourceId: SourceId, request: PageRequest): Promise<PageOf<{ id: ArrivalId; body: ArrivalBody }>> {
    const { items, next } = await this.control.page({ hash: arrivalBodiesPk(sourceId) }, request)
    return { items: readBodies(items), next }
  }

  /** The body as it came: as a text within JSON it could outgrow an item. */
  private putBody({ sourceId, id, at }: Arrival, { body, ...around }: ArrivalBody): Promise<void> {
    const expires = { [EXPIRES_AT]: expiryAfter(at, BODIES_KEPT_DAYS) }
    return this.control.put({
      ...arrivalBodyKey(sourceId, id),
      ...{ id, body, around: JSON.stringify(around) },
      ...expires,
    })
  }
}

function readItem<S extends z.ZodType>(schema: S, item: Item): z.output<S> {
  return readJson(schema, readStored(JsonItem, item).json)
}

/** One that was written over is left out. */
function readBodies(items: readonly Item[]): { id: ArrivalId; body: ArrivalBody }[] {
  return items
    .map((item) => readStored(BodyItem, item))
    .flatMap(({ id, body, around }) => (body === '' ? [] : [{ id, body: { ...readJson(Around, around), body } }]))
}

function expiryAfter(at: Date, days: number): number {
  return Math.floor(at.getTime() / 1000) + days * DAY_SECONDS
}
