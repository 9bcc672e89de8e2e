import { createEventBridgeClient, putReceipts } from '#shared/adapters/eventbridge/receipt-bus.ts'
import { createForwardReceiptsHandler } from './handler.ts'

const client = createEventBridgeClient()

export const handler = createForwardReceiptsHandler({ putReceipts: (details) => putReceipts(client, details) })
