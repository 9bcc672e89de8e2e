import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { createAcceptReceiptHandler } from '#functions/accept-receipt/handler.ts'
import { readVerdict } from '#shared/adapters/signed-http/receipts.ts'
import { createSignedHttpProvider } from '#shared/adapters/signed-http/sms-provider.ts'
import { TemplateId } from '#shared/contracts/template.ts'
import { listTemplates } from '#shared/usecases/campaigns/list-templates.ts'
import { registerTemplate } from '#shared/usecases/campaigns/register-template.ts'
import { changeShops } from '#shared/usecases/line/steer-shops.ts'
import { hookEvent } from '../builders/hook-event.ts'
import { type LoopbackCarrier, type Reply, startCarrier } from '../builders/loopback-carrier.ts'
import { placed } from '../builders/order-events.ts'
import { aShop } from '../builders/shops.ts'
import { World } from '../builders/world.ts'

const RELAY = fileURLToPath(new URL('../../docs/relay.mjs', import.meta.url))
const SECRET = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`
const TAKEN: Reply = { status: 200, body: '{"Code":"OK","BizId":"biz-1"}' }
const AT = '2026-12-01T02:00:00Z'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function startRelay(kept: string, { vendor, hooks }: { vendor: LoopbackCarrier; hooks: LoopbackCarrier }) {
  const urls = { VENDOR_URL: vendor.origin, RECEIPTS_URL: `${hooks.origin}/hooks/receipts` }
  const secrets = { SMS_SECRET: SECRET, VENDOR_KEY: 'vendor-key', PUSH_KEY: 'push-key' }
  const node = spawn(process.execPath, [RELAY], {
    env: { ...process.env, ...urls, ...secrets, KEPT: kept, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  ends.push(() => node.kill())
  const said = String((await createInterface(node.stdout)[Symbol.asyncIterator]().next()).value)
  return { origin: `http://127.0.0.1:${/port (\d+)/.exec(said)?.[1]}`, stop: () => node.kill() }
}

/** A shop whose texts leave by the relay, with every template of its nudge approved, and an order that is not paid. */
async function relayedShop(vendorSays: Reply = TAKEN) {
  const [vendor, hooks] = [await startCarrier(vendorSays), await startCarrier({ status: 503 })]
  const folder = await mkdtemp(join(tmpdir(), 'carillon-relay-'))
  ends.push(vendor.stop, hooks.stop, () => rm(folder, { recursive: true, force: true }))
  const kept = join(folder, 'relay.jsonl')
  const relay = await startRelay(kept, { vendor, hooks })
  const world = new World(AT)
  const provider = createSignedHttpProvider({ url: new URL(`${relay.origin}/texts`), secrets: [SECRET] })
  Object.assign(world.sms, { submit: provider.submit, wantsTemplate: () => true })
  await changeShops(world.deps, { by: 'admin/test', items: [aShop({ signature: '坚果小铺' })] })
  const campaign = await world.campaign('unpaid-order-nudge')
  for (const { id } of (await listTemplates(world.deps, campaign)).templates)
    await registerTemplate(world.deps, {
      id,
      campaign,
      state: 'approved',
      code: `SMS_${id.slice(-6)}`,
      by: 'admin/test',
    })
  await world.accept(placed('SO-1', AT))
  const handler = createAcceptReceiptHandler({ ...world.deps, smsSecrets: [SECRET], readVerdict })
  hooks.reply = async () => {
    const { body = '', headers = {} } = hooks.requests.at(-1) ?? {}
    const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
    const answer = await handler({ ...hookEvent('/hooks/receipts', body, SECRET), headers: named })
    return { status: answer.statusCode ?? 500, body: answer.body ?? '' }
  }
  return { world, vendor, hooks, relay, kept }
}

function askedOf({ requests: [request] }: LoopbackCarrier): Record<string, string> {
  return JSON.parse(request?.body ?? '{}')
}

function push(origin: string, fields: Record<string, unknown>, key = 'push-key') {
  const receipt = { phone_number: '19900000001', report_time: '2026-12-01 14:31:00', biz_id: 'biz-1', ...fields }
  return fetch(`${origin}/receipts/${key}`, { method: 'POST', body: JSON.stringify([receipt]) })
}

