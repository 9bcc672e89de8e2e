import { createRunCampaignHandler } from '#functions/run-campaign/handler.ts'
import { createSendMessageHandler } from '#functions/send-message/handler.ts'
import { createDynamoClient, createTables } from '#shared/adapters/dynamo/client.ts'
import { createDynamoStores } from '#shared/adapters/dynamo/stores.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { workersNamed } from '#shared/adapters/system/workers.ts'
import { createTableReader } from '#shared/adapters/tables/table-reader.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import type { ImportWhat } from '#shared/contracts/import.ts'
import type { ShippedKindId } from '#shared/contracts/message.ts'
import { COUNTRIES } from '#shared/domain/people/number-country.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import type { DeadLetter } from '#shared/ports/dead-letters.ts'
import type { Submit } from '#shared/ports/sms-provider.ts'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { createPace } from '#shared/usecases/line/keep-pace.ts'
import { createImport } from '#shared/usecases/lists/create-import.ts'
import { importFile } from '#shared/usecases/lists/import-file.ts'
import { announceMoves, hearFromLine } from '#shared/usecases/webhooks/announce-moves.ts'
import { CountedQueues } from './counted-queues.ts'
import { countWork } from './counted-work.ts'
import { fillTables } from './filled-tables.ts'

/** Fast enough never to make a page wait: what waiting costs is not what is counted here. */
const LINE = {
  provider: 'counted',
  rates: { transactional: 1_000_000_000, bulk: 1_000_000_000 },
  priceMicros: 50_000,
  zone: 'Asia/Shanghai',
  countries: COUNTRIES,
  dailyBudgetMicros: null,
}

/** A list's file, read anew each time. */
type List = () => Iterable<Uint8Array>

export type CountedPlatform = Awaited<ReturnType<typeof openCountedPlatform>>

/**
 * The shipped handlers over DynamoDB stores of fresh tables, with everything counted: requests and units, queue
 * requests, submits. The provider accepts and forgets. The clock stands until it is set, and so does the monotonic one:
 * the counted work is the same on a slow machine.
 */
export async function openCountedPlatform(endpoint: string, prefix: string) {
  const client = createDynamoClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const names = await createTables(client, prefix)
  const counter = countWork(client, names)
  const clock = { at: new Date('2026-11-30T12:00:00Z'), now: () => clock.at, monotonicMs: () => 0 }
  const submits = { count: 0 }
  const queues = new CountedQueues()
  const upload: { pieces: List } = { pieces: () => [] }
  const made = { ids: 0 }
  const stores = createDynamoStores(client, names, clock)
  const log = { debug: () => undefined, info: () => undefined, error: tellFailure }
  const telling = { webhooks: stores.webhooks, clock, log }
  const lines = hearFromLine(stores.lines, telling)
  const deps = {
    ...stores,
    // As it ships: what it costs that nobody listens is counted too.
    messages: announceMoves(stores.messages, telling),
    lines,
    clock,
    queues,
    hasher: createPhoneHasher('bench'),
    tables: createTableReader(),
    ids: { create: (start: string) => `${start}${String(++made.ids).padStart(20, '0')}` },
    files: {
      createUpload: async (key: string) => ({ method: 'PUT' as const, url: `https://files.test/${key}`, headers: {} }),
      read: (_key: string) => streamOf(upload.pieces()),
      remove: async () => undefined,
      addPart: async () => undefined,
      readParts: noText,
      editParts: async () => undefined,
      removeParts: async () => undefined,
    },
    schedules: { put: async () => undefined, removeAll: async () => undefined, list: async () => [] },
    sms: { name: 'counted', countingFor: () => 'cn-flat' as const, submit: accepting(submits) },
    log,
    workers: workersNamed('bench'),
    lineDefaults: LINE,
    pace: createPace({ lines, clock, defaults: LINE, pause: async () => undefined }),
    deadLetters: { put: async (letter: DeadLetter) => Promise.reject(new Error(letter.reason)) },
    remainingMs: () => 900_000,
  }
  const takeIn = async (into: typeof deps, what: ImportWhat, pieces: List) => {
    const { id } = await createImport(into, { what, by: 'admin/test' })
    upload.pieces = pieces
    const { item } = await importFile(into, { importId: id, remainingMs: () => Number.POSITIVE_INFINITY })
    return item
  }
  const send = createSendMessageHandler(deps)
  const handlers = { campaigns: createRunCampaignHandler(deps), 'send-bulk': send, 'send-transactional': send }

  return {
    deps,
    clock,
    counter,
    queues,
    submits,
    handlers,
    /** Takes a list in as an upload would be; answers when it is done. */
    import: (what: ImportWhat, pieces: List) => takeIn(deps, what, pieces),
    /** Leaves in empty tables what imports of these lists leave, for where the imports are not what is counted. */
    fill: (lists: readonly [ImportWhat, List][]) =>
      fillTables({ client, names, clock }, async (written) => {
        for (const [what, pieces] of lists) await takeIn({ ...deps, ...written }, what, pieces)
      }),
    /** A campaign of this kind, active from now on; what its activation sets going is dealt with. */
    async campaign(kind: ShippedKindId, settings: Record<string, unknown> = {}): Promise<CampaignId> {
      const created = await createCampaign(deps, { by: 'admin/test', kind, settings })
      if (created.kind !== 'created') throw new Error(JSON.stringify(created))
      const id = CampaignId.parse(created.campaign.id)
      await activateCampaign(deps, { id, by: 'admin/test' })
      await queues.drain(handlers)
      return id
    },
    close: () => client.destroy(),
  }
}

function tellFailure(code: string, _fields: unknown, cause?: unknown): void {
  console.error(code, cause)
}

function accepting(submits: { count: number }) {
  return async ({ messageId }: Submit): Promise<SubmitAnswer> => {
    submits.count += 1
    return { kind: 'accepted', providerMessageId: messageId.slice(-36).padStart(36, '0') }
  }
}

async function* streamOf(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* pieces
}

async function* noText(): AsyncGenerator<string> {
  yield* []
}
