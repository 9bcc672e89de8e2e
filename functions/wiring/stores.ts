import { createDynamoClient } from '#shared/adapters/dynamo/client.ts'
import { createDynamoStores } from '#shared/adapters/dynamo/stores.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { meterMessages } from '#shared/observability/metered-messages.ts'
import type { Environment } from './environment.ts'
import type { Invocations } from './invocations.ts'

/** Every store over the stage's tables; what is written of messages is counted. */
export function openStores(
  { tables }: Pick<Environment<unknown>, 'tables'>,
  { clock, meter }: Pick<Invocations, 'clock' | 'meter'>,
): Stores {
  const stores = createDynamoStores(createDynamoClient(), tables, clock)
  return { ...stores, messages: meterMessages(stores.messages, meter, clock) }
}
