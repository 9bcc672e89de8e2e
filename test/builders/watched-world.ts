import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as z from 'zod'
import { createAcceptBusEventHandler } from '#functions/accept-bus-event/handler.ts'
import { createAcceptOrderEventHandler } from '#functions/accept-order-event/handler.ts'
import { createConsoleApiHandler } from '#functions/console-api/handler.ts'
import { receiptEventOf } from '#functions/delivery-log-batch.ts'
import { createImportFileHandler } from '#functions/import-file/handler.ts'
import { createRecordReceiptHandler } from '#functions/record-receipt/handler.ts'
import { MemoryDeadLetterBox } from '#shared/adapters/memory/dead-letter-box.ts'
import { parseDeliveryLog } from '#shared/adapters/sns/receipts.ts'
import { createTableReader } from '#shared/adapters/tables/table-reader.ts'
import { createLog } from '#shared/observability/logger.ts'
import type { Queues } from '#shared/ports/queues.ts'
import { signEvent } from '../../local/http/signed-event.ts'
import { sqsEventOf } from '../../local/queues/sqs-event.ts'
import { type Call, CONTEXT, eventOf } from '../functions/console-api/api.ts'
import { hookEventOf } from '../fuzz/hook-event.ts'
import { MemoryFiles } from './import-desk.ts'
import { webhookDeps } from './webhook-deps.ts'
import { World } from './world.ts'

const Created = z.object({ upload: z.object({ url: z.string() }) })

export const WATCHED_SECRET = `whsec_${Buffer.from('a secret of this test, 32 bytes!').toString('base64')}`

/** A world with every door of the platform, in which all that is told outside of tables and texts is kept to be looked at. */
export class WatchedWorld extends World {
  /** Log lines as they are written, with what DEBUG says. */
  readonly logged: string[] = []
  readonly jobs: unknown[] = []
  readonly urls: string[] = []
  /** Why records were given back or put aside. */
  readonly reasons: string[] = []
  /** Every answer that was no 2xx, and every error that was thrown. */
  readonly refusals: string[] = []
  readonly files = new MemoryFiles()
  #receipts = 0
  readonly deadLetterBox = new MemoryDeadLetterBox({
    clock: this.clock,
    sendBack: (queue) => void this.jobs.push({ queue }),
  })

  override get deps() {
    const deps = super.deps
    return {
      ...deps,
      log: createLog((line) => void this.logged.push(line), this.clock.now),
      queues: this.#recorded(deps.queues),
      deadLetters: this.deadLetterBox,
      noteFailure: (_: string, reason: string) => void this.reasons.push(reason),
    }
  }

  #recorded({ sendJobs, campaignJob }: Queues): Queues {
    return {
      sendJobs: (lane, jobs) => {
        this.jobs.push(...jobs)
        return sendJobs(lane, jobs)
      },
      campaignJob: (job) => {
        this.jobs.push(job)
        return campaignJob(job)
      },
    }
  }

  /** Posts an event signed; `secret` may be a false one. */
  async post(event: { id: string; type: string; timestamp: string; data: unknown }, secret = WATCHED_SECRET) {
    const { headers, body } = signEvent(event, secret)
    const handler = createAcceptOrderEventHandler({ ...this.deps, webhookSecrets: [WATCHED_SECRET] })
    return this.#note(await handler(hookEventOf(body, headers)))
  }

  /** Hands over records of the queue for events from the bus. */
  async bus(...bodies: unknown[]): Promise<void> {
    const jobs = bodies.map((body, index) => jobOf('order-events', `bus-${index}`, JSON.stringify(body)))
    await createAcceptBusEventHandler(this.deps)(sqsEventOf(jobs, this.clock.now()))
  }

  async receipts(encoded: string): Promise<void> {
    const handler = createRecordReceiptHandler({ ...this.deps, parseLine: parseDeliveryLog })
    const body = JSON.stringify(receiptEventOf({ awslogs: { data: encoded } }))
    await handler(sqsEventOf([jobOf('receipts', `receipts-${++this.#receipts}`, body)], this.clock.now()))
  }

  /** Asks the API; what is not 2xx is kept. */
  async ask(method: string, path: string, call: Call = {}) {
    const { deadLetterBox, files } = this
    const importQueue = { resume: async (id: string) => void this.jobs.push(id) }
    const { requests, inbox, erasures, retention, sources, business } = this.stores
    const erasureQueue = { erase: async (id: string) => void this.jobs.push(id) }
    const handler = createConsoleApiHandler({
      ...this.deps,
      ...{ requests, inbox, erasures, retention, sources, business },
      ...{ erasureQueue, deadLetterBox, files, importQueue },
      ...webhookDeps(),
    })
    return this.#note(await handler(eventOf(method, path, call), CONTEXT))
  }

  /** Uploads a list where the API said, and takes it in. */
  async bring(what: 'contacts' | 'instalments', content: string): Promise<void> {
    const { body } = await this.ask('POST', '/api/imports', { body: { what } })
    const { url } = Created.parse(JSON.parse(String(body))).upload
    this.urls.push(url)
    const key = url.replace('https://files.test/', '')
    this.files.kept.set(key, new TextEncoder().encode(content))
    const arrival = JSON.stringify({ Records: [{ s3: { object: { key } } }] })
    const importQueue = { resume: async (id: string) => void this.jobs.push(id) }
    const handler = createImportFileHandler({
      ...this.deps,
      inbox: this.stores.inbox,
      erasures: this.stores.erasures,
      sources: this.stores.sources,
      deadLetterBox: this.deadLetterBox,
      files: this.files,
      tables: createTableReader(),
      importQueue,
    })
    await handler(sqsEventOf([jobOf('imports', `import-${this.urls.length}`, arrival)], this.clock.now()))
  }

  #note(answer: APIGatewayProxyStructuredResultV2): APIGatewayProxyStructuredResultV2 {
    if ((answer.statusCode ?? 0) >= 300) this.refusals.push(JSON.stringify(answer))
    return answer
  }
}

function jobOf(queue: string, id: string, body: string) {
  return { id, queue, body, sentAtMs: 0, failures: 0, dead: null }
}
