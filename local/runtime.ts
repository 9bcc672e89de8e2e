import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createAcceptBusEventHandler } from '#functions/accept-bus-event/handler.ts'
import { createAcceptOrderEventHandler } from '#functions/accept-order-event/handler.ts'
import { createAcceptReceiptHandler } from '#functions/accept-receipt/handler.ts'
import { createAcceptSourceEventHandler } from '#functions/accept-source-event/handler.ts'
import { createConsoleApiHandler } from '#functions/console-api/handler.ts'
import { createDeliverWebhookHandler } from '#functions/deliver-webhook/handler.ts'
import { createImportFileHandler } from '#functions/import-file/handler.ts'
import { createReceiveInboundHandler } from '#functions/receive-inbound/handler.ts'
import { createReconcileHandler } from '#functions/reconcile/handler.ts'
import { createRecordReceiptHandler } from '#functions/record-receipt/handler.ts'
import { createRunCampaignHandler } from '#functions/run-campaign/handler.ts'
import { createSendMessageHandler } from '#functions/send-message/handler.ts'
import type { ItemTable } from '#shared/adapters/dynamo/item-table.ts'
import { parseDeliveryLog } from '#shared/adapters/sns/receipts.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { OtherTraces } from '#shared/ports/erasures.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'
import { settleTemplates } from '#shared/usecases/campaigns/register-template.ts'
import { settleHomeShop } from '#shared/usecases/intake/settle-home-shop.ts'
import { settleCountries } from '#shared/usecases/line/settle-countries.ts'
import { settleRestored } from '#shared/usecases/line/settle-restored.ts'
import { settleRules } from '#shared/usecases/line/steer-rules.ts'
import { settleShops } from '#shared/usecases/line/steer-shops.ts'
import { settleFormerCampaigns } from '#shared/usecases/runs/settle-former-campaigns.ts'
import { sweepDue } from '#shared/usecases/sending/sweep-due.ts'
import { settleWebhooks } from '#shared/usecases/webhooks/keep-webhooks.ts'
import { sweepDeliveries } from '#shared/usecases/webhooks/sweep-deliveries.ts'
import { type LocalAdapters, openAdapters } from './adapters.ts'
import { createDriver, type Driver } from './clock/driver.ts'
import { type LeftWaiting, watchLeftWaiting } from './clock/left-waiting.ts'
import { BACKUPS_FOLDER, startBackups } from './database/backups.ts'
import type { OpenOptions } from './database/local-database.ts'
import { createLocalFiles, type LocalFiles } from './database/local-files.ts'
import { endRestore } from './database/restore.ts'
import { whyStopped, wordsOfRestore } from './database/restored-words.ts'
import { createApiRoutes } from './http/api-routes.ts'
import { createConsoleRoute } from './http/console-files.ts'
import { createDemoRoutes } from './http/demo-routes.ts'
import { createDevRoutes } from './http/dev-routes.ts'
import { startLocalServer } from './http/server.ts'
import { forSignedIn } from './http/signed-in.ts'
import { createTokens } from './http/tokens.ts'
import { createFakePhone, type FakePhone } from './phone/fake-phone.ts'
import { openSmsGateway, type SmsGateway } from './phone/sms-gateway.ts'

export type Runtime = {
  /** `http://127.0.0.1:4000`. */
  origin: string
  webhookSecrets: readonly [string, ...string[]]
  /** With a gateway, which really sends texts: what sign-in asks for, new at each start. Null with the demo phone. */
  startToken: string | null
  stores: Stores
  /** What only one machine keeps: jobs, schedules, the demo phone's texts. */
  localTable: ItemTable
  clock: { now(): Date }
  /** Ends everything in order; what is in flight finishes, or comes again after the next start. */
  stop(): Promise<void>
}

export type RuntimeOptions = OpenOptions & {
  port: number
  /** Everything durable lives here. */
  folder: string
  consoleFolder: string
  /** Instead of the one that is made for the folder; any of them may have signed. */
  webhookSecrets: readonly string[]
  writeLog(line: string): void
  /** Where `CARILLON_SMS_URL` and its secret may name a gateway instead of the fake phone, and `CARILLON_COUNTRIES` whom it texts. */
  env?: Readonly<Record<string, string | undefined>>
  /** Takes a gateway's place and texts nobody, so that the clock may be steered and everybody may sign in: for measuring. */
  standIn?: SmsGateway
  /** Hears, in words, what the owner of the folder should know about its files. @default nobody */
  tell?(words: string): void
}

