import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import { signEvent } from '../../local/http/signed-event.ts'
import { startRuntime } from '../../local/runtime.ts'
import { CANARY, marksIn, peopleIn } from '../builders/canary.ts'
import { fact, placed } from '../builders/order-events.ts'
import { scratchFolder } from '../unit/local/scratch-folder.ts'

const { name, phone, residentId, word } = CANARY
const Created = z.object({
  id: z.string(),
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
})
const Import = z.object({ state: z.string() })
const Token = z.object({ token: z.string() })
const Phone = z.object({ items: z.array(z.unknown()) })
const Job = z.object({ queue: z.string(), body: z.string() })

const START = '2026-12-01T01:00:00Z'
const order = (id: string, fields: object) =>
  placed(id, START, { buyer: { id: 'K1', name, phone }, items: [{ sku: id, name: word, quantity: 1 }], ...fields })

async function open() {
  const folder = scratchFolder()
  const logged: string[] = []
  const runtime = await startRuntime({
    ...{ port: 0, folder, consoleFolder: join(folder, 'console'), webhookSecrets: [] },
    writeLog: (line) => void logged.push(line),
  })
  onTestFinished(() => runtime.stop())
  const refusals: string[] = []
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const response = await fetch(runtime.origin + path, { method, headers, ...(text !== undefined && { body: text }) })
    const answer: unknown = await response.json()
    if (!response.ok) refusals.push(JSON.stringify(answer))
    return answer
  }
  headers.authorization = `Bearer ${Token.parse(await ask('POST', '/dev/token', { role: 'admin' })).token}`
  const post = async (event: ReturnType<typeof order>) => {
    const signed = signEvent(event, runtime.webhookSecrets[0])
    const response = await fetch(`${runtime.origin}/hooks/orders`, { method: 'POST', ...signed })
    if (!response.ok) refusals.push(await response.text())
  }
  /** The jobs that were ever on disk, but for those whose body is what came in: events from the bus, and receipts. */
  const jobs: z.infer<typeof Job>[] = []
  const { localTable } = runtime
  const putMany = localTable.putMany.bind(localTable)
  localTable.putMany = (items) => {
    const found = items.flatMap((item) => Job.safeParse(item).data ?? [])
    jobs.push(...found.filter(({ queue }) => queue !== 'receipts'))
    return putMany(items)
  }
  const schedules = async () => JSON.stringify(await localTable.query({ hash: 'SCHEDULE' }))
  return { runtime, logged, refusals, ask, post, jobs, schedules }
}

type Opened = Awaited<ReturnType<typeof open>>

async function bring({ ask }: Opened, content: string): Promise<string> {
  const { id, upload } = Created.parse(await ask('POST', '/api/imports', { what: 'contacts' }))
  await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: content })
  await ask('PUT', '/dev/clock', { now: START })
  expect(Import.parse(await ask('GET', `/api/imports/${id}`)).state).toBe('done')
  return upload.url
}

it('keeps marked people and words out of logs, jobs, schedules, addresses and problems on one machine', async () => {
  const platform = await open()
  const { ask, post } = platform
  await ask('PUT', '/dev/clock', { now: START })
  for (const kind of ['unpaid-order-nudge', 'birthday-greeting']) {
    const { id } = z.object({ id: z.string() }).parse(await ask('POST', '/api/campaigns', { kind }))
    await ask('POST', `/api/campaigns/${id}/activate`)
  }
  const url = await bring(
    platform,
    `id,name,phone,resident_id,marketing_consent\nK1,${name},${phone},${residentId},yes\nK2,${name},x,,\n`,
  )

  await post(order('A1', {}))
  await post(order('A2', { currency: name, totalMinor: phone }))
  await post({ ...order('A3', {}), type: 'order.mystery' })
  await post(fact('order.cancelled', START, { orderId: 'A9', reason: `${name} ${phone}` }))
  await ask('PUT', '/dev/clock', { now: '2026-12-01T02:00:00Z' })
  for (const body of [{ phone }, { phone: name }, { name: phone }]) await ask('POST', '/api/contacts/search', body)
  await ask('POST', '/api/contacts/K1/opt-out', { note: `${name} ${phone}` })
  const dead = await ask('GET', '/api/dead-letters')

  const { items } = Phone.parse(await ask('GET', '/dev/phone'))
  expect(marksIn(items)).toEqual(expect.arrayContaining(['1990007770', '金女士', word]))
  expect(platform.logged.length).toBeGreaterThan(15)
  expect(platform.jobs.length).toBeGreaterThan(1)
  expect(platform.refusals.length).toBeGreaterThan(1)
  const told = [
    ...platform.logged,
    ...platform.jobs.map(({ body }) => body),
    await platform.schedules(),
    url,
    JSON.stringify(dead),
  ]
  expect(told.filter((text) => marksIn(text).length > 0)).toEqual([])
  expect(platform.refusals.filter((text) => peopleIn(text).length > 0)).toEqual([])
  expect(platform.logged.filter((line) => line.includes('droppedFields'))).toEqual([])
})
