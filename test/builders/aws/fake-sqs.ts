import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { type Answer, type Asked, json, type Loopback, readTarget, startLoopback } from './loopback.ts'

type Attributes = Record<string, { DataType: string; StringValue: string }>
type Kept = {
  id: string
  body: string
  sentMs: number
  receives: number
  hidden: boolean
  attributes: Attributes
  group: string | undefined
}

const Attribute = z.object({ DataType: z.string(), StringValue: z.string().min(1) })
const Sent = z.object({
  MessageBody: z.string().min(1),
  MessageGroupId: z.string().max(128).optional(),
  MessageAttributes: z.record(z.string(), Attribute).default({}),
})
const Handle = z.object({ ReceiptHandle: z.string() })
const INPUTS = {
  SendMessage: Sent.extend({ QueueUrl: z.string() }),
  SendMessageBatch: z.object({
    QueueUrl: z.string(),
    Entries: z
      .array(Sent.extend({ Id: z.string() }))
      .min(1)
      .max(10),
  }),
  ReceiveMessage: z.object({
    QueueUrl: z.string(),
    MaxNumberOfMessages: z.int().max(10),
    WaitTimeSeconds: z.int().default(0),
    VisibilityTimeout: z.int().default(30),
  }),
  DeleteMessage: Handle.extend({ QueueUrl: z.string() }),
  ChangeMessageVisibilityBatch: z.object({
    QueueUrl: z.string(),
    Entries: z
      .array(Handle.extend({ Id: z.string(), VisibilityTimeout: z.int() }))
      .min(1)
      .max(10),
  }),
}

/** A receive that may wait looks again for this long: far less than on SQS, and enough for whoever holds a message. */
const LOOKS = 10

/** Standard queues that speak SQS's JSON. Each thing sent comes a second after the last; hidden stays hidden until let go. */
export class FakeSqs {
  loopback: Loopback = { endpoint: '', region: '', credentials: { accessKeyId: '', secretAccessKey: '' } }
  readonly requests: string[] = []
  /** How many entries of the next batches are given back as failed, one number a batch. */
  readonly refuse: number[] = []
  /** Answered instead of anything else while it is set. */
  fault: Answer | null = null
  readonly #queues = new Map<string, Kept[]>()
  #sentMs = Date.parse('2026-12-01T00:00:00Z')

  static async start(): Promise<FakeSqs> {
    const fake = new FakeSqs()
    fake.loopback = await startLoopback((asked) => fake.#answer(asked))
    return fake
  }

  urlOf(queue: string): string {
    return `${this.loopback.endpoint}/000000000000/${queue}`
  }

  /** What lies on a queue, in order of arrival. */
  on(queue: string): readonly Kept[] {
    return this.#of(this.urlOf(queue))
  }

  /** Puts a message as another service would. */
  put(queue: string, body: string, attributes: Record<string, string> = {}, receives = 0): string {
    const texts = Object.entries(attributes).map(([name, text]) => [name, { DataType: 'String', StringValue: text }])
    const kept = this.#keep(this.urlOf(queue), { MessageBody: body, MessageAttributes: Object.fromEntries(texts) })
    kept.receives = receives
    return kept.id
  }

  async #answer(asked: Asked): Promise<Answer> {
    const { action, input } = readTarget(asked)
    this.requests.push(action)
    if (this.fault !== null) return this.fault
    switch (action) {
      case 'SendMessage':
        return json(this.#send(INPUTS.SendMessage.parse(input)))
      case 'SendMessageBatch':
        return json(this.#sendBatch(INPUTS.SendMessageBatch.parse(input)))
      case 'ReceiveMessage':
        return json(await this.#receive(INPUTS.ReceiveMessage.parse(input)))
      case 'DeleteMessage':
        return json(this.#delete(INPUTS.DeleteMessage.parse(input)))
      case 'ChangeMessageVisibilityBatch':
        return json(this.#letGo(INPUTS.ChangeMessageVisibilityBatch.parse(input)))
      default:
        return json({ __type: 'com.amazonaws.sqs#UnsupportedOperation' }, 400)
    }
  }

  #of(url: string): Kept[] {
    const queue = this.#queues.get(url) ?? []
    this.#queues.set(url, queue)
    return queue
  }

  #keep(url: string, { MessageBody, MessageGroupId, MessageAttributes }: z.infer<typeof Sent>): Kept {
    this.#sentMs += 1000
    const kept: Kept = {
      id: randomUUID(),
      body: MessageBody,
      sentMs: this.#sentMs,
      ...{ receives: 0, hidden: false, attributes: MessageAttributes, group: MessageGroupId },
    }
    this.#of(url).push(kept)
    return kept
  }

  #send({ QueueUrl, ...sent }: z.infer<typeof INPUTS.SendMessage>) {
    const { id, body } = this.#keep(QueueUrl, sent)
    return { MessageId: id, MD5OfMessageBody: md5(body) }
  }

  #sendBatch({ QueueUrl, Entries }: z.infer<typeof INPUTS.SendMessageBatch>) {
    const refused = this.refuse.shift() ?? 0
    const Failed = Entries.slice(0, refused).map(({ Id }) => ({ Id, SenderFault: false, Code: 'ServiceUnavailable' }))
    const Successful = Entries.slice(refused).map(({ Id, ...sent }) => ({ Id, ...this.#send({ QueueUrl, ...sent }) }))
    return { Successful, Failed }
  }

  async #receive({ QueueUrl, MaxNumberOfMessages, WaitTimeSeconds }: z.infer<typeof INPUTS.ReceiveMessage>) {
    for (let look = 0; look < LOOKS && WaitTimeSeconds > 0 && this.#seen(QueueUrl).length === 0; look += 1)
      await pause(1)
    const taken = this.#seen(QueueUrl).slice(0, MaxNumberOfMessages)
    for (const one of taken) {
      one.hidden = true
      one.receives += 1
    }
    return { Messages: taken.map(messageOf) }
  }

  #seen(url: string): Kept[] {
    return this.#of(url).filter(({ hidden }) => !hidden)
  }

  #delete({ QueueUrl, ReceiptHandle }: z.infer<typeof INPUTS.DeleteMessage>) {
    const queue = this.#of(QueueUrl)
    const at = queue.findIndex(({ id }) => id === ReceiptHandle)
    if (at >= 0) queue.splice(at, 1)
    return {}
  }

  #letGo({ QueueUrl, Entries }: z.infer<typeof INPUTS.ChangeMessageVisibilityBatch>) {
    for (const { ReceiptHandle } of Entries) {
      const kept = this.#of(QueueUrl).find(({ id }) => id === ReceiptHandle)
      if (kept !== undefined) kept.hidden = false
    }
    return { Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] }
  }
}

function messageOf({ id, body, sentMs, receives, attributes }: Kept) {
  return {
    MessageId: id,
    ReceiptHandle: id,
    Body: body,
    MD5OfBody: md5(body),
    Attributes: { SentTimestamp: String(sentMs), ApproximateReceiveCount: String(receives) },
    MessageAttributes: attributes,
  }
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}