const STOP_GRACE_MS = 5_000
/** After a restart all that an earlier process had in hand comes up at once: no lease of its is worth waiting for. */
const RESTART_REACH_MS = 3_600_000

/** The whole platform in this process: the shipped handlers over local adapters. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const waking = { poke: () => {} }
  const gateway = openSmsGateway(options.env ?? {})
  const { folder, tell = () => undefined } = options
  const adapters = await openAdapters({
    ...options,
    tell,
    poke: () => waking.poke(),
    checkClock: (clock) => {
      if (gateway !== null && clock.state().steered) throw steered(folder)
    },
  })
  try {
    return await runOn(adapters, { ...options, tell, gateway, waking })
  } catch (error) {
    await adapters.close()
    throw error
  }
}

type Running = RuntimeOptions & {
  tell(words: string): void
  gateway: SmsGateway | null
  waking: { poke(): void }
}

async function runOn(adapters: LocalAdapters, options: Running): Promise<Runtime> {
  const { gateway, waking, folder } = options
  const { deps, queues, clock, stores, secrets } = adapters
  const startToken = gateway === null ? null : randomBytes(24).toString('base64url')
  const sender = gateway ?? options.standIn ?? null
  const phone = await createFakePhone({ folder, table: adapters.localTable, clock, queues })
  const left = watchLeftWaiting(adapters.deps)
  const driver = openDriver(adapters, { left, sms: sender?.sms ?? phone })
  waking.poke = driver.poke.bind(driver)
  const [first = secrets.webhookSecret, ...more] = options.webhookSecrets
  const webhookSecrets: [string, ...string[]] = [first, ...more]
  await settleHomeShop(deps)
  await settleFormerCampaigns(deps)
  await finishRestore(adapters, options)
  const { server, files } = await serve(options, { adapters, phone, driver, left, webhookSecrets, sender, startToken })
  await settleCountries(deps)
  await settleShops(deps)
  await settleRules(deps)
  await settleTemplates({ ...deps, sms: sender?.sms ?? phone })
  await settleWebhooks(deps)
  consumeQueues(adapters, { sms: sender?.sms ?? phone, phone, files })
  await sweepDue(deps, RESTART_REACH_MS)
  driver.start()
  const backups = startBackups({ folder, backUp: adapters.backUp, onFailure: tellFailedBackup(adapters, options) })
  const stop = async () => {
    // The driver at once, so that a clock that is being moved far says so instead of using up the grace.
    await Promise.all([server.close({ graceMs: STOP_GRACE_MS }), driver.stop()])
    await queues.stop({ graceMs: STOP_GRACE_MS })
    await backups.stop()
    await adapters.close()
  }
  return {
    origin: server.origin,
    webhookSecrets,
    startToken,
    stores,
    localTable: adapters.localTable,
    clock,
    stop,
  }
}

/** Before anything works on the stores: what stands in a backup may have been done since. */
async function finishRestore({ deps, schedules, restored }: LocalAdapters, { folder, tell }: Running): Promise<void> {
  if (restored === undefined) return
  const counts = await settleRestored(deps, whyStopped(restored))
  await schedules.passOver(deps.clock.now())
  endRestore(folder)
  for (const words of wordsOfRestore(restored, counts)) tell(words)
}

/** Told once, logged each time. */
function tellFailedBackup({ deps }: LocalAdapters, { folder, tell }: Running): (error: unknown) => void {
  let isTold = false
  return (error) => {
    deps.log.error('BACKUP_FAILED', {}, error)
    if (!isTold)
      tell(`The daily backup could not be written to ${join(folder, BACKUPS_FOLDER)}; it is tried again each minute.`)
    isTold = true
  }
}

function steered(folder: string): AppError {
  const message =
    `The clock of ${folder} was moved, and with a gateway (CARILLON_SMS_URL) people would be texted by it, at the wrong hour. ` +
    'Name another folder (CARILLON_DATA) for the gateway, or start without it.'
  return new AppError('CONFIGURATION', message, { retryable: false })
}

