import type { ForgettingRound, RetentionSetting } from '#shared/contracts/settings.ts'
import type { RetentionStore } from '#shared/ports/retention-store.ts'
import { RevisionedItems } from './revisioned-items.ts'

export class MemoryRetentionStore implements RetentionStore {
  private readonly settings = new RevisionedItems<RetentionSetting>()
  private readonly rounds = new RevisionedItems<ForgettingRound>()

  async find(): Promise<RetentionSetting | undefined> {
    return this.settings.find('retention')
  }

  async save(setting: RetentionSetting, expectedRev: number | 'absent'): Promise<boolean> {
    return this.settings.save('retention', setting, expectedRev)
  }

  async findRound(): Promise<ForgettingRound | undefined> {
    return this.rounds.find('round')
  }

  async saveRound(round: ForgettingRound, expectedRev: number | 'absent'): Promise<boolean> {
    return this.rounds.save('round', round, expectedRev)
  }
}
