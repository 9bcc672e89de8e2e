import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect, type Json } from '../../bench/api-client.ts'
import { signEvent } from '../../local/http/signed-event.ts'
import { startRuntime } from '../../local/runtime.ts'
import { placed } from '../builders/order-events.ts'
import { scratchFolder } from '../unit/local/scratch-folder.ts'

const ID = 'KD-7731'
const PHONE = '19900007731'
/** Everything that only this person's data holds, each with where it came in. */
const MARKS = {
  name: '甄可寻',
  phone: PHONE,
  'birthday of the ID number': '"year":1949',
  'place among birthdays': '12-31#',
  'ID number': '11010519491231002X',
  column: '沪A-MARK77',
  tag: 'marktag',
  'manager’s number': '19900007732',
  goods: 'markgoods',
  note: 'marknote',
  reply: 'markreply',
  hold: 'markhold',
  'opt-out': 'markproof',
  'text by hand': 'markservice',
  'column of a list': 'MARKGATE',
  'refused row': 'markrefused',
  'file that waits': 'markwaiting',
  'event put aside': 'markaside',
  'case of an order': 'markdamage',
} as const

async function open(scratch: string) {
  const folder = join(scratch, 'data')
  const runtime = await startRuntime({
    ...{ port: 0, folder, consoleFolder: join(scratch, 'console'), webhookSecrets: [] },
    writeLog: () => undefined,
  })
  const api = await connect(runtime.origin, runtime.webhookSecrets[0])
  return { ...runtime, folder, api }
}
type Opened = Awaited<ReturnType<typeof open>>

/** Uploads a list and waits for its end, or for what it would do. */
async function bring({ api }: Opened, asked: Json, content: string): Promise<string> {
  const { id, upload } = await api.call('POST', '/api/imports', asked)
  await fetch(String((upload as Json).url), { method: 'PUT', body: content })
  for (;;) {
    const { state } = await api.call('GET', `/api/imports/${id}`)
    if (state !== 'waiting' && state !== 'running') return String(id)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Somebody of whom something is kept everywhere, beside somebody else. */
async function fill(opened: Opened): Promise<void> {
  const { api, origin, webhookSecrets } = opened
  await api.setClock('2026-12-01T00:59:00Z')
  await bring(
    opened,
    { what: 'contacts', mapping: { 车牌: { custom: 'text' } } },
    `id,name,phone,resident_id,marketing_consent,tags,manager_phone,车牌\n${ID},${MARKS.name},${PHONE},${MARKS['ID number']},yes,${MARKS.tag},${MARKS['manager’s number']},${MARKS.column}\nC2,王芳,19900000002,,yes,,,\n`,
  )
  await bring(
    opened,
    { what: 'contacts' },
    `id,name,phone,region\n${ID},${MARKS['refused row']},123,\nC3,李强,19900000003,\n`,
  )
  await bring(opened, { what: 'contacts', preview: true }, `id,name,phone\nX-9,${MARKS['file that waits']},${PHONE}\n`)
  await bring(
    opened,
    { what: 'list', mapping: { 入口: { custom: 'text' } } },
    `id,phone,入口\n${ID},${PHONE},${MARKS['column of a list']}\n`,
  )
  const nudge = await api.campaign('unpaid-order-nudge')
  await api.call('PATCH', `/api/campaigns/${nudge}`, {
    template: { zh: '{{name}}，请付款', en: '{{name}}, please pay' },
  })
  await api.setClock('2026-12-01T01:00:00Z')
  const buyer = { id: ID, name: MARKS.name, phone: PHONE }
  const items = [{ sku: 'S-1', name: MARKS.goods, quantity: 1 }]
  await api.postEvent(placed('SO-1', '2026-12-01T01:00:00Z', { buyer, items }))
  await api.postEvent(placed('SO-2', '2026-12-01T05:00:00Z', { buyer, items }))
  await api.postEvent({
    id: 'case-1',
    type: 'case.opened',
    timestamp: '2026-12-01T01:00:00Z',
    data: { caseId: 'K-1', contactId: ID, item: MARKS['case of an order'], what: 'damage' },
  })
  await api.postEvent({
    id: 'aside-1',
    type: 'loyalty.unknown',
    timestamp: '2026-12-01T01:00:00Z',
    data: { who: `+86 ${PHONE}`, words: MARKS['event put aside'] },
  })
  await api.setClock('2026-12-01T02:00:00Z')
  await fetch(`${origin}/hooks/inbound`, {
    method: 'POST',
    ...signEvent({ id: 'in-1', from: PHONE, text: MARKS.reply }, webhookSecrets[0]),
  })
  const person = `/api/contacts/${ID}`
  await api.call('POST', `${person}/notes`, { text: MARKS.note })
  await api.call('POST', `${person}/holds`, { why: 'complaint', note: MARKS.hold })
  await api.call('POST', `${person}/opt-out`, { note: MARKS['opt-out'], scope: 'marketing' })
  const inbox = await api.call('POST', '/api/inbox/search', { state: 'open' })
  const [asked] = inbox.items as Json[]
  await api.call('POST', `/api/inbox/${asked?.id}/reply`, { text: MARKS['text by hand'] })
  await api.call('POST', '/api/audiences', { name: `${MARKS.name}一家`, audience: { tags: ['vip'] } })
  const greeting = await api.call('POST', '/api/campaigns', {
    kind: 'holiday-greeting',
    settings: { date: '2026-12-24' },
  })
  await api.call('POST', `/api/campaigns/${greeting.id}/dry-runs`, {})
}

/** Where a folder still holds the bytes of these words, backups apart. */
function findIn(folder: string, words: Readonly<Record<string, string>>): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !name.startsWith('backups') && statSync(join(folder, name)).isFile(),
  )
  return files.flatMap((name) => {
    const bytes = readFileSync(join(folder, name))
    return Object.entries(words).flatMap(([what, word]) => (bytes.includes(word) ? [`${what} in ${name}`] : []))
  })
}

describe('a person who is erased', () => {
  it('leaves nothing in the folder, and what is owed to others and to the figures stays', async () => {
    const opened = await open(scratchFolder())
    const { api, folder } = opened
    await fill(opened)
    const before = await api.call('POST', '/api/messages/search', { contact: ID })
    const marked = findIn(folder, MARKS).map((one) => one.split(' in ')[0])

    await api.call('DELETE', `/api/contacts/${ID}`, { note: 'ticket 4411' })
    await api.setClock('2026-12-01T04:00:00Z')
    const contact = await api.call('GET', `/api/contacts/${ID}`)
    const after = await api.call('POST', '/api/messages/search', { contact: ID })
    const order = await api.call('GET', '/api/records/order/SO-1')
    const other = await api.call('GET', '/api/contacts/C2')
    await opened.stop()

    expect(new Set(marked)).toEqual(new Set(Object.keys(MARKS).filter((what) => what !== 'ID number')))
    expect(findIn(folder, MARKS)).toEqual([])
    expect(contact).toMatchObject({
      name: null,
      phone: null,
      optOut: { scope: 'marketing' },
      erased: { note: 'ticket 4411' },
    })
    expect((after.items as Json[]).map(({ id }) => id)).toEqual((before.items as Json[]).map(({ id }) => id))
    expect((after.items as Json[]).every(({ text }) => text === null)).toBe(true)
    expect(order).toMatchObject({ fields: expect.objectContaining({ totalMinor: expect.any(Number) }) })
    expect(other).toMatchObject({ name: '王芳', phone: '+8619900000002' })
  })
})
