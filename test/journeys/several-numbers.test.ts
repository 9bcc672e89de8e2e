import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { connect, type Json } from '../../bench/api-client.ts'
import { signEvent } from '../../local/http/signed-event.ts'
import { startRuntime } from '../../local/runtime.ts'
import { placed } from '../builders/order-events.ts'
import { scratchFolder } from '../unit/local/scratch-folder.ts'

const NINE = '2026-12-01T01:00:00Z'
const [A, B, C] = ['19900009116', '19900009117', '19900009118']
const [ONE, TWO] = [`+86${A}`, `+86${B}`]
const SLIP = `姓名,身份证号,手机号,卡号\n朱慧,11010519491231002X,${A},6222000000000000\n`
const COLLECTION = `姓名,手机号,备用手机\n朱慧,${A}/${B},1990000911\n罗先生,${C},\n`

async function open() {
  const scratch = scratchFolder()
  const runtime = await startRuntime({
    ...{ port: 0, folder: join(scratch, 'data'), consoleFolder: join(scratch, 'console'), webhookSecrets: [] },
    writeLog: () => undefined,
  })
  onTestFinished(() => runtime.stop())
  const api = await connect(runtime.origin, runtime.webhookSecrets[0])
  const bring = (list: string) => api.import('contacts', Buffer.from(list))
  const find = async (phone: string): Promise<Json> => {
    const { items } = await api.call('POST', '/api/contacts/search', { phone })
    const [found, ...others] = Array.isArray(items) ? items : []
    expect(others).toEqual([])
    return found
  }
  const reply = async (id: string, from: string, text: string): Promise<Json> => {
    const signed = signEvent({ id, from, text }, runtime.webhookSecrets[0])
    const answer = await fetch(`${runtime.origin}/hooks/inbound`, { method: 'POST', ...signed })
    return JSON.parse(await answer.text())
  }
  await api.setClock(NINE)
  return { api, bring, find, reply }
}

it('a slip and a collection list are one person, found, silenced and texted by any of their numbers', async () => {
  const { api, bring, find, reply } = await open()
  expect(await bring(SLIP)).toMatchObject({ accepted: 1, refused: 0 })
  const { id, phones } = await find(ONE)
  expect(phones).toEqual([ONE])

  const list = await bring(COLLECTION)
  expect(list).toMatchObject({ accepted: 2, refused: 0 })
  expect(await api.call('GET', `/api/imports/${list.id}/problems`)).toMatchObject({
    items: [{ line: 2, column: '备用手机', severity: 'warning', code: 'phone-other-unusable', value: '****0911' }],
  })
  expect(await find(B)).toMatchObject({ id, phones: [ONE, TWO] })
  expect(await bring(SLIP)).toMatchObject({ accepted: 0, unchanged: 1 })
  expect(await find(B)).toMatchObject({ id, phone: ONE, phones: [ONE, TWO] })

  await api.campaign('unpaid-order-nudge')
  const buyer = { name: '朱慧', phone: B }
  expect(await api.postEvent(placed('SO-1', NINE, { buyer }))).toBe(202)
  expect(await api.call('GET', '/api/records/order/SO-1')).toMatchObject({ contactId: id })
  await api.setClock('2026-12-01T03:00:00Z')
  expect(await api.texts()).toMatchObject([{ to: TWO }])
  expect(await api.call('POST', '/api/messages/search', { phone: ONE })).toMatchObject({ items: [{ contactId: id }] })

  expect(await reply('in-1', B, '退订')).toMatchObject({ result: 'stop' })
  expect(await find(A)).toMatchObject({ optOut: { scope: 'all' }, consent: { marketing: 'refused' } })
  await api.postEvent(placed('SO-2', '2026-12-01T03:00:00Z', { buyer: { name: '朱慧', phone: A } }))
  await api.setClock('2026-12-02T03:00:00Z')
  const { items } = await api.call('POST', '/api/messages/search', { order: 'SO-2' })
  expect(items).toMatchObject([{ state: 'suppressed', reason: { code: 'opted-out' } }])

  expect(await reply('in-2', A, 'START')).toMatchObject({ result: 'start' })
  expect(await find(B)).toMatchObject({ optOut: null })
})

it('support sets the numbers by the API, is told which is none, and an export has them all', async () => {
  const { api, bring, find } = await open()
  await bring(COLLECTION)
  const { id, rev } = await find(A)
  const path = `/api/contacts/${id}`

  await expect(api.call('PATCH', path, { phones: [A, '110'] })).rejects.toThrow(/phones\[1\]/)
  await expect(api.call('PATCH', path, { phone: A, phones: [A] })).rejects.toThrow(/not both/)
  await expect(api.call('PATCH', path, { phones: Array.from({ length: 11 }, () => A) })).rejects.toThrow(/phones/)
  expect(await find(A)).toMatchObject({ rev })
  expect(await api.call('PATCH', path, { phones: [B, A, B] })).toMatchObject({ phone: TWO, phones: [TWO, ONE] })

  expect(await api.call('GET', `${path}/export`)).toMatchObject({ contact: { phones: [TWO, ONE] } })
  const { items } = await api.call('GET', `/api/audit?subject=${id}`)
  expect(JSON.stringify(items)).not.toMatch(/199000/)
  await api.call('DELETE', path, { note: 'asked in writing' })
  expect(await api.call('GET', path)).toMatchObject({ phone: null, phones: [] })
})
