import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import { deadLettersUrlVariable, queueUrlVariable, tableVariable } from '#shared/contracts/deployment.ts'
import { QueueName } from '#shared/contracts/jobs.ts'
import { TABLE_IDS } from '#shared/contracts/table.ts'

const run = promisify(execFile)
const RUNS = 7

/** In milliseconds, by file. */
export type Times = { emptyMs: number; startMs: ReadonlyMap<string, number> }
const SECRET = `whsec_${Buffer.from('thirty-two bytes that are no use').toString('base64')}`

export type Starts = {
  /** Prints the milliseconds from the start of its process until the file named to it is loaded. */
  starter: string
  emptyFile: string
  environment: Record<string, string>
  close(): Promise<void>
}

/** What functions find when they start: their environment, and a store of secrets on this machine. */
export async function openStarts(folder: string): Promise<Starts> {
  const starter = join(folder, 'start.cjs')
  const emptyFile = join(folder, 'empty.cjs')
  writeFileSync(starter, 'require(process.argv[2]); console.log(performance.now())\n')
  writeFileSync(emptyFile, 'exports.handler = async () => undefined\n')
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => response.end(answerTo(Buffer.concat(chunks))))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    starter,
    emptyFile,
    environment: environmentWith(`http://127.0.0.1:${port}`),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/**
 * The least of several starts of each file, an empty one among them. What else the machine does only ever adds to a start, so
 * they take turns: a busy minute is one turn of all.
 */
export async function leastStarts(starts: Starts, files: readonly string[]): Promise<Times> {
  const least = new Map<string, number>()
  for (let count = 0; count < RUNS; count += 1) {
    for (const file of [starts.emptyFile, ...files]) {
      const { stdout } = await run(process.execPath, [starts.starter, file], { env: starts.environment })
      least.set(file, Math.min(Number(stdout), least.get(file) ?? Number.POSITIVE_INFINITY))
    }
  }
  return { emptyMs: least.get(starts.emptyFile) ?? Number.NaN, startMs: least }
}

function answerTo(body: Buffer): string {
  const { Name } = z.object({ Name: z.string() }).parse(JSON.parse(body.toString('utf8')))
  return JSON.stringify({ Parameter: { Name, Value: SECRET } })
}

function environmentWith(endpoint: string): Record<string, string> {
  const named = (names: readonly string[], value: string) => Object.fromEntries(names.map((name) => [name, value]))
  return {
    ...named(TABLE_IDS.map(tableVariable), 'table'),
    ...named(QueueName.options.map(queueUrlVariable), 'https://sqs.eu-central-1.amazonaws.com/1/queue'),
    ...named(QueueName.options.map(deadLettersUrlVariable), 'https://sqs.eu-central-1.amazonaws.com/1/dead'),
    ...named(['SCHEDULE_ROLE_ARN', 'CAMPAIGNS_QUEUE_ARN', 'CAMPAIGNS_DEAD_LETTERS_ARN'], 'arn:aws:sqs:::name'),
    ...{ SCHEDULE_GROUP: 'group', IMPORT_BUCKET: 'bucket', BUDGET_ZONE: 'Asia/Shanghai', STAGE: 'dev' },
    ...{ SMS_PROVIDER: 'sns', SMS_REGION: 'eu-central-1', ALLOW_LIST_ONLY: 'false' },
    ...{ LINE_RATE_TRANSACTIONAL: '10', LINE_RATE_BULK: '10', PRICE_MICROS: '30000' },
    ...{ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' },
    AWS_ENDPOINT_URL_SSM: endpoint,
  }
}
