import type { NumberTexts } from '#shared/contracts/number-texts.ts'
import type { NumberTextStore } from '#shared/ports/number-texts.ts'
import { RevisionedItems } from './revisioned-items.ts'

export class MemoryNumberTexts implements NumberTextStore {
  private readonly items = new RevisionedItems<NumberTexts>()

  async findMany(phoneHashes: readonly string[]): Promise<Map<string, NumberTexts>> {
    return new Map(this.items.findMany(phoneHashes).map((one) => [one.phoneHash, one]))
  }

  async save(texts: NumberTexts, expectedRev: number | 'absent'): Promise<boolean> {
    return this.items.save(texts.phoneHash, texts, expectedRev)
  }
}
