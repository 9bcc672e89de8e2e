/** What the world knows must have become a message, kept apart from the code that makes it so. */
export class Expectations {
  readonly #wanted: { identity: string; unless: readonly string[] }[] = []
  readonly #digests: { day: string; employeeId: string }[] = []
  readonly #attacked = new Set<string>()

  /** A message with this identity; not when one of these records was attacked, since then it may rightly be missing. */
  expect(identity: string, unless: readonly string[] = []): void {
    this.#wanted.push({ identity, unless })
  }

  /** Somebody must be told of this employee's birthday. */
  expectDigest(day: string, employeeId: string): void {
    this.#digests.push({ day, employeeId })
  }

  attacked(recordId: string): void {
    this.#attacked.add(recordId)
  }

  wasAttacked(recordId: string): boolean {
    return this.#attacked.has(recordId)
  }

  isAttacked(recordId: string): boolean {
    return this.#attacked.has(recordId)
  }

  get wanted(): string[] {
    const stands = ({ unless }: { unless: readonly string[] }) => !unless.some((id) => this.#attacked.has(id))
    return this.#wanted.filter(stands).map(({ identity }) => identity)
  }

  get digests(): readonly { day: string; employeeId: string }[] {
    return this.#digests
  }
}
