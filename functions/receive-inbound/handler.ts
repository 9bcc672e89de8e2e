import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, SNSEvent } from 'aws-lambda'
import * as z from 'zod'
import type { Problem } from '#shared/contracts/console-api/problem.ts'
import { InboundText } from '#shared/contracts/reply.ts'
import { AppError } from '#shared/domain/errors.ts'
import { readJson } from '#shared/domain/json-text.ts'
import type { Log } from '#shared/ports/log.ts'
import { type ReceiveReplyDeps, receiveReply } from '#shared/usecases/replies/receive-reply.ts'
import {
  answerJson,
  answerProblem,
  createInvalidRequest,
  createProblem,
  faultsOf,
  MAX_BODY_BYTES,
  problemOfError,
} from '../http.ts'
import { verifyWebhook } from '../verify-webhook.ts'

export type ReceiveInboundDeps = ReceiveReplyDeps & {
  log: Log
  /** Each `whsec_…`; any of them may have signed. */
  webhookSecrets: readonly string[]
}

/**
 * What End User Messaging puts on a number's topic for two-way messages:
 * https://docs.aws.amazon.com/sms-voice/latest/userguide/phone-numbers-two-way-sms.html (read 2026-11-29).
 */
const TwoWayText = z.object({
  inboundMessageId: z.string().min(1).max(200),
  originationNumber: z.string(),
  destinationNumber: z.string().optional(),
  messageBody: z.string(),
})

/** `POST /hooks/inbound`, signed, or a message on the topic of End User Messaging: both are understood alike. */
export function createReceiveInboundHandler(deps: ReceiveInboundDeps) {
  return async (event: APIGatewayProxyEventV2 | SNSEvent): Promise<APIGatewayProxyStructuredResultV2 | undefined> => {
    if ('Records' in event) return takeTopic(deps, event)
    try {
      return await acceptHook(deps, event)
    } catch (error) {
      deps.log.error('REQUEST_FAILED', { route: '/hooks/inbound' }, error)
      return answerProblem(problemOfError(error))
    }
  }
}

async function acceptHook(
  deps: ReceiveInboundDeps,
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  const refuse = (reason: string, problem: Problem) => {
    deps.log.info('REPLY_REFUSED', { reason })
    return answerProblem(problem)
  }
  const raw = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (raw.length > MAX_BODY_BYTES)
    return refuse('too-large', createProblem('too-large', `A reply has at most ${MAX_BODY_BYTES} bytes.`))
  const refusal = verifyWebhook(deps.webhookSecrets, raw, event.headers)
  if (refusal !== null) return refuse(refusal.code, createProblem('unauthorized', refusal.detail))
  const read = readJson(raw)
  if (!read.ok) return refuse('malformed', createInvalidRequest([read.fault]))
  const parsed = InboundText.safeParse(read.value)
  if (!parsed.success) return refuse('malformed', createInvalidRequest(faultsOf(parsed.error)))
  if (parsed.data.id !== event.headers['webhook-id'])
    return refuse('malformed', createInvalidRequest([{ path: 'id', message: 'must equal the header webhook-id' }]))
  const outcome = await receive(deps, parsed.data)
  if (outcome.kind === 'malformed') return refuse('malformed', createInvalidRequest(outcome.faults))
  if (outcome.kind === 'conflict')
    return refuse('other-body', createProblem('event-id-reused', 'Another text came under this id before.'))
  return answerJson(202, { id: outcome.id, result: outcome.result })
}

/** A text that cannot be read fails the delivery, which SNS tries again and then lays with the dead letters. */
async function takeTopic(deps: ReceiveInboundDeps, { Records }: SNSEvent): Promise<undefined> {
  for (const { Sns } of Records) {
    const read = readJson(Sns.Message)
    const text = TwoWayText.safeParse(read.ok ? read.value : null)
    if (!text.success) throw refused('this is no text of a person')
    const { inboundMessageId: id, originationNumber: from, destinationNumber: to, messageBody } = text.data
    const parsed = InboundText.safeParse({ id, from, to, text: messageBody, receivedAt: Sns.Timestamp })
    if (!parsed.success) throw refused('this text cannot be read')
    const outcome = await receive(deps, parsed.data)
    if (outcome.kind !== 'received') throw refused('this text cannot be taken')
  }
  return undefined
}

async function receive(deps: ReceiveInboundDeps, inbound: InboundText) {
  const outcome = await receiveReply(deps, inbound)
  if (outcome.kind === 'received') deps.log.info('REPLY_RECEIVE_FINISHED', { outcome: outcome.result })
  return outcome
}

function refused(words: string): AppError {
  return new AppError('INVALID_INPUT', words, { retryable: false })
}
