import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BACKUPS_FOLDER } from '../../../local/database/backups.ts'
import { readStartMark, writeStartMark } from '../../../local/database/start-mark.ts'
import { startRuntime } from '../../../local/runtime.ts'
import { scratchFolder } from './scratch-folder.ts'

function start(folder: string, more: { env?: Record<string, string>; tell?: (words: string) => void } = {}) {
  const settings = { port: 0, folder, consoleFolder: folder, webhookSecrets: [], writeLog: () => undefined }
  return startRuntime({ ...settings, ...more })
}

/** A folder in which Carillon ran, with whatever of it is on disk. */
async function usedFolder(): Promise<string> {
  const folder = scratchFolder()
  const runtime = await start(folder)
  const order = { phone: '19900000101', name: '王芳' }
  await fetch(`${runtime.origin}/dev/demo-order`, { method: 'POST', body: JSON.stringify(order) })
  await runtime.stop()
  return folder
}

async function refusal(folder: string): Promise<string> {
  try {
    await (await start(folder)).stop()
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe('the secrets of a folder with data', () => {
  it('are never made anew where they are missing', async () => {
    const folder = await usedFolder()
    const path = join(folder, 'secrets.json')
    renameSync(path, `${path}.away`)

    const words = await refusal(folder)

    expect(words).toContain(`${path} is missing`)
    expect(words).toContain('Put back the copy')
    expect(() => readFileSync(path)).toThrow('ENOENT')
    renameSync(`${path}.away`, path)
    expect(await refusal(folder)).toBe('')
  })

  it('must be its own: those of another folder are refused, and nothing is written', async () => {
    const [folder, other] = [await usedFolder(), await usedFolder()]
    const path = join(folder, 'secrets.json')
    const own = readFileSync(path)
    writeFileSync(path, readFileSync(join(other, 'secrets.json')))

    expect(await refusal(folder)).toContain(`${path} is not the one that the tables beside it were made with`)

    writeFileSync(path, own)
    expect(await refusal(folder)).toBe('')
  })
})

describe('a database that is gone, without a copy of it', () => {
  it.each(['carillon.db.closed', 'carillon.db.commits', 'start.json'])(
    'is not made anew where %s says that there was one',
    async (trace) => {
      const folder = await usedFolder()
      writeStartMark(folder, { demo: false, loaded: true })
      const files = ['carillon.db', 'carillon.db-wal', 'carillon.db.closed', 'carillon.db.commits', 'start.json']
      for (const file of files.filter((each) => each !== trace)) rmSync(join(folder, file), { force: true })
      rmSync(join(folder, BACKUPS_FOLDER), { recursive: true, force: true })

      const words = await refusal(folder)

      expect(words).toContain(`${join(folder, 'carillon.db')} is missing, and ${join(folder, trace)}`)
      expect(existsSync(join(folder, 'carillon.db'))).toBe(false)
    },
  )
})

describe('a file that is damaged', () => {
  const FILES = ['secrets.json', 'clock.json', 'schedules.json', 'phone-script.json', 'queues.ndjson', 'phone.ndjson']
  const DAMAGES: [string, (path: string) => void, string][] = [
    ['emptied', (path) => writeFileSync(path, path.endsWith('.ndjson') ? '\n' : ''), 'it is empty'],
    ['cut off', (path) => writeFileSync(path, '{"a":\n{}\n'), 'it is no JSON'],
    ['something else', (path) => writeFileSync(path, '{"a":1}\n'), 'something in it is missing or of another kind'],
  ]

  it.each(FILES.flatMap((file) => DAMAGES.map(([what, harm, words]) => [file, what, harm, words] as const)))(
    '%s, %s, is named with what is wrong and a way out, and stays as it is',
    async (file, _what, harm, words) => {
      const folder = scratchFolder()
      const path = join(folder, file)
      harm(path)
      const before = readFileSync(path)

      const said = await refusal(folder)

      expect(said).toContain(path)
      expect(said).toContain(words)
      expect(said).toMatch(/Put|Delete|Take/)
      expect(readFileSync(path)).toEqual(before)
    },
  )

  it('start.json says so too', () => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'start.json'), '')

    expect(() => readStartMark(folder)).toThrow(/start\.json cannot be read: it is empty.*"loaded":true/)
  })

  it.each(['queues.ndjson', 'phone.ndjson'])(
    '%s with a tail that a power cut or a kill tore goes on without it, and says so',
    async (file) => {
      const told: string[] = []
      for (const tail of ['{"to":"+861', '\0'.repeat(300), '{"id\0\0\0\0\n\0\0\0', '\0\0\n']) {
        const folder = scratchFolder()
        const path = join(folder, file)
        writeFileSync(path, tail)
        const runtime = await start(folder, { tell: (words) => told.push(words) })
        await runtime.stop()
        expect(told.at(-1)).toContain(`The last ${Buffer.byteLength(tail)} bytes of ${path} were torn`)
      }

      expect(told).toHaveLength(4)
    },
  )

  it('is refused where zero bytes stand before whole lines', async () => {
    const folder = await usedFolder()
    const path = join(folder, 'phone.ndjson')
    const text = { to: '+8619900000101', text: 'x', at: '2026-12-01T00:00:00Z', messageId: 'm', providerMessageId: 'p' }
    writeFileSync(path, `\0\0\0\n${JSON.stringify({ ...text, receipt: 'none' })}\n`)

    expect(await refusal(folder)).toContain('line 1: it holds zero bytes')
  })

  it('keeps nothing from starting once it is mended as the words say', async () => {
    const folder = scratchFolder()
    const path = join(folder, 'clock.json')
    writeFileSync(path, '')
    expect(await refusal(folder)).toContain('Delete it')

    rmSync(path)

    expect(await refusal(folder)).toBe('')
  })
})

