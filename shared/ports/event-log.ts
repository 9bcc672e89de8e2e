/** An event that could not be acted on, put aside with its reason. */
export type KeptEvent = { id: string; type: string; reason: string; body: string; at: Date; source: 'webhook' | 'bus' }

export interface EventLog {
  /** Whether this event id was dealt with in the last 30 days. */
  wasSeen(id: string): Promise<boolean>
  /** Written last, after everything the event causes. A repeat changes nothing. */
  markSeen(id: string): Promise<void>
  /** A repeat changes nothing. */
  keep(event: KeptEvent): Promise<void>
  /** Newest first, at most `limit`. */
  listKept(limit: number): Promise<KeptEvent[]>
}
