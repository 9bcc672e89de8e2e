import { GetQueueUrlCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { queueNameOf } from '#shared/contracts/deployment.ts'
import { expectThat } from '../expect.ts'
import type { DeployedPlatform } from '../platform.ts'
import type { Report } from '../report.ts'
import { STAGE } from '../stacks.ts'
import { until } from '../until.ts'

const DeadLetters = z.object({
  items: z.array(z.object({ id: z.string(), queue: z.string().nullable(), reason: z.string() })),
})
type DeadLetter = z.infer<typeof DeadLetters>['items'][number]

/** A job that nobody can work on. */
export async function checkDeadLetters(report: Report, platform: DeployedPlatform): Promise<void> {
  let letter: DeadLetter | undefined
  await report.check('a malformed job is found among the dead letters, with its reason', async () => {
    const { sqs } = platform.clients
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queueNameOf(STAGE, 'campaigns') }))
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"type":"poison"}' }))
    letter = await until('the dead letter', 60, () => find(platform))
    expectThat(letter.queue === 'campaigns', `it lies in ${letter.queue}`)
    return letter.reason.slice(0, 60)
  })
  await report.check('it is sent back by an admin only, and safely twice', async () => {
    if (letter === undefined) throw new Error('there is none')
    const path = `/api/dead-letters/${letter.id}/redrive`
    const forbidden = await platform.call('support', 'POST', path)
    const first = await platform.must('admin', 'POST', path)
    const second = await platform.must('admin', 'POST', path)
    expectThat(forbidden.status === 403, `support was answered ${forbidden.status}`)
    expectThat(first.result === 'sent-back' && second.result === 'gone', `${first.result}, then ${second.result}`)
    await until('the same job, which nothing has mended,', 60, () => find(platform))
    return 'sent-back, gone; it comes to lie there again'
  })
}

async function find(platform: DeployedPlatform): Promise<DeadLetter | undefined> {
  const { items } = DeadLetters.parse(await platform.must('admin', 'GET', '/api/dead-letters?kind=queue'))
  return items.find(({ reason }) => reason.startsWith('not such a job'))
}
