/** What tells one pepper from another, kept with the data whose hashes were made under it. */
export interface PepperChecks {
  /** Strongly consistent. */
  find(): Promise<string | undefined>
  /** Writes it where there is none yet; false when there is one, which stays. */
  keep(value: string): Promise<boolean>
}
