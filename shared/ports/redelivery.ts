/** A job that was received: the queue's address (an ARN), and the handle of this very delivery. */
export type ReceivedJob = { queueArn: string; receiptHandle: string }

export interface Redelivery {
  /** Lets a job that failed come again after so many seconds, instead of when its visibility ends. A repeat changes nothing. */
  giveBack(job: ReceivedJob, afterSeconds: number): Promise<void>
}
