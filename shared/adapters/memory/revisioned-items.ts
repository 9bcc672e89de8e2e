import { copyOf } from './copy.ts'
/** Items by key, each written only over the revision that was read. What goes in and what comes out are copies. */
export class RevisionedItems<T extends { rev: number }> {
  private readonly items = new Map<string, T>()

  find(key: string): T | undefined {
    const found = this.items.get(key)
    return found && copyOf(found)
  }

  findMany(keys: readonly string[]): T[] {
    return [...new Set(keys)].flatMap((key) => this.find(key) ?? [])
  }

  /** False when the stored revision is not the one expected, and nothing changed. */
  save(key: string, item: T, expectedRev: number | 'absent'): boolean {
    if ((this.items.get(key)?.rev ?? 'absent') !== expectedRev) return false
    this.items.set(key, copyOf(item))
    return true
  }

  /** False when the stored revision is not the one expected, and nothing changed. */
  removeAtRev(key: string, expectedRev: number): boolean {
    return this.items.get(key)?.rev === expectedRev && this.items.delete(key)
  }

  remove(key: string): void {
    this.items.delete(key)
  }

  /** Copies of those that pass. */
  filter(wanted: (item: Readonly<T>) => boolean): T[] {
    return [...this.items.values()].filter(wanted).map((item) => copyOf(item))
  }
}
