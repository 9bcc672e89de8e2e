import { join } from 'node:path'
import { createDynamoClient, createTables } from '#shared/adapters/dynamo/client.ts'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import { createPepperChecks } from '#shared/adapters/dynamo/pepper-checks.ts'
import { createTableStores } from '#shared/adapters/dynamo/stores.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { confirmPepper } from '#shared/usecases/confirm-pepper.ts'
import { startLocalDynamo } from './dynamo-process.ts'
import { createPipelinedRequests } from './pipelined-requests.ts'
import { foreignSecrets, TABLES_FOLDER } from './secrets.ts'
import { unsigned } from './unsigned-requests.ts'

/** One machine has no hot partitions, and every shard is a query at each jump of the clock. */
const DUE_SHARDS = 2

export type LocalDatabase = {
  stores: Stores
  hasher: PhoneHasher
  /** Resolves when its process is gone, asked or not. */
  gone: Promise<unknown>
  close(): Promise<void>
}

type Options = {
  /** The data folder. */
  folder: string
  phonePepper: string
  clock: Clock
  /** Hears that another process still holds the folder, and that it is waited for. */
  tell(words: string): void
}

/**
 * The tables of this folder, under the pepper that they were made with.
 * @throws AppError STORE_UNAVAILABLE while another process has the folder, CONFIGURATION for another pepper
 */
export async function openLocalDatabase({ folder, phonePepper, clock, tell }: Options): Promise<LocalDatabase> {
  const dynamo = await startLocalDynamo({ path: join(folder, TABLES_FOLDER), tell })
  const client = createDynamoClient({
    endpoint: dynamo.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    signer: unsigned,
    requestHandler: createPipelinedRequests(dynamo.endpoint),
  })
  const close = async () => {
    client.destroy()
    await dynamo.stop()
  }
  try {
    const names = await createTables(client, '')
    const tables = createDynamoTables(client, names)
    const stores = createTableStores(tables, clock, DUE_SHARDS)
    const hasher = createPhoneHasher(phonePepper)
    const checks = createPepperChecks(tables)
    const verdict = await confirmPepper({ checks, contacts: stores.contacts, hasher })
    if (verdict === 'another') throw foreignSecrets(join(folder, 'secrets.json'))
    return { stores, hasher, gone: dynamo.exited, close }
  } catch (error) {
    await close()
    throw error
  }
}
