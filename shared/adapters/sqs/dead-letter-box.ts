import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { QueueName } from '#shared/contracts/jobs.ts'
import type { DeadJob, DeadLetterBox } from '#shared/ports/dead-letter-box.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { compareBytes } from '../order.ts'
import { ORIGINAL_ID, REASON } from './attributes.ts'
import { callingQueue } from './client.ts'
import type { UrlOf } from './url-of.ts'

type Options = {
  client: SQSClient
  /** Of the queues, to which jobs go back. */
  urlOf: UrlOf
  /** Of their dead letters. */
  deadLettersUrlOf: UrlOf
}

/** A dead letter in our hands: nobody else sees it until it is let go of. */
type Held = { job: DeadJob; queue: QueueName; receiptHandle: string }

const LIST = 'dead-jobs'
const Position = z.tuple([z.int(), z.string()])
/** Long enough for one look through all queues; what is looked at is let go of at its end. */
const HELD_SECONDS = 30
const MOST_A_QUEUE = 500
/** A look holds what it looks at for a moment: one that finds nothing is made again. */
const LOOKS = 3

/**
 * The dead letters of every queue. A list is one look through all of them, of which each page is cut anew; beyond 500 of
 * one queue the rest is seen when these are gone. `at` is when a job was buried, or, for one that used up its tries, when
 * it was first put (SQS keeps that). `tries` is what SQS counts, looks at the list among them; 1 for what was buried at once.
 */
export function createSqsDeadLetterBox(options: Options): DeadLetterBox {
  return {
    async list(page) {
      const position = page.cursor === undefined ? undefined : decodeCursor(LIST, page.cursor, Position)
      return withLook(options, async (held) => pageOf(jobsOf(held), page, position))
    },
    async find(messageId) {
      return search(options, messageId, async ([first]) => first?.job)
    },
    async redrive(messageId) {
      const answer = await search(options, messageId, (held) => sendBack(options, held))
      return answer ?? 'gone'
    },
    async discard(messageId) {
      await search(options, messageId, async (held) => takeAway(options, held))
    },
  }
}

/** One that another look holds at this moment is found by the next. */
async function search<T>(
  options: Options,
  messageId: string,
  use: (held: readonly Held[]) => Promise<T>,
): Promise<T | undefined> {
  for (let look = 0; look < LOOKS; look += 1) {
    const answer = await withLook(options, async (held) => {
      const named = held.filter(({ job }) => job.messageId === messageId)
      return named.length === 0 ? undefined : { value: await use(named) }
    })
    if (answer !== undefined) return answer.value
  }
  return undefined
}

/** Sent, then deleted: a crash in between delivers it twice. Several of one id are one job that was buried again. */
async function sendBack({ client, urlOf, deadLettersUrlOf }: Options, held: readonly Held[]): Promise<'sent-back'> {
  const [first] = held
  if (first !== undefined) {
    const command = new SendMessageCommand({ QueueUrl: urlOf(first.queue), MessageBody: first.job.body })
    await callingQueue('SendMessage', () => client.send(command))
  }
  await takeAway({ client, deadLettersUrlOf }, held)
  return 'sent-back'
}

type Away = Pick<Options, 'client' | 'deadLettersUrlOf'>

async function takeAway({ client, deadLettersUrlOf }: Away, held: readonly Held[]): Promise<void> {
  for (const { queue, receiptHandle } of held) {
    const command = new DeleteMessageCommand({ QueueUrl: deadLettersUrlOf(queue), ReceiptHandle: receiptHandle })
    await callingQueue('DeleteMessage', () => client.send(command))
  }
}

/** Uses what one look shows and lets go of it; what was deleted meanwhile cannot be let go of, and need not be. */
async function withLook<T>(options: Options, use: (held: readonly Held[]) => Promise<T>): Promise<T> {
  const held = (await Promise.all(QueueName.options.map((queue) => look(options, queue)))).flat()
  try {
    return await use(held)
  } finally {
    await Promise.all(QueueName.options.map((queue) => letGo(options, queue, held)))
  }
}

