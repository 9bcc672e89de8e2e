import { type MessageAttributeValue, PublishCommand, SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns'
import { COUNTS_PARTS } from '#shared/adapters/part-counting.ts'
import type { Submit } from '#shared/ports/sms-provider.ts'
import { type ConnectedSmsProvider, Connections } from '../outbound-connections.ts'
import { refuseSubmit } from '../refuse-submit.ts'
import { classifySnsError } from './errors.ts'

export type SnsOptions = {
  /** Where the texts leave from; need not be the stack's own region. */
  region: string
  /** @default SNS's own */
  endpoint?: string | undefined
  /** @default those of the environment */
  credentials?: NonNullable<SNSClientConfig['credentials']> | undefined
  /** 1 to 11 letters and digits with at least one letter; carriers in China, Canada and the US ignore it. */
  senderId?: string | undefined
  /** In US dollars a part; a dearer text is not sent. */
  maxPriceUsd?: number | undefined
  /** Until the whole answer is in. @default 5000 */
  timeoutMs?: number | undefined
}

const TIMEOUT_MS = 5_000
/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html (read 2026-11-22). */
const MOST_CHARACTERS = 1_600

/** SNS as the carrier: one HTTP attempt a text, and never an answer that claims more than is proved. */
export function createSnsProvider(options: SnsOptions): ConnectedSmsProvider {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const connections = new Connections(timeoutMs * 0.6)
  let client = createClient(options, connections, timeoutMs)
  return {
    name: 'sns',
    ...COUNTS_PARTS.sns,
    refresh() {
      connections.refresh()
      client = createClient(options, connections, timeoutMs)
    },
    async submit(submit) {
      const refusal = refuseSubmit(submit, MOST_CHARACTERS)
      if (refusal !== null) return refusal
      try {
        const command = new PublishCommand({
          PhoneNumber: submit.to,
          Message: submit.text,
          MessageAttributes: attributesOf(submit, options),
        })
        const { MessageId } = await withDeadline(timeoutMs, (abortSignal) => client.send(command, { abortSignal }))
        if (MessageId === undefined || MessageId === '') return { kind: 'unknown', code: 'no-message-id' }
        return { kind: 'accepted', providerMessageId: MessageId }
      } catch (error) {
        return classifySnsError(error)
      }
    },
  }
}

/** The SDK would try three times by itself and so text people twice; its own time-out ends with the answer's headers. */
function createClient({ region, endpoint, credentials }: SnsOptions, connections: Connections, timeoutMs: number) {
  return new SNSClient({
    region,
    maxAttempts: 1,
    requestHandler: {
      httpAgent: connections.http,
      httpsAgent: connections.https,
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials !== undefined && { credentials }),
  })
}

function attributesOf(
  { category }: Submit,
  { senderId, maxPriceUsd }: SnsOptions,
): Record<string, MessageAttributeValue> {
  const type = category === 'marketing' ? 'Promotional' : 'Transactional'
  return {
    'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: type },
    ...(senderId !== undefined && { 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: senderId } }),
    ...(maxPriceUsd !== undefined && {
      'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: String(maxPriceUsd) },
    }),
  }
}

/** Rejects when the time is up, whatever the work does with the signal. */
async function withDeadline<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const deadline = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    deadline.reject(Object.assign(new Error('no answer in time'), { code: 'time-out' }))
    controller.abort()
  }, timeoutMs)
  try {
    return await Promise.race([work(controller.signal), deadline.promise])
  } finally {
    clearTimeout(timer)
  }
}
