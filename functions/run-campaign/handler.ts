import type { SQSEvent } from 'aws-lambda'
import { CampaignJob } from '#shared/contracts/jobs.ts'
import { type CancelPlannedDeps, cancelPlanned } from '#shared/usecases/cancel-planned.ts'
import { type RunDeps, runCampaign } from '#shared/usecases/run-campaign.ts'
import { type BatchDeps, eachRecord } from '../sqs-batch.ts'

/** A campaign's hour has come, or a campaign was stopped. A run that needs longer than this worker has goes on in the next. */
export function createRunCampaignHandler(deps: RunDeps & CancelPlannedDeps & BatchDeps) {
  return (event: SQSEvent) =>
    eachRecord(event, CampaignJob, deps, async (job) => {
      const { campaignId } = job
      if (job.type === 'cancel-planned') {
        const { cancelled } = await cancelPlanned(deps, campaignId)
        deps.log.info('CAMPAIGN_CHANGED', { campaignId, outcome: 'planned-cancelled', messages: cancelled })
        return
      }
      const outcome = await runCampaign(deps, job)
      if (outcome.kind === 'paused') await deps.queues.campaignJob(job)
      const sizes = outcome.kind === 'frozen' ? { pages: outcome.pages, planned: outcome.planned } : {}
      deps.log.info('RUN_FREEZE_FINISHED', { campaignId, part: job.part, outcome: outcome.kind, ...sizes })
    })
}
