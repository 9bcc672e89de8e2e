import { createHash, randomInt, randomUUID } from 'node:crypto'
import * as z from 'zod'
import { createProblem } from '#functions/http.ts'
import { Language } from '#shared/contracts/primitives.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { createDemoOrder, DEMO_ORDER } from '../demo/demo-world.ts'
import { parseBody } from './dev-routes.ts'
import { type Call, type Route, sendJson, sendProblem } from './http-route.ts'
import { signEvent } from './signed-event.ts'

type Options = { clock: Clock; origin: string; webhookSecret: string }

/** What is left out is the demo's own, in the language that its buyer reads. */
const DemoOrder = z.strictObject({
  language: Language.default('zh'),
  phone: z.string().max(40).optional(),
  name: z.string().max(40).optional(),
  amountMinor: z.int().min(1).max(100_000_000).default(17800),
  itemName: z.string().min(1).max(60).optional(),
})

/** Lets the console play the order system: each click is a signed event through the front door. */
export function createDemoRoutes(options: Options): Route[] {
  return [
    { path: '/dev/demo-order', method: 'POST', handle: (call) => placeOrder(options, call) },
    { path: '/dev/demo-order/*', method: 'POST', handle: (call) => changeOrder(options, call) },
  ]
}

async function placeOrder(options: Options, call: Call): Promise<void> {
  const wish = await parseBody(call, DemoOrder)
  if (!wish) return
  const { language, amountMinor: totalMinor } = wish
  const { phone = DEMO_ORDER[language].phone, name = DEMO_ORDER[language].name } = wish
  const { itemName = DEMO_ORDER[language].itemName } = wish
  const orderId = `DEMO-${randomInt(100_000, 999_999)}`
  const contactId = `demo-${fingerprint(phone)}`
  const buyer = { id: contactId, name, phone, language }
  const order = createDemoOrder({ id: orderId, buyer, itemName, totalMinor, now: options.clock.now() })
  await post(options, call, 'order.placed', { order }, { orderId, contactId })
}

/** One contact for each number, without showing any of it. */
function fingerprint(phone: string): string {
  return createHash('sha256').update(phone).digest('hex').slice(0, 8)
}

async function changeOrder(options: Options, call: Call): Promise<void> {
  const [, orderId, verb] = /^\/dev\/demo-order\/([^/]+)\/(pay|ship)$/.exec(call.url.pathname) ?? []
  if (orderId === undefined) return sendProblem(call.response, createProblem('not-found', 'Say /pay or /ship.'))
  if (verb === 'pay') return post(options, call, 'order.paid', { orderId }, { orderId })
  const shipment = {
    id: `DEMO-SH-${randomInt(100_000, 999_999)}`,
    carrier: { scheme: 'kuaidi100', code: 'zhongtong', name: '中通快递' },
    trackingNumber: `ZT${randomInt(100_000_000, 999_999_999)}`,
    fromRegionCode: '330106',
    toRegionCode: '310115',
  }
  await post(options, call, 'order.shipped', { orderId, shipment }, { orderId, shipmentId: shipment.id })
}

async function post(options: Options, { response }: Call, type: string, data: unknown, answer: object): Promise<void> {
  const event = { id: `evt_${randomUUID()}`, type, timestamp: options.clock.now().toISOString(), data }
  const { headers, body } = signEvent(event, options.webhookSecret)
  const taken = await fetch(`${options.origin}/hooks/orders`, { method: 'POST', headers, body })
  if (taken.status === 202) return sendJson(response, 201, answer)
  response.writeHead(taken.status, { 'content-type': taken.headers.get('content-type') ?? 'application/json' })
  response.end(await taken.text())
}
