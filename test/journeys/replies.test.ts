import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect, type Json } from '../../bench/api-client.ts'
import { signEvent } from '../../local/http/signed-event.ts'
import { startRuntime } from '../../local/runtime.ts'
import { codConfirm } from '../builders/cod-confirm.ts'
import { placed } from '../builders/order-events.ts'
import { scratchFolder } from '../unit/local/scratch-folder.ts'

/** Nine in the morning in Shanghai. */
const PLACED = '2026-12-01T01:00:00Z'
const FROM = '+8619900000001'

async function open() {
  const scratch = scratchFolder()
  const runtime = await startRuntime({
    ...{ port: 0, folder: join(scratch, 'data'), consoleFolder: join(scratch, 'console'), webhookSecrets: [] },
    writeLog: () => undefined,
  })
  onTestFinished(() => runtime.stop())
  const api = await connect(runtime.origin, runtime.webhookSecrets[0])
  const reply = async (id: string, text: string): Promise<Json> => {
    const event = { id, from: '199 0000 0001', text }
    const answer = await fetch(`${runtime.origin}/hooks/inbound`, {
      method: 'POST',
      ...signEvent(event, runtime.webhookSecrets[0]),
    })
    return JSON.parse(await answer.text())
  }
  return { ...runtime, api, reply }
}

/** The campaign is active, the order placed, and the question has left. */
async function asked() {
  const opened = await open()
  const { api } = opened
  await api.setClock('2026-12-01T00:59:00Z')
  const campaign = await api.call('POST', '/api/campaigns', { kind: 'custom', name: 'COD', scenario: codConfirm() })
  await api.call('POST', `/api/campaigns/${campaign.id}/activate`)
  await api.setClock(PLACED)
  const order = placed('SO-1', PLACED, { payment: { method: 'cod', status: 'unpaid' } })
  expect(await api.postEvent(order)).toBe(202)
  await api.setClock('2026-12-01T01:05:00Z')
  expect(await api.texts()).toMatchObject([{ to: FROM, text: expect.stringContaining('同意请回复1') }])
  return opened
}

const factsOf = async (api: Awaited<ReturnType<typeof connect>>) =>
  (await api.call('GET', '/api/records/order/SO-1')).facts

describe('cash on delivery, asked back by text', () => {
  it('is confirmed by a reply once although it comes twice, and is not asked again', async () => {
    const { api, reply } = await asked()

    expect(await reply('in-1', '１')).toEqual({ id: 'in-1', result: 'answer' })
    expect(await reply('in-1', '１')).toEqual({ id: 'in-1', result: 'repeat' })

    expect(await factsOf(api)).toMatchObject({ 'cod-confirmed': '2026-12-01T01:05:00.000Z' })
    await api.setClock('2026-12-01T06:00:00Z')
    expect(await api.texts()).toHaveLength(1)
    const { items } = await api.call('POST', '/api/messages/search', { order: 'SO-1' })
    expect(items).toContainEqual(
      expect.objectContaining({ state: 'cancelled', reason: expect.objectContaining({ code: 'answered' }) }),
    )
    expect(await api.call('POST', '/api/inbox/search', { state: 'done' })).toMatchObject({
      items: [{ text: '１', result: 'answer' }],
    })
  })

  it('changes nothing by a second answer, which lies in the inbox', async () => {
    const { api, reply } = await asked()
    await reply('in-1', '1')

    expect(await reply('in-2', '3')).toEqual({ id: 'in-2', result: 'inbox' })

    expect(Object.keys((await factsOf(api)) as object)).not.toContain('cancel-requested')
    expect(await api.call('POST', '/api/inbox/search', { state: 'open' })).toMatchObject({
      items: [{ text: '3', why: 'answered-before' }],
    })
  })

  it('asks again after four hours without a reply; what fits nothing gets help once, and a late answer moves nothing', async () => {
    const { api, reply } = await asked()

    expect(await reply('in-1', '多少钱')).toEqual({ id: 'in-1', result: 'inbox' })
    expect(await reply('in-2', '什么时候到')).toEqual({ id: 'in-2', result: 'inbox' })
    await api.setClock('2026-12-01T05:01:00Z')
    const texts = (await api.texts()).map(({ text }) => String(text))
    expect(texts.filter((text) => text.startsWith('请回复1、2或3'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('同意请回复1'))).toHaveLength(2)

    await api.setClock('2026-12-02T06:00:00Z')
    expect(await reply('in-3', '1')).toEqual({ id: 'in-3', result: 'inbox' })
    expect((await factsOf(api)) as Json).not.toHaveProperty('cod-confirmed', expect.any(String))
  })

  it('ends by a STOP, which is never taken for an answer; START opens the number again', async () => {
    const { api, reply } = await asked()

    expect(await reply('in-1', '退订')).toEqual({ id: 'in-1', result: 'stop' })
    await api.setClock('2026-12-01T06:00:00Z')
    expect(await api.texts()).toHaveLength(1)
    expect(await reply('in-2', 'START')).toEqual({ id: 'in-2', result: 'start' })
    expect(await api.call('POST', '/api/contacts/search', { phone: FROM })).toMatchObject({ items: [{ optOut: null }] })
  })

  it('is answered by a person from the inbox, by one text to the number that wrote', async () => {
    const { api, reply, origin } = await asked()
    const posted = await fetch(`${origin}/dev/phone/reply`, {
      method: 'POST',
      body: JSON.stringify({ from: FROM, text: '能开发票吗' }),
    })
    expect(await posted.json()).toMatchObject({ result: 'inbox' })
    expect(await reply('in-9', '在吗')).toMatchObject({ result: 'inbox' })
    const { items } = await api.call('POST', '/api/inbox/search', { state: 'open' })
    const [newest] = items as Json[]

    await api.call('POST', `/api/inbox/${newest?.id}/reply`, { text: '您好，可以开发票。' })
    await api.call('POST', `/api/inbox/${newest?.id}/reply`, { text: '您好，可以开发票。' })
    await api.setClock('2026-12-01T01:06:00Z')

    const sent = (await api.texts()).filter(({ text }) => text === '您好，可以开发票。')
    expect(sent).toMatchObject([{ to: FROM }])
    expect(await api.call('POST', '/api/inbox/search', { state: 'open' })).toMatchObject({ items: [{}] })
  })
})
