import * as z from 'zod'
import { decodeCursor, encodeCursor } from '#shared/adapters/cursor.ts'
import type { DryRun, ForeseenOutcome, ForeseenPage, ForeseenPerson } from '#shared/contracts/dry-run.ts'
import type { CampaignId, DryRunId } from '#shared/contracts/ids.ts'
import type { DryRunStore } from '#shared/ports/dry-run-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { copyOf } from './copy.ts'
import { pageOfSorted } from './pages.ts'
import { RevisionedItems } from './revisioned-items.ts'

/** Dry runs and their people, like the table; nothing expires. */
export class MemoryDryRunStore implements DryRunStore {
  private readonly dryRuns = new RevisionedItems<DryRun>()
  private readonly pages = new Map<string, ForeseenPage>()
  private readonly named = new Map<string, DryRunId>()

  async find(id: DryRunId): Promise<DryRun | undefined> {
    return this.dryRuns.find(id)
  }

  async save(dryRun: DryRun, expectedRev: number | 'absent'): Promise<boolean> {
    return this.dryRuns.save(dryRun.id, dryRun, expectedRev)
  }

  async keepPage(page: ForeseenPage): Promise<ForeseenPage> {
    const key = keyOf(page.dryRunId, page.number)
    const standing = this.pages.get(key) ?? copyOf(page)
    this.pages.set(key, standing)
    return copyOf(standing)
  }

  async findPage(id: DryRunId, number: number): Promise<ForeseenPage | undefined> {
    return copyOf(this.pages.get(keyOf(id, number)))
  }

  async listIds(page: PageRequest): Promise<PageOf<DryRunId>> {
    const found = pageOfSorted(
      { list: 'dry runs', items: this.dryRuns.filter(() => true), keyOf: ({ id }) => id },
      page,
    )
    return { items: found.items.map(({ id }) => id), next: found.next }
  }

  async eraseText({ dryRunId, number }: Pick<ForeseenPage, 'dryRunId' | 'number'>, contactIds: readonly string[]) {
    const page = this.pages.get(keyOf(dryRunId, number))
    const people = page?.people.map((one) => (contactIds.includes(one.contactId) ? { ...one, text: null } : one))
    if (page && people) this.pages.set(keyOf(dryRunId, number), { ...page, people })
  }

  async listPeople(id: DryRunId, outcome: ForeseenOutcome, page: PageRequest): Promise<PageOf<ForeseenPerson>> {
    const list = ['foreseen', id, outcome]
    const from = page.cursor === undefined ? 0 : decodeCursor(list, page.cursor, z.int().min(0))
    const all = [...this.pages.values()]
      .filter(({ dryRunId }) => dryRunId === id)
      .toSorted((a, b) => a.number - b.number)
      .flatMap(({ people }) => people.filter((person) => person.outcome === outcome))
    const until = from + page.limit
    return { items: copyOf(all.slice(from, until)), next: until < all.length ? encodeCursor(list, until) : null }
  }

  async nameFingerprint(campaignId: CampaignId, fingerprint: string, id: DryRunId): Promise<void> {
    this.named.set(`${campaignId} ${fingerprint}`, id)
  }

  async findByFingerprint(campaignId: CampaignId, fingerprint: string): Promise<DryRun | undefined> {
    const id = this.named.get(`${campaignId} ${fingerprint}`)
    return id && this.find(id)
  }
}

function keyOf(id: DryRunId, number: number): string {
  return `${id}#${number}`
}
