import type { SQSEvent } from 'aws-lambda'
import { SendJob } from '#shared/contracts/jobs.ts'
import { type SendPageDeps, sendPage } from '#shared/usecases/runs/send-page.ts'
import { sendMessages } from '#shared/usecases/sending/send-messages.ts'
import { type BatchDeps, eachRecord, earlierReceives } from '../sqs-batch.ts'

/** Both send lanes: a handful of single messages, or a page of a run. */
export function createSendMessageHandler(deps: SendPageDeps & BatchDeps) {
  return (event: SQSEvent) =>
    eachRecord(event, SendJob, deps, async (job, record) => {
      if (job.type === 'messages') {
        const counts = await sendMessages(deps, job.ids)
        deps.log.info('MESSAGE_SEND_FINISHED', { messages: job.ids.length, ...counts })
        return
      }
      const again = job.again === true || earlierReceives(record) > 0
      const outcome = await sendPage(deps, job, again)
      deps.log.info('PAGE_SEND_FINISHED', { runId: job.runId, page: job.number, outcome: outcome.kind })
    })
}