/** A short wait makes SQS ask all its servers; without one, some of what is there stays unseen. */
async function look({ client, deadLettersUrlOf }: Options, queue: QueueName): Promise<Held[]> {
  const held: Held[] = []
  while (held.length < MOST_A_QUEUE) {
    const command = new ReceiveMessageCommand({
      QueueUrl: deadLettersUrlOf(queue),
      MaxNumberOfMessages: 10,
      VisibilityTimeout: HELD_SECONDS,
      WaitTimeSeconds: 1,
      MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
      MessageAttributeNames: ['All'],
    })
    const { Messages = [] } = await callingQueue('ReceiveMessage', () => client.send(command))
    if (Messages.length === 0) return held
    held.push(...Messages.flatMap((message) => heldOf(queue, message)))
  }
  return held
}

function heldOf(queue: QueueName, message: Message): Held[] {
  const { MessageId, ReceiptHandle, Body = '', Attributes = {} } = message
  if (MessageId === undefined || ReceiptHandle === undefined) return []
  const messageId = attributeOf(message, ORIGINAL_ID) ?? MessageId
  const at = new Date(Number(Attributes.SentTimestamp ?? 0))
  const isBuried = attributeOf(message, REASON) !== undefined
  const tries = isBuried ? 1 : Number(Attributes.ApproximateReceiveCount ?? 1)
  return [
    {
      queue,
      receiptHandle: ReceiptHandle,
      job: { messageId, queue, body: Body, reason: reasonOf(message), at, tries },
    },
  ]
}

/** Ours; or what a schedule or a rule of EventBridge says of an event that its target did not take. */
function reasonOf(message: Message): string {
  const ours = attributeOf(message, REASON)
  if (ours !== undefined) return ours
  const code = attributeOf(message, 'ERROR_CODE')
  const words = attributeOf(message, 'ERROR_MESSAGE')
  return [code, words].filter((part) => part !== undefined).join(': ') || 'used up its tries'
}

function attributeOf({ MessageAttributes }: Message, name: string): string | undefined {
  return MessageAttributes?.[name]?.StringValue
}

async function letGo({ client, deadLettersUrlOf }: Options, queue: QueueName, held: readonly Held[]): Promise<void> {
  const handles = held.filter((one) => one.queue === queue).map(({ receiptHandle }) => receiptHandle)
  for (let start = 0; start < handles.length; start += 10) {
    const Entries = handles
      .slice(start, start + 10)
      .map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 }))
    const command = new ChangeMessageVisibilityBatchCommand({ QueueUrl: deadLettersUrlOf(queue), Entries })
    await callingQueue('ChangeMessageVisibilityBatch', () => client.send(command))
  }
}

/** Each job once, newest first: the earliest burial of one that was buried again. */
function jobsOf(held: readonly Held[]): DeadJob[] {
  const oldestFirst = held.map(({ job }) => job).toSorted((a, b) => -newestFirst(a, b))
  const jobs = new Map<string, DeadJob>()
  for (const job of oldestFirst) if (!jobs.has(job.messageId)) jobs.set(job.messageId, job)
  return [...jobs.values()].toSorted(newestFirst)
}

function newestFirst(a: Pick<DeadJob, 'at' | 'messageId'>, b: Pick<DeadJob, 'at' | 'messageId'>): number {
  return b.at.getTime() - a.at.getTime() || compareBytes(b.messageId, a.messageId)
}

function pageOf(
  jobs: readonly DeadJob[],
  { limit }: PageRequest,
  position: z.infer<typeof Position> | undefined,
): PageOf<DeadJob> {
  const after = position && { at: new Date(position[0]), messageId: position[1] }
  const left = after === undefined ? jobs : jobs.filter((job) => newestFirst(after, job) < 0)
  const items = left.slice(0, limit)
  const last = items.at(-1)
  const more = left.length > limit && last !== undefined
  return { items, next: more ? encodeCursor(LIST, [last.at.getTime(), last.messageId]) : null }
}
