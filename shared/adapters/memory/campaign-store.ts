import * as z from 'zod'
import { decodeCursor, encodeCursor } from '#shared/adapters/cursor.ts'
import { compareListed, newestCampaignFirst } from '#shared/adapters/order.ts'
import {
  type ActivationClaims,
  type AudienceShelf,
  Campaign,
  type CampaignContent,
  type FiringBook,
  type FormerCampaigns,
  type WaitingCampaigns,
} from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { KindId } from '#shared/contracts/message.ts'
import type { CampaignPageRequest, CampaignStore } from '#shared/ports/campaign-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import { copyOf } from './copy.ts'
import { RevisionedItems } from './revisioned-items.ts'

const Place = Campaign.pick({ id: true, state: true, createdAt: true })

/** Campaigns and the contents of their versions, like the table. */
export class MemoryCampaignStore implements CampaignStore {
  private readonly campaigns = new RevisionedItems<Campaign>()
  private readonly claims = new RevisionedItems<ActivationClaims>()
  private readonly firings = new RevisionedItems<FiringBook>()
  private readonly waiting = new RevisionedItems<WaitingCampaigns>()
  private readonly shelves = new RevisionedItems<AudienceShelf>()
  private former: FormerCampaigns | undefined
  private readonly versions = new Map<string, CampaignContent>()

  async find(id: CampaignId): Promise<Campaign | undefined> {
    return this.campaigns.find(id)
  }

  async list(): Promise<Campaign[]> {
    return this.campaigns.filter(() => true).sort(newestCampaignFirst)
  }

  async listPage({ state, limit, cursor }: CampaignPageRequest): Promise<PageOf<Campaign>> {
    const list = ['campaigns', state]
    const after = cursor === undefined ? undefined : decodeCursor(list, cursor, Place)
    const rest = this.campaigns
      .filter((one) => (state === undefined || one.state === state) && (!after || compareListed(one, after) > 0))
      .sort(compareListed)
    const items = rest.slice(0, limit)
    const last = items.at(-1)
    return { items, next: last && rest.length > limit ? encodeCursor(list, z.encode(Place, last)) : null }
  }

  async save(campaign: Campaign, expectedRev: number | 'absent'): Promise<boolean> {
    return this.campaigns.save(campaign.id, campaign, expectedRev)
  }

  async remove({ id, rev }: Campaign): Promise<boolean> {
    return this.campaigns.removeAtRev(id, rev)
  }

  async findVersion(id: CampaignId, version: number): Promise<CampaignContent | undefined> {
    return copyOf(this.versions.get(`${id}#${version}`))
  }

  async keepVersion(id: CampaignId, version: number, content: CampaignContent): Promise<void> {
    const key = `${id}#${version}`
    if (!this.versions.has(key)) this.versions.set(key, copyOf(content))
  }

  async findClaims(kind: KindId): Promise<ActivationClaims | undefined> {
    return this.claims.find(kind)
  }

  async saveClaims(claims: ActivationClaims, expectedRev: number | 'absent'): Promise<boolean> {
    return this.claims.save(claims.kind, claims, expectedRev)
  }

  async findWaiting(): Promise<WaitingCampaigns | undefined> {
    return this.waiting.find('waiting')
  }

  async saveWaiting(waiting: WaitingCampaigns, expectedRev: number | 'absent'): Promise<boolean> {
    return this.waiting.save('waiting', waiting, expectedRev)
  }

  async findFirings(id: CampaignId): Promise<FiringBook | undefined> {
    return this.firings.find(id)
  }

  async saveFirings(book: FiringBook, expectedRev: number | 'absent'): Promise<boolean> {
    return this.firings.save(book.campaignId, book, expectedRev)
  }

  async findShelf(): Promise<AudienceShelf | undefined> {
    return this.shelves.find('shelf')
  }

  async saveShelf(shelf: AudienceShelf, expectedRev: number | 'absent'): Promise<boolean> {
    return this.shelves.save('shelf', shelf, expectedRev)
  }

  async findFormer(): Promise<FormerCampaigns | undefined> {
    return copyOf(this.former)
  }

  async keepFormer(former: FormerCampaigns): Promise<void> {
    this.former ??= copyOf(former)
  }
}
