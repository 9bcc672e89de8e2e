import type { SQSEvent, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { CampaignJob, UndatedRun } from '#shared/contracts/jobs.ts'
import { AppError } from '#shared/domain/errors.ts'
import { answerRecord } from '#shared/usecases/intake/answer-record.ts'
import { type FollowEditDeps, followEdit } from '#shared/usecases/intake/follow-edit.ts'
import { type NoteLastOrdersDeps, noteLastOrders } from '#shared/usecases/intake/note-last-orders.ts'
import { type CarryOutInsteadDeps, carryOutInstead } from '#shared/usecases/receipts/carry-out-instead.ts'
import { type CloseQuestionDeps, closeQuestion } from '#shared/usecases/replies/close-question.ts'
import { type AnswerMissedDeps, answerMissed } from '#shared/usecases/runs/answer-missed.ts'
import { type RunDeps, runCampaign } from '#shared/usecases/runs/run-campaign.ts'
import { type DryRunDeps, failDryRun, runDryRun } from '#shared/usecases/runs/run-dry-run.ts'
import { type CancelPlannedDeps, cancelPlanned } from '#shared/usecases/sending/cancel-planned.ts'
import { type SweepDeps, sweepDue } from '#shared/usecases/sending/sweep-due.ts'
import { type BatchDeps, eachRecord } from '../sqs-batch.ts'

/** Nothing that waits for a pause, a switch or a budget looks again later than this. */
const LONGEST_LOOK_MS = 15 * 60_000

const Job = z.union([CampaignJob, UndatedRun])

type Deps = RunDeps &
  CloseQuestionDeps &
  DryRunDeps &
  AnswerMissedDeps &
  CancelPlannedDeps &
  FollowEditDeps &
  NoteLastOrdersDeps &
  SweepDeps &
  CarryOutInsteadDeps &
  BatchDeps

/** A campaign's hour has come, or a campaign was stopped or goes on. A run that needs longer than this worker has goes on in the next. */
export function createRunCampaignHandler(deps: Deps) {
  return (event: SQSEvent) =>
    eachRecord(event, Job, deps, async (given, record) => {
      const job = dated(given, record)
      if (job.type === 'wake-waiting') {
        deps.log.info('SWEEP_FINISHED', { outcome: 'woken', ...(await sweepDue(deps, LONGEST_LOOK_MS)) })
        return
      }
      if (job.type === 'carry-out') {
        const outcome = await carryOutInstead(deps, job.id)
        deps.log.info('MESSAGE_SEND_FINISHED', { messageId: job.id, outcome })
        return
      }
      if (job.type === 'answer-record') return answerRecord(deps, job.record)
      if (job.type === 'dry-run') return goOnWithDryRun(deps, job)
      if (job.type === 'close-question') {
        const outcome = await closeQuestion(deps, job.messageId)
        deps.log.info('QUESTION_CLOSED', { messageId: job.messageId, outcome })
        return
      }
      const { campaignId } = job
      if (job.type === 'follow-edit') {
        const { orders } = await followEdit(deps, job)
        deps.log.info('CAMPAIGN_CHANGED', { campaignId, outcome: 'edit-followed', records: orders })
        return
      }
      if (job.type === 'note-last-orders') {
        const { people } = await noteLastOrders(deps, job)
        deps.log.info('CAMPAIGN_CHANGED', { campaignId, outcome: 'last-orders-noted', records: people })
        return
      }
      if (job.type === 'cancel-planned') {
        const { cancelled } = await cancelPlanned(deps, campaignId)
        deps.log.info('CAMPAIGN_CHANGED', { campaignId, outcome: 'planned-cancelled', messages: cancelled })
        return
      }
      if (job.type === 'answer-missed') {
        const campaign = await deps.campaigns.find(campaignId)
        const runs = campaign === undefined ? 0 : await answerMissed(deps, campaign, deps.clock.now())
        deps.log.info('CAMPAIGN_CHANGED', { campaignId, outcome: 'missed-asked-for', runs })
        return
      }
      const outcome = await runCampaign(deps, job)
      if (outcome.kind === 'paused') await deps.queues.campaignJob(job)
      const sizes =
        outcome.kind === 'frozen' || outcome.kind === 'waits' ? { pages: outcome.pages, planned: outcome.planned } : {}
      deps.log.info('RUN_FREEZE_FINISHED', { campaignId, part: job.part, outcome: outcome.kind, ...sizes })
    })
}

/** One that fails for good says so, beside the dead letter. */
async function goOnWithDryRun(deps: Deps, job: Extract<CampaignJob, { type: 'dry-run' }>): Promise<void> {
  const outcome = await runDryRun(deps, job.dryRunId).catch(async (error: unknown) => {
    if (!(error instanceof AppError) || !error.retryable) await failDryRun(deps, job.dryRunId)
    throw error
  })
  if (outcome.kind === 'paused') await deps.queues.campaignJob(job)
  const sizes = outcome.kind === 'done' ? { planned: outcome.selected } : {}
  deps.log.info('DRY_RUN_FINISHED', { dryRunId: job.dryRunId, outcome: outcome.kind, ...sizes })
}

/** A firing that nobody dated happened when its job was put. */
function dated(job: z.output<typeof Job>, { attributes }: SQSRecord): CampaignJob {
  if (job.type !== 'run' || typeof job.firedAt !== 'string') return job
  return { ...job, firedAt: new Date(Number(attributes.SentTimestamp)) }
}
