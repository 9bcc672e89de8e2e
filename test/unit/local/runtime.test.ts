import { expect, it } from 'vitest'
import * as z from 'zod'
import { startRuntime } from '../../../local/runtime.ts'
import { scratchFolder } from './scratch-folder.ts'

const Created = z.object({ id: z.string() })
const Runs = z.object({ items: z.array(z.object({ date: z.string(), reason: z.unknown() })) })
const Token = z.object({ token: z.string() })

async function open() {
  const folder = scratchFolder()
  const settings = { port: 0, folder, consoleFolder: folder, webhookSecrets: [], writeLog: () => undefined }
  const runtime = await startRuntime(settings)
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  const ask = (method: string, path: string, body?: object) =>
    fetch(runtime.origin + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  const { token } = Token.parse(await (await ask('POST', '/dev/token', { role: 'admin' })).json())
  headers.authorization = `Bearer ${token}`
  return { runtime, ask }
}

it('tells whoever moves the clock far that it is stopping, where the clock then stands', async () => {
  const { runtime, ask } = await open()
  await ask('PUT', '/dev/clock', { now: '2026-12-01T00:00:00Z' })
  const { id } = Created.parse(await (await ask('POST', '/api/campaigns', { kind: 'birthday-greeting' })).json())
  await ask('POST', `/api/campaigns/${id}/activate`)

  const moving = ask('PUT', '/dev/clock', { now: '2126-12-01T00:00:00Z' })
  while (runtime.clock.now() <= new Date('2026-12-01T00:00:00Z')) await ask('GET', '/dev/clock')
  const stopped = runtime.stop()

  const answer = await moving
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ type: 'urn:carillon:problem:unavailable' })
  await stopped
  expect(runtime.clock.now() < new Date('2126-12-01T00:00:00Z')).toBe(true)
})

it('stops at each year’s festival on the way when the clock is moved by years', async () => {
  const { runtime, ask } = await open()
  await ask('PUT', '/dev/clock', { now: '2026-12-01T00:00:00Z' })
  const draft = { kind: 'holiday-greeting', settings: { festival: 'christmas' } }
  const { id } = Created.parse(await (await ask('POST', '/api/campaigns', draft)).json())
  await ask('POST', `/api/campaigns/${id}/activate`)

  await ask('PUT', '/dev/clock', { now: '2028-12-26T00:00:00Z' })

  const { items } = Runs.parse(await (await ask('GET', `/api/campaigns/${id}/runs`)).json())
  await runtime.stop()
  expect(items.map(({ date, reason }) => [date, reason])).toEqual([
    ['2028-12-25', null],
    ['2027-12-25', null],
    ['2026-12-25', null],
  ])
})
