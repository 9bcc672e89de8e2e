import type { Line } from '#shared/contracts/line.ts'
import type { LineStore } from '#shared/ports/line-store.ts'
import { copyOf } from './copy.ts'

export class MemoryLineStore implements LineStore {
  readonly #lines = new Map<string, Line>()

  async find(provider: string): Promise<Line | undefined> {
    const line = this.#lines.get(provider)
    return line === undefined ? undefined : copyOf(line)
  }

  async save(line: Line, expectedRev: number | 'absent'): Promise<boolean> {
    if ((this.#lines.get(line.provider)?.rev ?? 'absent') !== expectedRev) return false
    this.#lines.set(line.provider, copyOf(line))
    return true
  }
}
