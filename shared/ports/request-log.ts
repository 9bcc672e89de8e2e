/** A request that its sender named by a key, so that a repeat of it can be told. */
export type KnownRequest = {
  key: string
  /** Of its body: the same key with another body is another request by mistake. */
  print: string
  /** What the ids that it makes end in, chosen with the claim: a repeat makes the same ones. */
  idPart: string
  at: Date
  /** JSON of the first answer; null until there is one, and where none is kept. */
  answer: string | null
  rev: number
}

export interface RequestLog {
  /** Strongly consistent; may be gone some time after 48 hours. */
  find(key: string): Promise<KnownRequest | undefined>
  /** Conditioned like `MessageStore.save`. */
  save(request: KnownRequest, expectedRev: number | 'absent'): Promise<boolean>
  /** A repeat changes nothing. */
  remove(key: string): Promise<void>
}
