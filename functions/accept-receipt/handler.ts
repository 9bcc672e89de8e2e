import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { GatewayReceipt, GatewayReceiptList, type Verdict } from '#shared/contracts/receipt.ts'
import { readJson } from '#shared/domain/json-text.ts'
import type { Log } from '#shared/ports/log.ts'
import { inParallel } from '#shared/usecases/in-parallel.ts'
import { type AcceptReceiptDeps, acceptReceipt } from '#shared/usecases/receipts/accept-receipt.ts'
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

export type AcceptReceiptHandlerDeps = AcceptReceiptDeps & {
  log: Log
  /** Each `whsec_…`, those that sign our texts; any of them may have signed. */
  smsSecrets: readonly string[]
  /** Reads the gateway's wording. */
  readVerdict(receipt: GatewayReceipt): Verdict
}

const AT_ONCE = 10
const SINGLE = GatewayReceipt.transform((receipt) => [receipt])

/** `POST /hooks/receipts`: one signed receipt or a list of them in, 202 after all are written down. */
export function createAcceptReceiptHandler(deps: AcceptReceiptHandlerDeps) {
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    try {
      return await acceptHook(deps, event)
    } catch (error) {
      deps.log.error('REQUEST_FAILED', { route: '/hooks/receipts' }, error)
      return answerProblem(problemOfError(error))
    }
  }
}

async function acceptHook(
  deps: AcceptReceiptHandlerDeps,
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> {
  const raw = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (raw.length > MAX_BODY_BYTES)
    return answerProblem(createProblem('too-large', `Receipts have at most ${MAX_BODY_BYTES} bytes a post.`))
  const refusal = verifyWebhook(deps.smsSecrets, raw, event.headers)
  if (refusal !== null) return answerProblem(createProblem('unauthorized', refusal.detail))
  const read = readJson(raw)
  if (!read.ok) return answerProblem(createInvalidRequest([read.fault]))
  const body = read.value
  const parsed = (Array.isArray(body) ? GatewayReceiptList : SINGLE).safeParse(body)
  if (!parsed.success) return answerProblem(createInvalidRequest(faultsOf(parsed.error)))
  const outcomes = await inParallel(parsed.data, AT_ONCE, (receipt) => acceptOne(deps, receipt))
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
  return answerJson(202, {
    recorded: count('recorded'),
    repeated: count('repeat'),
    unmatched: count('unmatched'),
  })
}

async function acceptOne(deps: AcceptReceiptHandlerDeps, receipt: GatewayReceipt): Promise<string> {
  const verdict = deps.readVerdict(receipt)
  const outcome = await acceptReceipt(deps, receipt, verdict)
  const { messageId, reason, state } = receipt
  if (verdict.because === 'unknown-code' && reason !== undefined)
    deps.log.error('RECEIPT_UNKNOWN_CODE', { messageId, code: verdict.said })
  deps.log.info('RECEIPT_RECORD_FINISHED', { messageId, outcome, state })
  return outcome
}
