import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda'
import { createConsoleApiHandler } from '#functions/console-api/handler.ts'
import type { ConsoleApiDeps } from '#functions/console-api/route.ts'
import { MemoryDeadLetterBox } from '#shared/adapters/memory/dead-letter-box.ts'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import type { Role } from '#shared/contracts/console-api/role.ts'
import type { DeliveryId } from '#shared/contracts/ids.ts'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import type { CampaignSchedule } from '#shared/ports/campaign-schedules.ts'
import type { LogFields } from '#shared/ports/log.ts'
import { MemoryFiles } from '../../builders/import-desk.ts'
import { webhookDeps } from '../../builders/webhook-deps.ts'

export type Call = {
  /** Null for a caller whom the authorizer never saw. */
  as?: Role | null
  /** Instead of the group of `as`, as the claim arrives. */
  groups?: unknown
  body?: unknown
  /** Instead of `body`, as it is. */
  rawBody?: string
  base64?: boolean
  query?: Record<string, string>
  contentType?: string
  /** Besides the content type, by lower-case name. */
  headers?: Record<string, string>
  /** The account that calls; `user-1` unless given. */
  sub?: string
}
export type Answer = { status: number; type: string; headers: Record<string, unknown>; body: unknown }

/** The API over these stores, empty ones in memory unless given, at 2026-12-01 09:00 in Shanghai until `setNow`. */
export function startApi(
  stores: Stores = createMemoryStores(),
  sms: ConsoleApiDeps['sms'] = { countingFor: () => 'cn-flat' },
) {
  let now = new Date('2026-12-01T01:00:00Z')
  let made = 0
  const files = new MemoryFiles()
  const schedules = new RecordingSchedules()
  const jobs: CampaignJob[] = []
  const resumed: string[] = []
  const erasing: string[] = []
  const sentBack: { queue: string; body: string }[] = []
  const deadLetterBox = new MemoryDeadLetterBox({
    clock: { now: () => now },
    sendBack: (queue, body) => void sentBack.push({ queue, body }),
  })
  const lines: { level: 'info' | 'error'; code: string; fields: LogFields; cause?: unknown }[] = []
  const handed: DeliveryId[] = []
  const handler = createConsoleApiHandler({
    ...stores,
    ...webhookDeps(handed),
    deadLetterBox,
    lineDefaults: {
      provider: 'test',
      rates: { transactional: 100, bulk: 100 },
      priceMicros: 50_000,
      currency: 'CNY',
      zone: 'Asia/Shanghai',
      countries: ['CN'],
      dailyBudgetMicros: null,
    },
    sms,
    schedules,
    importQueue: { resume: async (id) => void resumed.push(id) },
    erasureQueue: { erase: async (id) => void erasing.push(id) },
    queues: {
      sendJobs: async () => undefined,
      campaignJob: async (job) => void jobs.push(job),
    },
    files,
    hasher: { hash: (e164) => `hash-of-${e164.replace('+86', '')}` },
    ids: {
      create(prefix) {
        made += 1
        return `${prefix}${String(made).padStart(20, '0')}`
      },
    },
    clock: { now: () => now, monotonicMs: () => now.getTime() },
    log: {
      debug: () => undefined,
      info: (code, fields = {}) => void lines.push({ level: 'info', code, fields }),
      error: (code, fields = {}, cause) => void lines.push({ level: 'error', code, fields, cause }),
    },
  })

  async function text(method: string, path: string, options: Call = {}) {
    const result = await handler(eventOf(method, path, options), CONTEXT)
    const { 'content-type': type = '', ...headers } = result.headers ?? {}
    return { status: result.statusCode ?? 0, type: String(type), headers, text: result.body ?? 'null' }
  }
  async function call(method: string, path: string, options: Call = {}): Promise<Answer> {
    const { text: body, ...answer } = await text(method, path, options)
    return { ...answer, body: answer.type === 'text/csv; charset=utf-8' ? body : JSON.parse(body) }
  }
  return {
    ...stores,
    deadLetterBox,
    sentBack,
    schedules,
    files,
    jobs,
    resumed,
    erasing,
    lines,
    call,
    text,
    setNow: (at: string) => (now = new Date(at)),
  }
}

export type Api = ReturnType<typeof startApi>

/** Schedules as they stand. */
class RecordingSchedules {
  standing: CampaignSchedule[] = []

  async put(schedule: CampaignSchedule): Promise<void> {
    const { campaignId, part, zone } = schedule
    const others = this.standing.filter(
      (old) => old.campaignId !== campaignId || old.part !== part || old.zone !== zone,
    )
    this.standing = [...others, schedule]
  }

  async removeAll(campaignId: string): Promise<void> {
    this.standing = this.standing.filter((schedule) => schedule.campaignId !== campaignId)
  }

  async list(): Promise<CampaignSchedule[]> {
    return this.standing
  }
}

export const CONTEXT: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'console-api',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:console-api',
  memoryLimitInMB: '256',
  awsRequestId: 'request-1',
  logGroupName: '/aws/lambda/console-api',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
}

/** As API Gateway sends it; without a caller it has no authorizer at all. */
export function eventOf(method: string, path: string, call: Call): APIGatewayProxyEventV2WithJWTAuthorizer {
  const { as = 'admin', query, rawBody, base64 = false } = call
  const text = rawBody ?? (call.body === undefined ? undefined : JSON.stringify(call.body))
  const body = text !== undefined && base64 ? Buffer.from(text).toString('base64') : text
  const claims = { sub: call.sub ?? 'user-1', 'cognito:groups': 'groups' in call ? call.groups : `[${as}]` }
  const event = {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { 'content-type': call.contentType ?? 'application/json', ...call.headers },
    ...(query === undefined ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.test',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'gateway-1',
      routeKey: '$default',
      stage: '$default',
      time: '01/Dec/2026:01:00:00 +0000',
      timeEpoch: 1_796_086_800_000,
      ...(as === null ? {} : { authorizer: { principalId: '', integrationLatency: 0, jwt: { claims, scopes: [] } } }),
    },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: base64,
  }
  return asEvent(event)
}

/** Holds because API Gateway sends exactly this; its type asks for an authorizer that a public route has not. */
function asEvent(event: object): APIGatewayProxyEventV2WithJWTAuthorizer {
  return event as APIGatewayProxyEventV2WithJWTAuthorizer
}
