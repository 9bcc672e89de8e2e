import type { DryRun, ForeseenOutcome, ForeseenPage, ForeseenPerson } from '#shared/contracts/dry-run.ts'
import type { CampaignId, DryRunId } from '#shared/contracts/ids.ts'
import type { PageOf, PageRequest } from './page-of.ts'

/** Dry runs and the people of each. All of one is gone seven days after it was last written. */
export interface DryRunStore {
  find(id: DryRunId): Promise<DryRun | undefined>
  /** Conditioned like `MessageStore.save`. */
  save(dryRun: DryRun, expectedRev: number | 'absent'): Promise<boolean>
  /**
   * The page as it stands afterwards: this one, or the one that stands there already, whatever that holds. A repeat also
   * makes sure that its people are listed.
   */
  keepPage(page: ForeseenPage): Promise<ForeseenPage>
  findPage(id: DryRunId, number: number): Promise<ForeseenPage | undefined>
  /** Every one that is kept, in the order of their ids. */
  listIds(page: PageRequest): Promise<PageOf<DryRunId>>
  /** Takes what would be said to a contact out of a page. A repeat changes nothing. */
  eraseText(page: Pick<ForeseenPage, 'dryRunId' | 'number'>, contactIds: readonly string[]): Promise<void>
  /** In the order in which they were read. */
  listPeople(id: DryRunId, outcome: ForeseenOutcome, page: PageRequest): Promise<PageOf<ForeseenPerson>>
  /** Makes the fingerprint lead to this dry run, the last one that has it. A repeat changes nothing. */
  nameFingerprint(campaignId: CampaignId, fingerprint: string, id: DryRunId): Promise<void>
  findByFingerprint(campaignId: CampaignId, fingerprint: string): Promise<DryRun | undefined>
}