describe('a text by the relay', () => {
  it('goes to the vendor as template and values, and its receipt comes back', async () => {
    const { world, vendor, relay } = await relayedShop()

    await world.advance('2026-12-01T08:00:00Z')
    const asked = askedOf(vendor)
    const [accepted] = await world.messagesOf('C00001')
    const answer = await push(relay.origin, { out_id: asked.OutId, success: true, err_code: 'DELIVERED' })

    expect(accepted).toMatchObject({ state: 'accepted', providerMessageId: 'biz-1' })
    expect(vendor.requests[0]?.headers.authorization).toBe('Bearer vendor-key')
    expect(asked).toMatchObject({ PhoneNumbers: '19900000001', SignName: '坚果小铺' })
    expect(asked.TemplateCode).toMatch(/^SMS_[0-9a-f]{6}$/)
    expect(JSON.parse(asked.TemplateParam ?? '')).toMatchObject({ amount: '178.00元', shop: '坚果小铺' })
    expect([answer.status, await answer.json()]).toEqual([200, { code: 0, msg: 'OK' }])
    expect(await world.messagesOf('C00001')).toMatchObject([{ state: 'delivered' }])
  })

  it.each<[string, string, object]>([
    ['a bad number', 'isv.MOBILE_NUMBER_ILLEGAL', { state: 'rejected', reason: 'bad-number' }],
    ['words it refuses', 'isv.SMS_CONTENT_ILLEGAL', { state: 'rejected', reason: 'content-refused' }],
    ['a limit of the number', 'isv.BUSINESS_LIMIT_CONTROL', { state: 'planned' }],
    ['a failure of its own', 'isp.SYSTEM_ERROR', { state: 'in-doubt' }],
  ])('becomes what the vendor says of %s', async (_, code, then) => {
    const { world, vendor } = await relayedShop({ status: 200, body: JSON.stringify({ Code: code }) })

    await world.advance('2026-12-01T02:31:00Z')

    expect(vendor.requests).toHaveLength(1)
    expect(await world.messagesOf('C00001')).toMatchObject([then])
  })

  it('is asked of the vendor once, also when the relay was killed meanwhile', async () => {
    const { world, vendor, hooks, relay, kept } = await relayedShop()
    await world.advance('2026-12-01T08:00:00Z')
    const [message] = await world.messagesOf('C00001')
    if (message === undefined) throw new Error('the text was planned')
    relay.stop()

    const again = await startRelay(kept, { vendor, hooks })
    const provider = createSignedHttpProvider({ url: new URL(`${again.origin}/texts`), secrets: [SECRET] })
    const template = { id: TemplateId.parse('tpl_0123456789abcdef'), code: 'SMS_1', values: {} }
    const submit = { messageId: message.id, to: '+8619900000001', text: '您好', category: 'transactional' } as const
    const answer = await provider.submit({ ...submit, signature: '坚果小铺', template })

    expect(answer).toEqual({ kind: 'accepted', providerMessageId: 'biz-1' })
    expect(vendor.requests).toHaveLength(1)
  })

  it('is refused without a template, and to strangers', async () => {
    const { relay, world, vendor } = await relayedShop()
    const url = new URL(`${relay.origin}/texts`)
    const [message] = await world.messagesOf('C00001')
    if (message === undefined) throw new Error('the text was planned')
    const submit = { messageId: message.id, to: '+8619900000001', text: '您好', category: 'transactional' } as const
    const stranger = createSignedHttpProvider({ url, secrets: [`whsec_${'A'.repeat(32)}`] })

    const bare = await createSignedHttpProvider({ url, secrets: [SECRET] }).submit(submit)

    expect(bare).toMatchObject({ kind: 'rejected', because: 'provider-refused' })
    expect(await stranger.submit(submit)).toEqual({ kind: 'line-down', code: 'http-401' })
    expect((await push(relay.origin, { success: true }, 'guess')).status).toBe(404)
    expect(vendor.requests).toEqual([])
  })

  it('leaves a receipt with the vendor while Carillon is away', async () => {
    const { world, vendor, hooks, relay } = await relayedShop()
    await world.advance('2026-12-01T08:00:00Z')
    hooks.reply = { status: 503 }

    const answer = await push(relay.origin, { out_id: askedOf(vendor).OutId, success: false, err_code: 'UNDELIV' })

    expect([answer.status, await answer.json()]).toEqual([503, { code: 1, msg: 'again' }])
  })
})
