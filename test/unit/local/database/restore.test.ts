import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readVerdict } from '#shared/adapters/signed-http/receipts.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import type { Submit } from '#shared/ports/sms-provider.ts'
import { connect } from '../../../../bench/api-client.ts'
import { contactOn, contactsList } from '../../../../bench/generated-lists.ts'
import { orderPlaced } from '../../../../bench/orders.ts'
import { prepareRestore, readRestoreMark } from '../../../../local/database/restore.ts'
import { startRuntime } from '../../../../local/runtime.ts'
import { scratchFolder } from '../scratch-folder.ts'

const PEOPLE = 120
const ORDERS = 10
const ORDERED_AT = '2026-12-01T00:00:00.000Z'
/** A backup before anything was due, and some in the middle of the sending, by the texts that had left. */
const MOMENTS = [0, 1, 7, 12, 60, 129]

const first = {
  folder: mkdtempSync(join(tmpdir(), 'carillon-')),
  sent: [] as string[],
  backups: new Map<number, string>(),
}
afterAll(() => rmSync(first.folder, { recursive: true, force: true }))

/** The platform on this folder, with a gateway that texts nobody; `onText` hears of each text before it is answered. */
async function start(
  folder: string,
  onText: (submit: Submit) => void,
  tell: (words: string) => void = () => undefined,
) {
  const runtime = await startRuntime({
    port: 0,
    folder,
    consoleFolder: folder,
    webhookSecrets: [],
    writeLog: () => undefined,
    tell,
    standIn: {
      sms: {
        name: 'test',
        countingFor: () => 'cn-flat',
        submit: async (submit) => {
          onText(submit)
          return { kind: 'accepted', providerMessageId: `p-${submit.messageId}` }
        },
      },
      receipts: { smsSecrets: [], readVerdict },
    },
  })
  return { runtime, api: await connect(runtime.origin, runtime.webhookSecrets[0]) }
}

async function order(api: Awaited<ReturnType<typeof connect>>): Promise<void> {
  for (let row = 0; row < ORDERS; row += 1) {
    expect(await api.postEvent({ ...orderPlaced(row, 'online'), timestamp: ORDERED_AT })).toBeLessThan(300)
  }
}

/** The database as a backup at this very moment would hold it, in one file. */
function backUpNow(moment: number): void {
  const copy = join(first.folder, `at-${moment}`)
  mkdirSync(copy)
  for (const name of ['carillon.db', 'carillon.db-wal'])
    copyFileSync(join(first.folder, 'data', name), join(copy, name))
  new Database(join(copy, 'carillon.db')).close()
  first.backups.set(moment, join(copy, 'carillon.db'))
}

/** A mass send to everybody and a nudge for each order, all sent by five hours later. */
beforeAll(async () => {
  const { runtime, api } = await start(join(first.folder, 'data'), ({ messageId }) => {
    first.sent.push(messageId)
    if (MOMENTS.includes(first.sent.length)) backUpNow(first.sent.length)
  })
  await api.setClock('2026-11-30T12:00:00Z')
  await api.import('contacts', Buffer.concat([...contactsList(PEOPLE)]))
  await api.campaign('unpaid-order-nudge')
  await api.campaign('holiday-greeting', { date: '2026-12-01' })
  await api.setClock(ORDERED_AT)
  await order(api)
  backUpNow(0)
  await api.setClock('2026-12-01T05:00:00Z')
  await runtime.stop()
})

/** A folder whose database is damaged, with these backups of it by date. */
function damagedFolder(backups: Readonly<Record<string, string>>): string {
  const folder = scratchFolder()
  cpSync(join(first.folder, 'data'), folder, { recursive: true })
  rmSync(join(folder, 'backups'), { recursive: true })
  mkdirSync(join(folder, 'backups'))
  for (const [date, from] of Object.entries(backups)) copyFileSync(from, join(folder, 'backups', `${date}.db`))
  flip(join(folder, 'carillon.db'))
  return folder
}

function flip(path: string): void {
  const bytes = readFileSync(path)
  const middle = Math.floor(bytes.length / 2)
  bytes.fill(bytes.readUInt8(middle) ^ 0xff, middle, middle + 4096)
  writeFileSync(path, bytes)
}

function backupAt(moment: number): string {
  return first.backups.get(moment) ?? ''
}

async function countsOf(api: Awaited<ReturnType<typeof connect>>) {
  const { items } = await api.call('GET', '/api/campaigns')
  const campaigns = Array.isArray(items) ? items : []
  const { id } = campaigns.find(({ kind }) => kind === 'holiday-greeting')
  const runs = await api.call('GET', `/api/campaigns/${id}/runs`)
  return Array.isArray(runs.items) ? runs.items.filter(({ planned }) => planned > 0) : []
}

