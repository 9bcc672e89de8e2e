import { PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { Webhook } from 'standardwebhooks'
import { ORDER_EVENT_SOURCE } from '#shared/contracts/deployment.ts'
import { expectThat } from '../expect.ts'
import { contactIdOf, PEOPLE, type Person } from '../lists.ts'
import type { DeployedPlatform } from '../platform.ts'
import type { Report } from '../report.ts'
import { until } from '../until.ts'

type Event = { id: string; type: string; timestamp: string; data: unknown }

/** The campaigns that answer orders, then orders by both ways in, then their texts. */
export async function checkOrders(report: Report, platform: DeployedPlatform): Promise<void> {
  await report.check('campaigns for orders are made and activated', async () => {
    await activate(platform, { kind: 'unpaid-order-nudge', settings: { delayMinutes: 1 } })
    await activate(platform, { kind: 'shipment-notice' })
    return undefined
  })
  await report.check(
    'a webhook with a false signature is answered 401, a malformed one 400 with every fault',
    async () => {
      const forged = await post(platform, orderPlaced('forged', platform, 'nudge'), `whsec_${btoa('x'.repeat(24))}`)
      const malformed = await post(platform, { id: 'evt_bad', type: 'order.placed', timestamp: 'never', data: {} })
      expectThat(forged.status === 401, `the forged one was answered ${forged.status}`)
      const errors = malformed.body.errors
      expectThat(
        malformed.status === 400 && Array.isArray(errors),
        `the malformed one was answered ${malformed.status}`,
      )
      return undefined
    },
  )
  await report.check('an order by signed webhook is accepted once, its repeat changes nothing', async () => {
    const event = orderPlaced('R-NUDGE', platform, 'nudge')
    const [first, second] = [await post(platform, event), await post(platform, event)]
    expectThat(first.status === 202 && first.body.result === 'accepted', `answered ${JSON.stringify(first)}`)
    expectThat(second.status === 202 && second.body.result === 'repeat', `the repeat ${JSON.stringify(second)}`)
    return undefined
  })
  await report.check('orders by the bus reach the tables', async () => {
    await putOnBus(platform, [orderPlaced('R-SHIP', platform, 'shipment'), orderPlaced('R-BUS', platform, 'bus')])
    await until('the order of the bus', 60, async () => {
      const { items } = await platform.must('support', 'POST', '/api/messages/search', { order: 'R-BUS' })
      return Array.isArray(items) && items.length > 0 ? true : undefined
    })
    return undefined
  })
  await report.check('a shipment notice is texted at once', async () => {
    await post(platform, shipped('R-SHIP', platform.place.today))
    return textTo(platform, 'shipment', 60)
  })
}

/** The nudge is due a minute after its order; the clock's minute tick hands it over. */
export async function checkNudge(report: Report, platform: DeployedPlatform): Promise<void> {
  await report.check('the nudge is texted when its minute has come', () => textTo(platform, 'nudge', 200))
}

export async function activate(platform: DeployedPlatform, campaign: Record<string, unknown>): Promise<string> {
  const { id } = await platform.must('marketing', 'POST', '/api/campaigns', campaign)
  await platform.must('marketing', 'POST', `/api/campaigns/${id}/activate`)
  return String(id)
}

/** The text that SNS took for this person, in few words. */
export async function textTo(platform: DeployedPlatform, person: Person, seconds: number): Promise<string> {
  const phone = platform.place.phoneOf(PEOPLE[person])
  const text = await until('the text', seconds, async () => (await platform.textsTo(phone)).at(0)?.text)
  const texts = await platform.textsTo(phone)
  expectThat(texts.length === 1, `${texts.length} texts went out`)
  return `“${text.slice(0, 60)}…”`
}

function post(platform: DeployedPlatform, event: Event, secret = platform.webhookSecret) {
  const body = JSON.stringify(event)
  const at = new Date()
  const headers = {
    'content-type': 'application/json',
    'webhook-id': event.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(event.id, at, body),
  }
  return platform.send('POST', '/hooks/orders', headers, body)
}

async function putOnBus({ clients, outputs }: DeployedPlatform, events: readonly Event[]): Promise<void> {
  const Entries = events.map((event) => ({
    EventBusName: outputs.busName,
    Source: ORDER_EVENT_SOURCE,
    DetailType: event.type,
    Detail: JSON.stringify(event),
  }))
  const { FailedEntryCount } = await clients.events.send(new PutEventsCommand({ Entries }))
  expectThat(FailedEntryCount === 0, `${FailedEntryCount} events were not taken`)
}

function orderPlaced(id: string, { place }: DeployedPlatform, person: Person): Event {
  const order = {
    id,
    shop: 'rehearsal',
    buyer: { id: contactIdOf(person), name: `Test ${person}`, phone: place.phoneOf(PEOPLE[person]) },
    currency: 'CNY',
    totalMinor: 17_800,
    items: [{ sku: 'NUT-500', name: 'Nut gift box', quantity: 2 }],
    payment: { method: 'online', status: 'unpaid' },
    closesAt: new Date(Date.now() + 24 * 3_600_000).toISOString(),
    shipTo: { regionCode: '110105' },
  }
  return { id: `evt_${id}_placed`, type: 'order.placed', timestamp: new Date().toISOString(), data: { order } }
}

function shipped(orderId: string, today: string): Event {
  const shipment = {
    id: `SH-${orderId}`,
    carrier: { scheme: 'kuaidi100', code: 'shentong', name: 'STO' },
    trackingNumber: `ST${today.replaceAll('-', '')}0001`,
    fromRegionCode: '330106',
    toRegionCode: '110105',
  }
  const data = { orderId, shipment }
  return { id: `evt_${orderId}_shipped`, type: 'order.shipped', timestamp: new Date().toISOString(), data }
}
