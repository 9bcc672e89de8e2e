import { describe, expect, it } from 'vitest'
import { createSqsClient } from '#shared/adapters/sqs/client.ts'
import { createSqsDeadLetterBox } from '#shared/adapters/sqs/dead-letter-box.ts'
import { createSqsDeadLetters } from '#shared/adapters/sqs/dead-letters.ts'
import { FakeSqs } from '../../../builders/aws/fake-sqs.ts'
import { json } from '../../../builders/aws/loopback.ts'

async function open() {
  const fake = await FakeSqs.start()
  const client = createSqsClient(fake.loopback)
  const urlOf = (queue: string) => fake.urlOf(queue)
  const deadLettersUrlOf = (queue: string) => fake.urlOf(`${queue}-dead-letters`)
  const { endpoint, ...identity } = fake.loopback
  const sqs = { name: 'sqs', endpoint: new URL(endpoint), ...identity, pauseMs: 0 } as const
  return {
    fake,
    letters: createSqsDeadLetters(sqs, deadLettersUrlOf),
    box: createSqsDeadLetterBox({ client, urlOf, deadLettersUrlOf }),
  }
}

const letter = { queue: 'campaigns', body: '{"job":1}', reason: 'NOT_FOUND: no such campaign', messageId: 'm-1' }

describe('burying', () => {
  it('puts a job with the dead letters of its queue, whatever the queue is called in the account', async () => {
    const { fake, letters } = await open()

    await letters.put({ ...letter, queue: 'carillon-prod-campaigns' })

    expect(fake.on('campaigns-dead-letters')).toMatchObject([
      {
        body: letter.body,
        attributes: { reason: { StringValue: letter.reason }, originalMessageId: { StringValue: 'm-1' } },
      },
    ])
  })

  it('leaves out of a reason what an attribute cannot hold', async () => {
    const { fake, letters } = await open()

    await letters.put({ ...letter, reason: `bad \u0000 words ${'x'.repeat(5000)}` })
    await letters.put({ ...letter, reason: '' })

    const reasons = fake.on('campaigns-dead-letters').map(({ attributes }) => attributes.reason?.StringValue ?? '')
    expect(reasons[0]).toMatch(/^bad {2}words x{1983,1990}$/)
    expect(reasons[1]).toBe('no reason given')
  })

  it('tries again while SQS is busy, then says that another try may do', async () => {
    const { fake, letters } = await open()
    fake.fault = json({ __type: 'com.amazonaws.sqs#RequestThrottled' }, 400)

    await expect(letters.put(letter)).rejects.toMatchObject({ code: 'QUEUE_UNAVAILABLE', retryable: true })
    expect(fake.requests).toHaveLength(4)
  })

  it('refuses a queue that is none of the platform', async () => {
    const { letters } = await open()

    await expect(letters.put({ ...letter, queue: 'somebody-elses' })).rejects.toMatchObject({ code: 'CONFIGURATION' })
  })
})

describe('the dead letters of all queues', () => {
  it('tell why a job is there: in our words, in those of a schedule or a rule, or that its tries are used up', async () => {
    const { fake, letters, box } = await open()
    await letters.put(letter)
    fake.put('order-events-dead-letters', '{"detail":{}}', { ERROR_CODE: 'NO_PERMISSIONS', ERROR_MESSAGE: 'denied' })
    fake.put('send-bulk-dead-letters', '{"type":"page"}', {}, 50)

    const { items } = await box.list({ limit: 10 })

    expect(items.map(({ queue, reason, tries }) => [queue, reason, tries])).toEqual([
      ['send-bulk', 'used up its tries', 51],
      ['order-events', 'NO_PERMISSIONS: denied', 1],
      ['campaigns', 'NOT_FOUND: no such campaign', 1],
    ])
  })

  it('are all seen by a look, however many, and by the next look again', async () => {
    const { fake, box } = await open()
    for (let count = 0; count < 34; count += 1) fake.put('imports-dead-letters', `{"n":${count}}`)

    const [first, second] = [await box.list({ limit: 100 }), await box.list({ limit: 100 })]

    expect([first.items.length, second.items.length]).toEqual([34, 34])
  })

  it('go back to their own queue as they came, and then are gone', async () => {
    const { fake, box } = await open()
    const id = fake.put('receipts-dead-letters', '{"detail":1}')

    expect(await box.redrive(id)).toBe('sent-back')

    expect([fake.on('receipts').map(({ body }) => body), fake.on('receipts-dead-letters')]).toEqual([
      ['{"detail":1}'],
      [],
    ])
  })

  it('stay where they are when the queue does not take them back', async () => {
    const { fake, box } = await open()
    const id = fake.put('receipts-dead-letters', '{"detail":1}')
    fake.fault = json({ __type: 'com.amazonaws.sqs#InternalError' }, 500)
    await expect(box.redrive(id)).rejects.toMatchObject({ code: 'QUEUE_UNAVAILABLE' })
    fake.fault = null

    expect(fake.on('receipts-dead-letters')).toHaveLength(1)
  })
})