describe('going back to a backup', () => {
  it('sent each text once before', () => {
    expect(first.sent).toHaveLength(PEOPLE + ORDERS)
    expect(new Set(first.sent).size).toBe(PEOPLE + ORDERS)
  })

  it.each(MOMENTS)('texts nobody twice who was texted after it, where %i texts had left by then', async (moment) => {
    const folder = damagedFolder({ '2026-12-01': backupAt(moment) })
    await expect(start(folder, () => undefined)).rejects.toThrow('Start with --restore')
    const told: string[] = []
    const again: string[] = []

    prepareRestore(folder, null, (words) => void told.push(words))
    const { runtime, api } = await start(
      folder,
      ({ messageId }) => void again.push(messageId),
      (words) => void told.push(words),
    )
    const line = await api.call('GET', '/api/line')
    await order(api)
    await api.call('POST', '/api/line/start')
    await api.setClock('2026-12-01T06:00:00Z')
    const runs = await countsOf(api)
    await api.setClock('2026-12-06T00:00:00Z')
    await runtime.stop()

    expect(again).toEqual([])
    expect(line).toMatchObject({ stop: { by: 'system/restore', why: expect.stringContaining('opt-outs') } })
    for (const { state, planned, counts } of runs) {
      const { accepted = 0, 'in-doubt': inDoubt = 0 } = counts
      expect({ state, sum: accepted + inDoubt }).toEqual({ state: 'closed', sum: planned })
    }
    expect(told.join('\n')).toContain('is lost: events, lists, opt-outs')
    expect(readdirSync(folder).some((name) => name.startsWith('replaced-'))).toBe(true)
  })

  it('answers what happens afterwards', async () => {
    const folder = damagedFolder({ '2026-12-01': backupAt(12) })
    const again: string[] = []
    const after = '2026-12-01T05:01:00.000Z'
    prepareRestore(folder, null, () => undefined)
    const { runtime, api } = await start(folder, ({ messageId }) => void again.push(messageId))
    await api.call('POST', '/api/line/start')
    await api.postEvent({ ...orderPlaced(50, 'online'), timestamp: after })

    await api.setClock('2026-12-01T07:00:00Z')
    await runtime.stop()

    expect(again).toEqual([
      messageIdOf({ contactId: contactOn(50).id, occurrence: '2026-12-01#unpaid-order-nudge#SO-50#1' }),
    ])
  })

  it('passes over a damaged backup, and says so', async () => {
    const folder = damagedFolder({ '2026-11-30': backupAt(0), '2026-12-01': backupAt(60) })
    flip(join(folder, 'backups', '2026-12-01.db'))
    const told: string[] = []

    prepareRestore(folder, null, (words) => void told.push(words))

    expect(told).toEqual([expect.stringContaining('2026-12-01 is damaged')])
    expect(readRestoreMark(folder)?.backup).toBe('2026-11-30')
  })

  it('changes nothing where no good backup is there, and names those that are', () => {
    const folder = damagedFolder({ '2026-12-01': backupAt(60) })
    const before = readFileSync(join(folder, 'carillon.db'))

    expect(() => prepareRestore(folder, '2026-11-01', () => undefined)).toThrow('there are those of 2026-12-01')
    expect(readFileSync(join(folder, 'carillon.db')).equals(before)).toBe(true)
    expect(existsSync(join(folder, 'restoring.json'))).toBe(false)
  })

  it('is refused while another process has the folder', async () => {
    const folder = scratchFolder()
    const { runtime } = await start(folder, () => undefined)

    expect(() => prepareRestore(folder, null, () => undefined)).toThrow('Another process works on')
    await runtime.stop()
  })

  it('does not begin anew in silence where the database is gone and its backups are not', async () => {
    const folder = damagedFolder({ '2026-12-01': backupAt(0) })
    rmSync(join(folder, 'carillon.db'))

    await expect(start(folder, () => undefined)).rejects.toThrow('carillon.db is missing, and there are backups of it')
  })

  it('goes on from where a crash cut it off', async () => {
    const folder = damagedFolder({ '2026-12-01': backupAt(60) })
    prepareRestore(folder, null, () => undefined)
    const cut = scratchFolder()
    cpSync(folder, cut, { recursive: true })
    const mark = readFileSync(join(folder, 'restoring.json'))
    for (const at of [folder, cut]) {
      const again: string[] = []
      const { runtime, api } = await start(at, ({ messageId }) => void again.push(messageId))
      await runtime.stop()
      // As if the process had ended before its last step.
      writeFileSync(join(at, 'restoring.json'), mark)
      const next = await start(at, ({ messageId }) => void again.push(messageId))
      expect(readRestoreMark(at)).toBeUndefined()
      await next.api.call('POST', '/api/line/start')
      await next.api.setClock('2026-12-06T00:00:00Z')
      await next.runtime.stop()
      expect(again).toEqual([])
      expect(api).toBeDefined()
    }
  })
})

it('takes the backup of the day at the start, for its owner alone', async () => {
  const folder = scratchFolder()
  const { runtime } = await start(folder, () => undefined)
  await runtime.stop()

  const names = readdirSync(join(folder, 'backups'))
  expect(names).toEqual([expect.stringMatching(/^\d{4}-\d{2}-\d{2}\.db$/)])
  expect(statSync(join(folder, 'backups', names[0] ?? '')).mode & 0o777).toBe(0o600)
})
