import type { CampaignJob, SendJob } from '#shared/contracts/jobs.ts'
import type { Lane } from '#shared/contracts/message.ts'

/** Durable hand-over: when these return, the jobs will be delivered at least once. */
export interface Queues {
  sendJobs(lane: Lane, jobs: readonly SendJob[]): Promise<void>
  campaignJob(job: CampaignJob): Promise<void>
}
