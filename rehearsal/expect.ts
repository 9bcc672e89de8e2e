/** @throws Error in words, when it is not so */
export function expectThat(holds: boolean, words: string): void {
  if (!holds) throw new Error(words)
}
