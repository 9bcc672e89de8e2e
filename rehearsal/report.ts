type Row = { check: string; outcome: 'passed' | 'failed'; seconds: number; says: string }

const LONGEST = 300

/** What was checked, in order, and what of it held. One check that fails harms no other. */
export class Report {
  readonly #rows: Row[] = []
  readonly #say: (line: string) => void

  constructor(say: (line: string) => void) {
    this.#say = say
  }

  /** Runs a check; what it returns is told beside it. The answer says whether it held. */
  async check(check: string, run: () => Promise<string | undefined>): Promise<boolean> {
    const startedMs = performance.now()
    const seconds = () => Math.round((performance.now() - startedMs) / 100) / 10
    try {
      const says = (await run()) ?? ''
      this.#add({ check, outcome: 'passed', seconds: seconds(), says })
      return true
    } catch (error) {
      const says = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST)
      this.#add({ check, outcome: 'failed', seconds: seconds(), says })
      return false
    }
  }

  get passed(): number {
    return this.#rows.filter(({ outcome }) => outcome === 'passed').length
  }

  get failed(): number {
    return this.#rows.length - this.passed
  }

  /** One line a check. */
  table(): string {
    const width = Math.max(...this.#rows.map(({ check }) => check.length))
    return this.#rows
      .map(({ check, outcome, seconds, says }) => {
        const took = `${seconds.toFixed(1)} s`.padStart(8)
        return `${outcome === 'passed' ? 'ok  ' : 'FAIL'}  ${check.padEnd(width)} ${took}  ${says}`.trimEnd()
      })
      .join('\n')
  }

  #add(row: Row): void {
    this.#rows.push(row)
    this.#say(`  ${row.outcome === 'passed' ? 'ok  ' : 'FAIL'} ${row.check} (${row.seconds} s) ${row.says}`)
  }
}
