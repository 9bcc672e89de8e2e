import { createDynamoClient } from '#shared/adapters/dynamo/client.ts'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import type { ItemTables } from '#shared/adapters/dynamo/item-table.ts'
import { createTableStores } from '#shared/adapters/dynamo/stores.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { meterMessages } from '#shared/observability/metered-messages.ts'
import { announceMoves } from '#shared/usecases/webhooks/announce-moves.ts'
import type { Environment } from './environment.ts'
import type { Invocations } from './invocations.ts'

let opened: ItemTables | undefined

/** One client for all that a function does with tables. */
export function openTables({ tables }: Pick<Environment<unknown>, 'tables'>): ItemTables {
  opened ??= createDynamoTables(createDynamoClient(), tables)
  return opened
}

/** Every store over the stage's tables; what is written of messages is counted, and told to endpoints. */
export function openStores(
  env: Pick<Environment<unknown>, 'tables'>,
  { clock, meter, log }: Pick<Invocations, 'clock' | 'meter' | 'log'>,
): Stores {
  const stores = createTableStores(openTables(env), clock)
  const metered = meterMessages(stores.messages, meter, clock)
  return { ...stores, messages: announceMoves(metered, { webhooks: stores.webhooks, clock, log }) }
}
