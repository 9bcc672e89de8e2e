import * as z from 'zod'
import { decodeCursor, encodeCursor } from '#shared/adapters/cursor.ts'
import {
  DRY_RUN_KEPT_SECONDS,
  DryRun,
  type ForeseenOutcome,
  type ForeseenPage,
  type ForeseenPerson,
} from '#shared/contracts/dry-run.ts'
import { type CampaignId, DryRunId } from '#shared/contracts/ids.ts'
import { EXPIRES_AT } from '#shared/contracts/table.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { DryRunStore } from '#shared/ports/dry-run-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { readContent } from './campaign-item.ts'
import { packPeople, unpackPeople } from './foreseen-items.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { DRY_RUNS_PK, dryRunKey, dryRunListKey, fingerprintKey, foreseenKey, foreseenPrefix } from './keys.ts'
import { readFields, readStored, storedFields } from './stored-fields.ts'

/** Pages of few people are read so many at once; one with many fills an answer alone. */
const PAGES_AT_ONCE = 20
const MANY = 10

const Listed = z.object({ sk: DryRunId })
const Named = z.object({ dryRun: DryRunId })
/** The last page that was read from, and how many of its people were given. */
const Place = z.tuple([z.string(), z.int().min(0)])

type Found = { sk: string; people: ForeseenPerson[] }

/** Dry runs and their people, for seven days. A page is one item; those who are held back are listed beside it once more. */
export class DynamoDryRunStore implements DryRunStore {
  private readonly campaigns: ItemTable
  private readonly clock: Clock

  constructor(tables: ItemTables, clock: Clock) {
    this.campaigns = tables.campaigns
    this.clock = clock
  }

  async find(id: DryRunId): Promise<DryRun | undefined> {
    const item = await this.campaigns.get(dryRunKey(id))
    if (item === undefined || this.isExpired(item)) return undefined
    return readFields(DryRun, { ...item, content: readContent(item) })
  }

  /** A new one is listed before it is there: what a crash leaves in the list alone leads to nothing. */
  async save(dryRun: DryRun, expectedRev: number | 'absent'): Promise<boolean> {
    if (expectedRev === 'absent') await this.campaigns.put({ ...dryRunListKey(dryRun.id), ...this.expiry() })
    const { content, ...fields } = z.encode(DryRun, dryRun)
    const item = {
      ...storedFields(fields),
      ...dryRunKey(dryRun.id),
      content: JSON.stringify(content),
      ...this.expiry(),
    }
    return this.campaigns.putAtRev(item, expectedRev)
  }

  async keepPage(page: ForeseenPage): Promise<ForeseenPage> {
    const { dryRunId, number, people, after } = page
    const item = { ...foreseenKey(dryRunId, 'all', number), e: packPeople(people), after: after ?? undefined }
    const isFirst = await this.campaigns.putAtRev({ ...item, ...this.expiry() }, 'absent')
    const standing = isFirst ? page : ((await this.findPage(dryRunId, number)) ?? page)
    const held = standing.people.filter(({ outcome }) => outcome === 'held-back')
    if (held.length > 0) {
      await this.campaigns.put({ ...foreseenKey(dryRunId, 'held-back', number), e: packPeople(held), ...this.expiry() })
    }
    return standing
  }

  async findPage(id: DryRunId, number: number): Promise<ForeseenPage | undefined> {
    const item = await this.campaigns.get(foreseenKey(id, 'all', number))
    return item && { dryRunId: id, number, ...unpackPeople(item) }
  }

  async listIds(request: PageRequest): Promise<PageOf<DryRunId>> {
    const { items, next } = await this.campaigns.page({ hash: DRY_RUNS_PK }, request)
    return { items: items.map((item) => readStored(Listed, item).sk), next }
  }

  /** A page is written once, so nobody writes beside this. */
  async eraseText({ dryRunId, number }: Pick<ForeseenPage, 'dryRunId' | 'number'>, contactIds: readonly string[]) {
    const key = foreseenKey(dryRunId, 'all', number)
    const item = await this.campaigns.get(key)
    if (item === undefined) return
    const { people } = unpackPeople(item)
    const isTheirs = ({ contactId, text }: ForeseenPerson) => text !== null && contactIds.includes(contactId)
    if (!people.some(isTheirs)) return
    const blank = people.map((one) => (isTheirs(one) ? { ...one, text: null } : one))
    await this.campaigns.put({ ...item, ...key, e: packPeople(blank) })
  }

  async listPeople(id: DryRunId, outcome: ForeseenOutcome, request: PageRequest): Promise<PageOf<ForeseenPerson>> {
    const list = ['foreseen', id, outcome]
    const [begun, given] = request.cursor === undefined ? ['', 0] : decodeCursor(list, request.cursor, Place)
    const items: ForeseenPerson[] = []
    let from = begun
    let skip = given
    let many = 1
    for (;;) {
      const pages = await this.readPages(id, outcome, { from, many })
      for (const { sk, people } of pages) {
        const rest = people.slice(sk === begun ? skip : 0)
        const room = request.limit - items.length
        items.push(...rest.slice(0, room))
        if (rest.length > room) return { items, next: encodeCursor(list, [sk, people.length - rest.length + room]) }
      }
      const last = pages.at(-1)
      if (last === undefined || pages.length < many) return { items, next: null }
      from = `${last.sk}~`
      skip = 0
      many = last.people.length < MANY ? PAGES_AT_ONCE : 1
    }
  }

  async nameFingerprint(campaignId: CampaignId, fingerprint: string, id: DryRunId): Promise<void> {
    await this.campaigns.put({ ...fingerprintKey(campaignId, fingerprint), dryRun: id, ...this.expiry() })
  }

  async findByFingerprint(campaignId: CampaignId, fingerprint: string): Promise<DryRun | undefined> {
    const item = await this.campaigns.get(fingerprintKey(campaignId, fingerprint))
    return item && this.find(readStored(Named, item).dryRun)
  }

  private async readPages(
    id: DryRunId,
    outcome: ForeseenOutcome,
    { from, many }: { from: string; many: number },
  ): Promise<Found[]> {
    const prefix = foreseenPrefix(outcome === 'held-back' ? 'held-back' : 'all')
    const range = { is: 'between', from: from === '' ? prefix : from, to: `${prefix}~` } as const
    const found = await this.campaigns.query({ hash: dryRunKey(id).pk, range }, many)
    return found.map((item) => ({
      sk: String(item.sk),
      people: unpackPeople(item).people.filter((person) => person.outcome === outcome),
    }))
  }

  /** DynamoDB takes what has expired away within days. */
  private isExpired(item: Item): boolean {
    const expiresAt = item[EXPIRES_AT]
    return typeof expiresAt === 'number' && expiresAt * 1000 <= this.clock.now().getTime()
  }

  private expiry() {
    return { [EXPIRES_AT]: Math.floor(this.clock.now().getTime() / 1000) + DRY_RUN_KEPT_SECONDS }
  }
}
