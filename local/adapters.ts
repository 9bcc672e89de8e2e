import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createMappings } from '#shared/adapters/mappings/threaded-mappings.ts'
import { createRandomIds } from '#shared/adapters/system/ids.ts'
import { createWebhookSecrets } from '#shared/adapters/system/webhook-secrets.ts'
import { workersNamed } from '#shared/adapters/system/workers.ts'
import { createTableReader } from '#shared/adapters/tables/table-reader.ts'
import { createWebhookPoster } from '#shared/adapters/webhooks/webhook-poster.ts'
import type { DeliveryId, ImportId } from '#shared/contracts/ids.ts'
import type { LineDefaults } from '#shared/contracts/line.ts'
import { createLog } from '#shared/observability/logger.ts'
import type { DeadLetter } from '#shared/ports/dead-letters.ts'
import { createPace } from '#shared/usecases/line/keep-pace.ts'
import { announceMoves } from '#shared/usecases/webhooks/announce-moves.ts'
import { watchDueThings } from './clock/due-things.ts'
import { createLocalSchedules } from './clock/local-schedules.ts'
import { watchNewZones } from './clock/new-zones.ts'
import { createSteeredClock, type SteeredClock } from './clock/steered-clock.ts'
import { readCountries } from './countries.ts'
import { makeFolderForGood } from './database/atomic-file.ts'
import { type LocalDatabase, type OpenOptions, openLocalDatabase } from './database/local-database.ts'
import { readSheetInWorker } from './lists/read-in-worker.ts'
import { createLocalDeadLetterBox } from './queues/local-dead-letter-box.ts'
import { createLocalQueues, type LocalQueues } from './queues/local-queues.ts'
import { rightOfWayAt } from './queues/right-of-way.ts'
import { sqsEventOf } from './queues/sqs-event.ts'
import { openSecrets, type Secrets } from './secrets.ts'

/**
 * The fake phone and its like cost nothing and are never too fast; the API can set a pace and a budget to try them. At this
 * rate a page's room takes up no millisecond: on a clock that stands still each would add to the wait of the next.
 */
const LINE = {
  provider: 'local',
  rates: { transactional: 1_000_000, bulk: 1_000_000 },
  priceMicros: 50_000,
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  dailyBudgetMicros: null,
}
const MAPPING_WORKER = new URL('../shared/adapters/mappings/mapping-worker.ts', import.meta.url)
/** Nothing here has a time limit of its own. */
const REMAINING_MS = 900_000

export type LocalAdapters = Awaited<ReturnType<typeof openAdapters>>

type Options = OpenOptions & {
  /** Everything durable lives here. */
  folder: string
  writeLog(line: string): void
  /** Called when something was written that may have to be woken for. */
  poke(): void
  /** Where `CARILLON_COUNTRIES` may say which countries a new folder texts. @default CN */
  env?: Readonly<Record<string, string | undefined>>
  /** Hears, in words, what the owner of the folder should know about its files. */
  tell(words: string): void
  /** Looks at the clock before anything is opened, and throws where it may not be so. */
  checkClock(clock: SteeredClock): void
}

/** What the handlers need, on one machine; only the SMS provider and the files come with the server. */
export async function openAdapters(options: Options) {
  const { folder, env = {} } = options
  const lineDefaults = { ...LINE, countries: readCountries(env.CARILLON_COUNTRIES ?? '') }
  makeFolderForGood(folder)
  const secrets = openSecrets(join(folder, 'secrets.json'))
  const clock = createSteeredClock({ path: join(folder, 'clock.json') })
  options.checkClock(clock)
  // Nothing else is read or mended before the database is ours: it is what keeps a second process out of the folder.
  const database = await openLocalDatabase({ ...options, phonePepper: secrets.phonePepper, clock })
  try {
    return await openAround(database, { ...options, secrets, clock, lineDefaults })
  } catch (error) {
    await database.close()
    throw error
  }
}

type Opened = Options & { secrets: Secrets; clock: SteeredClock; lineDefaults: LineDefaults }

async function openAround(
  { stores, hasher, localTable, restored, backUp, scrub, close }: LocalDatabase,
  { writeLog, poke, secrets, clock, lineDefaults }: Opened,
) {
  const queues = await createLocalQueues({ table: localTable, clock })
  const schedules = await createLocalSchedules({ table: localTable, clock, queues })
  const due = watchDueThings(stores, clock, (what) => {
    // Endpoints are other people's: they hear of what happens at a standing clock without somebody setting it.
    if (what === 'deliveries' || clock.state().flow) poke()
  })
  const newZones = watchNewZones(stores.contacts)
  const rightOfWay = rightOfWayAt(queues)
  const ids = createRandomIds()
  const holder = ids.create('local-')
  const log = createLog(writeLog, () => new Date())
  const deps = {
    ...stores,
    messages: announceMoves(stores.messages, { webhooks: stores.webhooks, clock, log }),
    clock,
    ids,
    queues,
    schedules,
    log,
    hasher,
    // There is one process: any other holder belonged to one that is gone.
    workers: workersNamed(holder, (other) => other !== holder),
    deadLetters: { put: (letter: DeadLetter) => bury(queues, letter) },
    deadLetterBox: createLocalDeadLetterBox(queues),
    noteFailure: queues.noteFailure.bind(queues),
    importQueue: { resume: (importId: ImportId) => resumeImport(queues, importId) },
    erasureQueue: { erase: (contactId: string) => askToErase(queues, contactId) },
    webhookQueue: { deliver: (deliveries: readonly DeliveryId[]) => queues.put('webhooks', deliveries.map(bodyOf)) },
    webhookPoster: createWebhookPoster({ reach: 'here' }),
    webhookSecrets: createWebhookSecrets(),
    mappings: createMappings({ worker: MAPPING_WORKER }),
    hookReach: 'here' as const,
    tables: createTableReader({ readSheet: readSheetInWorker }),
    lineDefaults,
    pace: createPace({ lines: stores.lines, clock, defaults: lineDefaults, pause: (ms) => pause(ms) }),
    remainingMs: () => REMAINING_MS,
    rightOfWay,
  }
  return { deps, secrets, clock, queues, schedules, stores, localTable, restored, backUp, scrub, due, newZones, close }
}

function bodyOf(id: DeliveryId): string {
  return JSON.stringify({ type: 'deliver', id })
}

function resumeImport(queues: LocalQueues, importId: ImportId): Promise<void> {
  return queues.put('imports', [JSON.stringify({ type: 'resume-import', importId })])
}

function askToErase(queues: LocalQueues, contactId: string): Promise<void> {
  return queues.put('imports', [JSON.stringify({ type: 'erase-person', contactId })])
}

async function bury(queues: LocalQueues, { queue, body, reason, messageId }: DeadLetter): Promise<void> {
  const job = { id: messageId, queue, body, sentAtMs: Date.now(), failures: 0, dead: null }
  const [record] = sqsEventOf([job], new Date()).Records
  if (record) await queues.deadLetters.put(queue, record, reason)
}
