import type { IndexLag } from './index-lag.ts'
import type { Truth } from './truth.ts'

/** Something that a worker has just read and may rely on. */
export type Read = { what: 'contact' | 'order' | 'instalment' | 'campaign' | 'line' | 'marked-page'; id: string }

export type Watch = {
  truth: Truth
  nowMs: () => number
  /** Something will have to be woken at that instant. */
  wakes: (at: Date) => void
  read: (read: Read) => void
  /** What was written, in words for a trace. */
  note: (what: string, detail: () => string) => void
  /** How far the indexes lag behind writes. */
  lag: IndexLag
  /** A run, a campaign or a zone changed: reconcile may have something to do. */
  changed: () => void
}
