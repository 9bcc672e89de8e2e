/**
 * Where bulk work lets transactional work go first that shares its process. In the cloud a process works on one job, and nobody
 * need wait. Nothing is kept waiting for good.
 */
export interface RightOfWay {
  /** Fulfilled when bulk work may begin a stretch that reads or reckons for some milliseconds. */
  beforeStretch(): Promise<void>
  /** Fulfilled when the next text of a mass send may be begun. */
  beforeText(): Promise<void>
}