function openDriver(
  { deps, clock, queues, schedules, due, newZones }: LocalAdapters,
  { left, sms }: { left: LeftWaiting; sms: SmsProvider },
): Driver {
  return createDriver({
    clock,
    queues,
    schedules,
    nextDueAt: () => due.next(),
    sweep: async (now) => {
      const next = await due.next()
      if (next === null || next > now) return
      await sweepDue(deps)
      await sweepDeliveries(deps)
    },
    reconcile: createReconcileHandler({ ...deps, sms }),
    needsReconcile: () => [newZones.take(), schedules.takeSpent()].includes(true),
    hurry: () => left.hurry(),
    onFailure: (error) => deps.log.error('LOCAL_STEP_FAILED', {}, error),
  })
}

type Parts = {
  /** Who sends instead of the demo phone. */
  sender: SmsGateway | null
  startToken: string | null
  adapters: LocalAdapters
  phone: FakePhone
  driver: Driver
  left: LeftWaiting
  webhookSecrets: readonly [string, ...string[]]
}

async function serve(options: RuntimeOptions, parts: Parts) {
  const { adapters, phone, driver, left, webhookSecrets, sender, startToken } = parts
  const { deps, clock, queues, secrets } = adapters
  // What was given to anybody while nothing was sent must not hold once a gateway is there.
  const tokens = createTokens({ secret: startToken === null ? secrets.tokenSecret : `${secrets.tokenSecret}/gateway` })
  const filesAt = (origin: string) =>
    createLocalFiles({ folder: join(options.folder, 'uploads'), origin, secret: secrets.uploadSecret, queues })
  const opened: { files?: LocalFiles } = {}
  const server = await startLocalServer({
    port: options.port,
    onFailure: (error) => deps.log.error('REQUEST_FAILED', {}, error),
    routes: (origin) => {
      const files = filesAt(origin)
      opened.files = files
      const acceptOrderEvent = createAcceptOrderEventHandler({ ...deps, webhookSecrets })
      const receiveInbound = createReceiveInboundHandler({ ...deps, webhookSecrets })
      const acceptSourceEvent = createAcceptSourceEventHandler(deps)
      const api = createConsoleApiHandler({ ...deps, files, sms: sender?.sms ?? phone })
      const demo = createDemoRoutes({ clock, origin, webhookSecret: webhookSecrets[0] })
      return [
        ...createApiRoutes({
          hooks: (event) => deps.rightOfWay.first(() => acceptOrderEvent(event)),
          sources: (event) => deps.rightOfWay.first(() => acceptSourceEvent(event)),
          replies: async (event) => (await deps.rightOfWay.first(() => receiveInbound(event))) ?? {},
          api,
          tokens,
          ...(sender !== null && { receipts: createAcceptReceiptHandler({ ...deps, ...sender.receipts }) }),
        }),
        ...(startToken === null ? demo : forSignedIn(demo, tokens)),
        ...createDevRoutes({
          ...{ clock, driver, left, phone, startToken, tokens, files, origin },
          webhookSecret: webhookSecrets[0],
        }),
        createConsoleRoute(options.consoleFolder),
      ]
    },
  })
  return { server, files: opened.files ?? filesAt(server.origin) }
}

type Consumed = { sms: SmsProvider; phone: FakePhone; files: LocalFiles }

function consumeQueues({ deps, queues, scrub }: LocalAdapters, { sms, phone, files }: Consumed): void {
  const otherTraces: OtherTraces = {
    async forget(numbers) {
      for (const number of numbers) await phone.forget(number)
    },
    settle: async () => scrub(),
  }
  const send = createSendMessageHandler({ ...deps, sms })
  queues.consume('send-transactional', send)
  queues.consume('send-bulk', send)
  queues.consume('campaigns', createRunCampaignHandler({ ...deps, sms }))
  queues.consume('imports', createImportFileHandler({ ...deps, files, otherTraces }))
  queues.consume('webhooks', createDeliverWebhookHandler(deps))
  queues.consume('order-events', createAcceptBusEventHandler(deps))
  queues.consume('receipts', createRecordReceiptHandler({ ...deps, parseLine: parseDeliveryLog }))
}
