import { EventBridgeClient, type EventBridgeClientConfig, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { RECEIPT_EVENT } from '#shared/contracts/deployment.ts'
import { AppError } from '#shared/domain/errors.ts'

const TIMEOUTS = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true }

/** A client that gives up on a request after 5 seconds and tries at most three times. */
export function createEventBridgeClient(config: EventBridgeClientConfig = {}): EventBridgeClient {
  return new EventBridgeClient({ maxAttempts: 3, requestHandler: TIMEOUTS, ...config })
}

/**
 * Puts receipts on the account's default bus, one in a request: two large ones would not fit.
 * @throws AppError QUEUE_UNAVAILABLE (retryable) when the bus did not take one; those before it stay
 */
export async function putReceipts(client: EventBridgeClient, details: readonly unknown[]): Promise<void> {
  for (const detail of details) {
    const entry = {
      Source: RECEIPT_EVENT.source,
      DetailType: RECEIPT_EVENT.detailType,
      Detail: JSON.stringify(detail),
    }
    const code = await put(client, new PutEventsCommand({ Entries: [entry] }))
    if (code !== null)
      throw new AppError('QUEUE_UNAVAILABLE', 'The bus did not take a receipt', {
        retryable: true,
        context: { action: 'PutEvents', error: code },
      })
  }
}

/** The code of a failure; null when it was taken. */
async function put(client: EventBridgeClient, command: PutEventsCommand): Promise<string | null> {
  try {
    const { FailedEntryCount = 0, Entries = [] } = await client.send(command)
    return FailedEntryCount === 0 ? null : (Entries[0]?.ErrorCode ?? 'not-taken')
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown'
  }
}
