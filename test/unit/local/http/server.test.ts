import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import { MessageId } from '#shared/contracts/ids.ts'
import { createDriver } from '../../../../local/clock/driver.ts'
import { createSteeredClock } from '../../../../local/clock/steered-clock.ts'
import type { DiskRoom } from '../../../../local/database/disk-room.ts'
import { createLocalFiles } from '../../../../local/database/local-files.ts'
import { createConsoleRoute } from '../../../../local/http/console-files.ts'
import { createDevRoutes } from '../../../../local/http/dev-routes.ts'
import { startLocalServer } from '../../../../local/http/server.ts'
import { createTokens } from '../../../../local/http/tokens.ts'
import { createFakePhone } from '../../../../local/phone/fake-phone.ts'
import { createLocalQueues } from '../../../../local/queues/local-queues.ts'
import { openLocalTable } from '../local-table.ts'
import { scratchFolder } from '../scratch-folder.ts'

const Token = z.object({ token: z.string() })

type Opened = { startToken?: string | null; room?: DiskRoom; fireDue?: () => Promise<void>; patienceMs?: number }

async function open({ startToken = null, room, fireDue = async () => {}, patienceMs }: Opened = {}) {
  const folder = scratchFolder()
  const dist = join(folder, 'dist')
  const clock = createSteeredClock({ path: join(folder, 'clock.json') })
  const table = openLocalTable(folder)
  const queues = await createLocalQueues({ table, clock, redeliveryDelaysMs: [0] })
  const phone = await createFakePhone({ folder, table, clock, queues })
  const schedules = { nextFiring: () => null, fireDue }
  const nothingDue = { nextDueAt: async () => null, sweep: async () => {}, onFailure: () => {} }
  const driver = createDriver({ clock, queues, schedules, ...nothingDue })
  const left = { list: async () => [{ because: 'pace', texts: 3, until: new Date('2026-12-01T00:00:20Z') }] }
  const tokens = createTokens({ secret: 'a secret of this test' })
  const uploads = Promise.withResolvers<ReturnType<typeof createLocalFiles>>()
  const server = await startLocalServer({
    port: 0,
    routes(origin) {
      const files = createLocalFiles({
        folder: join(folder, 'uploads'),
        origin,
        secret: 'another',
        queues,
        ...(room && { room }),
      })
      uploads.resolve(files)
      return [
        ...createDevRoutes({
          clock,
          driver,
          left,
          phone,
          startToken,
          tokens,
          files,
          origin,
          webhookSecret: 'whsec_',
          ...(patienceMs !== undefined && { patienceMs }),
        }),
        createConsoleRoute(dist),
      ]
    },
    onFailure: () => {},
  })
  onTestFinished(async () => {
    await server.close({ graceMs: 0 })
    await queues.stop({ graceMs: 0 })
  })
  const { origin } = server
  const ask = (path: string, method = 'GET', body?: object) =>
    fetch(`${origin}${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
  return { origin, ask, dist, clock, queues, phone, tokens, files: await uploads.promise }
}

it('answers a caller who does not wait while the clock is on its way, and tells how far it is and why it stopped', async () => {
  const held = Promise.withResolvers<void>()
  const { ask } = await open({ fireDue: () => held.promise, patienceMs: 1 })

  const set = await ask('/dev/clock', 'PUT', { now: '2026-12-01T00:00:00Z', wait: false })

  expect(set.status).toBe(202)
  expect(await set.json()).toMatchObject({ moving: { to: '2026-12-01T00:00:00.000Z' } })
  held.reject(new Error('the disk is gone'))
  await expect
    .poll(async () => (await ask('/dev/clock')).json())
    .toMatchObject({
      ...{ moving: null, failed: expect.any(String) },
    })
})

it('answers a caller who does not wait as any other where the move is soon over', async () => {
  const { ask } = await open()

  expect((await ask('/dev/clock', 'PUT', { now: '2026-12-01T00:00:00Z', wait: false })).status).toBe(200)
  expect((await ask('/dev/clock', 'PUT', { now: '2026-11-30T00:00:00Z', wait: false })).status).toBe(400)
})

it('reads and sets the clock, and says what waits for it', async () => {
  const { ask } = await open()

  const before = await (await ask('/dev/clock')).json()
  const set = await ask('/dev/clock', 'PUT', { now: '2026-12-01T08:00:00+08:00' })

  expect(before).toMatchObject({ flow: true, steered: false, moving: null })
  expect(set.status).toBe(200)
  expect(await set.json()).toEqual({
    now: '2026-12-01T00:00:00.000Z',
    flow: false,
    steered: true,
    moving: null,
    waiting: [{ because: 'pace', texts: 3, until: '2026-12-01T00:00:20.000Z' }],
  })
})

it('tells with the clock that texts go to a gateway', async () => {
  const { ask } = await open({ startToken: 'of this start' })

  expect(await (await ask('/dev/clock')).json()).toMatchObject({ hasGateway: true })
})

it.each([
  ['an instant before the present', { now: '2026-11-30T00:00:00Z' }],
  ['no instant', { now: 'tomorrow' }],
  ['an unknown field', { now: '2026-12-02T00:00:00Z', speed: 2 }],
])('refuses to set the clock to %s', async (_what, body) => {
  const { ask, clock } = await open()
  await ask('/dev/clock', 'PUT', { now: '2026-12-01T00:00:00Z' })

  const response = await ask('/dev/clock', 'PUT', body)

  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ type: 'urn:carillon:problem:invalid-request', status: 400 })
  expect(clock.now()).toEqual(new Date('2026-12-01T00:00:00Z'))
})

it('lets the clock flow, or stand, from where it is', async () => {
  const { ask, clock } = await open()
  await ask('/dev/clock', 'PUT', { now: '2026-12-01T00:00:00Z' })

  expect(await (await ask('/dev/clock', 'PUT', { flow: true })).json()).toMatchObject({ flow: true })
  expect(await (await ask('/dev/clock', 'PUT', {})).json()).toMatchObject({ flow: false })
  expect(clock.now() < new Date('2026-12-01T00:01:00Z')).toBe(true)
})

it.each(['%2B8619900000001', '+8619900000001', '19900000001'])(
  'lists the texts to a number given as %s',
  async (to) => {
    const { ask, phone } = await open()
    const text = {
      messageId: MessageId.parse('msg_QQpC'),
      to: '+8619900000001',
      text: '您好',
      category: 'marketing',
    } as const
    await phone.submit(text)
    await phone.submit({ ...text, to: '+8619900000002' })

    const answer = await (await ask(`/dev/phone?to=${to}`)).json()

    expect(answer).toMatchObject({ items: [{ to: '+8619900000001', text: '您好', messageId: 'msg_QQpC' }], next: null })
  },
)

it.each(['limit=0', 'limit=101', 'cursor=x', 'other=1'])('refuses to list by %s', async (query) => {
  const { ask } = await open()

  expect((await ask(`/dev/phone?${query}`)).status).toBe(400)
})

it('takes scripts for the phone', async () => {
  const { ask, phone } = await open()

  const response = await ask('/dev/phone/script', 'POST', { answer: 'reject' })

  expect(response.status).toBe(200)
  const submit = {
    messageId: MessageId.parse('msg_QQpC'),
    to: '+8619900000001',
    text: 'x',
    category: 'internal',
  } as const
  expect(await phone.submit(submit)).toMatchObject({ kind: 'rejected' })
})

it('gives tokens for the roles there are', async () => {
  const { ask, tokens } = await open()

  const { token } = Token.parse(await (await ask('/dev/token', 'POST', { role: 'support' })).json())

  expect(tokens.claims(token)).toMatchObject({ 'cognito:groups': '[support]' })
  expect((await ask('/dev/token', 'POST', { role: 'owner' })).status).toBe(400)
})

it.each([
  ['not JSON', 'role=admin'],
  ['not UTF-8', Uint8Array.from([0x22, 0xb2, 0xbb, 0x22])],
])('answers a body that is %s with a problem', async (_what, body) => {
  const { origin } = await open()

  const response = await fetch(`${origin}/dev/token`, { method: 'POST', body })

  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ errors: [{ path: '', code: 'malformed-json' }] })
})

it('takes uploads at the address it gave, and at no other', async () => {
  const { origin, files } = await open()
  const { url, headers } = await files.createUpload('imports/a b')
  const here = url.replace(/^http:\/\/[^/]+/, origin)

  const wrong = [here.replace('signature=', 'signature=x'), here.replace('imports', '%E0%A4%A')]
  for (const address of wrong) expect((await fetch(address, { method: 'PUT', body: 'no' })).status).toBe(403)

  expect((await fetch(here, { method: 'PUT', headers, body: 'yes' })).status).toBe(200)
  expect(Buffer.concat(await Array.fromAsync(files.read('imports/a b'))).toString()).toBe('yes')
})

it.each([
  ['413 a list that says it is larger than 100 MB', 101, true, 413, 'too-large'],
  ['413 one that turns out to be', 101, false, 413, 'too-large'],
  ['507 one that the disk has no room for', 2, true, 507, 'no-room'],
])('answers with %s, and goes on', async (_what, megabytes, says, status, slug) => {
  const { files, ask } = await open({ room: { takes: () => status !== 507, isNearlyGone: () => false } })
  const { url, headers } = await files.createUpload('imports/a')
  const bytes = Buffer.alloc(megabytes * 1024 * 1024)
  const body = says ? bytes : new Blob([bytes]).stream()

  const response = await fetch(url, { method: 'PUT', headers, body, duplex: 'half' })

  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ type: `urn:carillon:problem:${slug}` })
  expect((await ask('/dev/clock')).status).toBe(200)
})

it('takes at an address that was made for a size no other', async () => {
  const { files } = await open()
  const { url } = await files.createUpload('imports/a', 3)

  const statuses = ['xx', 'xxxx', 'xxx'].map(async (body) => (await fetch(url, { method: 'PUT', body })).status)

  expect(await Promise.all(statuses)).toEqual([403, 403, 200])
})

it('answers another method with 405', async () => {
  const { ask } = await open()

  const response = await ask('/dev/clock', 'DELETE')

  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET, PUT')
})

it('serves the console, with its page for every address of its own', async () => {
  const { ask, dist } = await open()
  mkdirSync(join(dist, 'assets'), { recursive: true })
  writeFileSync(join(dist, 'index.html'), '<p>the console</p>')
  writeFileSync(join(dist, 'assets', 'main-1a2b.js'), 'run()')
  writeFileSync(join(dist, '..', 'secret.json'), 'no')

  const page = await ask('/campaigns/cmp_abc?tab=text')
  const script = await ask('/assets/main-1a2b.js')

  expect(await page.text()).toBe('<p>the console</p>')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  expect(page.headers.get('cache-control')).toBe('no-cache')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(script.headers.get('cache-control')).toContain('immutable')
  for (const path of ['/assets/none.js', '/..%2fsecret.json', '/%2e%2e/secret.json', '/%zz.js']) {
    expect((await ask(path)).status).toBe(404)
  }
})

it('says in both languages that the console is being built, until it is', async () => {
  const { ask } = await open()

  const response = await ask('/')

  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('2')
  const text = await response.text()
  expect(text).toContain('控制台正在构建')
  expect(text).toContain('The console is being built')
})

it.each(['/dev/nothing', '/hooks/other'])('answers 404 for %s, never the console', async (path) => {
  const { ask } = await open()

  const response = await ask(path)

  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
})
