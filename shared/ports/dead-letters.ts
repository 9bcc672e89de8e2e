/** A job that no further try can mend, with the reason in words that hold no values of its body. */
export type DeadLetter = { queue: string; body: string; reason: string; messageId: string }

export interface DeadLetters {
  /** Durable when it returns. A repeat (same queue and message id) changes nothing that matters. */
  put(record: DeadLetter): Promise<void>
}
