import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createCsvTableReader } from '#shared/adapters/csv/table-reader.ts'
import { createDynamoClient, createTables } from '#shared/adapters/dynamo/client.ts'
import { createDynamoStores } from '#shared/adapters/dynamo/stores.ts'
import { createRandomIds } from '#shared/adapters/system/ids.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import type { ImportId } from '#shared/contracts/ids.ts'
import { createLog } from '#shared/observability/logger.ts'
import type { DeadLetter } from '#shared/ports/dead-letters.ts'
import { createPace } from '#shared/usecases/keep-pace.ts'
import { readCountries } from './countries.ts'
import { watchDueThings } from './due-things.ts'
import { startLocalDynamo } from './dynamo-process.ts'
import { createLocalDeadLetterBox } from './local-dead-letter-box.ts'
import { createLocalQueues, type LocalQueues } from './local-queues.ts'
import { createLocalSchedules } from './local-schedules.ts'
import { createPipelinedRequests } from './pipelined-requests.ts'
import { openSecrets } from './secrets.ts'
import { sqsEventOf } from './sqs-event.ts'
import { createSteeredClock } from './steered-clock.ts'
import { unsigned } from './unsigned-requests.ts'

/** One machine has no hot partitions, and every shard is a query at each jump of the clock. */
const DUE_SHARDS = 2
/**
 * The fake phone and its like cost nothing and are never too fast; the API can set a pace and a budget to try them. At this
 * rate a page's room takes up no millisecond: on a clock that stands still each would add to the wait of the next.
 */
const LINE = {
  provider: 'local',
  rates: { transactional: 1_000_000, bulk: 1_000_000 },
  priceMicros: 50_000,
  zone: 'Asia/Shanghai',
  dailyBudgetMicros: null,
}
/** Nothing here has a time limit of its own. */
const REMAINING_MS = 900_000

export type LocalAdapters = Awaited<ReturnType<typeof openAdapters>>

type Options = {
  /** Everything durable lives here. */
  folder: string
  writeLog(line: string): void
  /** Called when something was written that may have to be woken for. */
  poke(): void
  /** Where `CARILLON_COUNTRIES` may say which countries a new folder texts. @default CN */
  env?: Readonly<Record<string, string | undefined>>
}

/** What the handlers need, on one machine; only the SMS provider and the files come with the server. */
export async function openAdapters({ folder, writeLog, poke, env = {} }: Options) {
  const lineDefaults = { ...LINE, countries: readCountries(env.CARILLON_COUNTRIES ?? '') }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = (name: string) => join(folder, name)
  const secrets = openSecrets(path('secrets.json'))
  const clock = createSteeredClock({ path: path('clock.json') })
  const dynamo = await startLocalDynamo({ path: path('dynamodb') })
  const client = createDynamoClient({
    endpoint: dynamo.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    signer: unsigned,
    requestHandler: createPipelinedRequests(dynamo.endpoint),
  })
  const names = await createTables(client, '')
  const queues = createLocalQueues({ path: path('queues.ndjson'), clock })
  const schedules = createLocalSchedules({ path: path('schedules.json'), clock, queues })
  const stores = createDynamoStores(client, names, clock, DUE_SHARDS)
  const due = watchDueThings(stores, clock, () => {
    if (clock.state().flow) poke()
  })
  const ids = createRandomIds()
  const holder = ids.create('local-')
  const deps = {
    ...stores,
    clock,
    ids,
    queues,
    schedules,
    log: createLog(writeLog, () => new Date()),
    hasher: createPhoneHasher(secrets.phonePepper),
    // There is one process: any other holder belonged to one that is gone.
    workers: { holder, isGone: (other: string) => other !== holder },
    deadLetters: { put: (letter: DeadLetter) => bury(queues, letter) },
    deadLetterBox: createLocalDeadLetterBox(queues),
    noteFailure: queues.noteFailure.bind(queues),
    importQueue: { resume: async (importId: ImportId) => resumeImport(queues, importId) },
    tables: createCsvTableReader(),
    lineDefaults,
    pace: createPace({ lines: stores.lines, clock, defaults: lineDefaults, pause: (ms) => pause(ms) }),
    remainingMs: () => REMAINING_MS,
  }
  const close = async () => {
    client.destroy()
    await dynamo.stop()
  }
  return { deps, secrets, clock, queues, schedules, stores, due, databaseGone: dynamo.exited, close }
}

function resumeImport(queues: LocalQueues, importId: ImportId): void {
  queues.put('imports', [JSON.stringify({ type: 'resume-import', importId })])
}

async function bury(queues: LocalQueues, { queue, body, reason, messageId }: DeadLetter): Promise<void> {
  const job = { id: messageId, queue, body, sentAtMs: Date.now(), failures: 0, dead: null }
  const [record] = sqsEventOf([job], new Date()).Records
  if (record) await queues.deadLetters.put(queue, record, reason)
}
