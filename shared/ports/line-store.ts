import type { Line } from '#shared/contracts/line.ts'

export interface LineStore {
  /** Strongly consistent; undefined before anything was ever sent or set. */
  find(provider: string): Promise<Line | undefined>
  /** Conditioned like `MessageStore.save`. */
  save(line: Line, expectedRev: number | 'absent'): Promise<boolean>
}