describe('a gateway', () => {
  const env = { CARILLON_SMS_URL: 'http://127.0.0.1:9/texts', CARILLON_SMS_SECRET: `whsec_${btoa('x'.repeat(24))}` }

  it('gets no folder whose clock was moved', async () => {
    const folder = scratchFolder()
    const before = await start(folder)
    await fetch(`${before.origin}/dev/clock`, { method: 'PUT', body: '{"now":"2026-12-01T00:00:00Z"}' })
    await before.stop()

    await expect(start(folder, { env })).rejects.toThrow(/clock .* was moved.*CARILLON_DATA/)
  })

  it('takes no token that was given while everybody might have one, and asks for its own start token', async () => {
    const folder = scratchFolder()
    const tokenAt = async (origin: string, body: object) => {
      const answer = await fetch(`${origin}/dev/token`, { method: 'POST', body: JSON.stringify(body) })
      const { token }: { token?: string } = JSON.parse(await answer.text())
      return { status: answer.status, token }
    }
    const statusWith = async (origin: string, token: string | undefined, path: string) =>
      (await fetch(origin + path, { headers: { authorization: `Bearer ${token}` } })).status
    const before = await start(folder)
    const free = await tokenAt(before.origin, { role: 'admin' })
    await before.stop()

    const runtime = await start(folder, { env })
    const { origin, startToken } = runtime
    const without = await tokenAt(origin, { role: 'admin' })
    const wrong = await tokenAt(origin, { role: 'admin', startToken: `${startToken}x` })
    const right = await tokenAt(origin, { role: 'admin', startToken })

    expect([without.status, wrong.status, right.status]).toEqual([401, 401, 200])
    expect(await statusWith(origin, free.token, '/api/campaigns')).toBe(401)
    expect(await statusWith(origin, right.token, '/api/campaigns')).toBe(200)
    expect(await statusWith(origin, undefined, '/dev/phone')).toBe(401)
    expect((await fetch(`${origin}/dev/demo-order`, { method: 'POST', body: '{}' })).status).toBe(401)
    const moved = await fetch(`${origin}/dev/clock`, { method: 'PUT', body: '{"flow":true}' })
    expect(moved.status).toBe(409)
    expect(await moved.json()).toMatchObject({ detail: expect.stringContaining('wrong hour') })
    await runtime.stop()
  })
})
