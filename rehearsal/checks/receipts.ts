import { CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { expectThat } from '../expect.ts'
import { PEOPLE } from '../lists.ts'
import type { DeployedPlatform, FoundMessage } from '../platform.ts'
import type { Report } from '../report.ts'
import { ACCOUNT, REGION } from '../stacks.ts'
import { until } from '../until.ts'

const GROUP = `sns/${REGION}/${ACCOUNT}/DirectPublishToPhoneNumber`

/** What SNS writes when a text arrived, and what support sees then. */
export async function checkReceipts(report: Report, platform: DeployedPlatform): Promise<void> {
  const phone = platform.place.phoneOf(PEOPLE.shipment)
  await report.check('a receipt through the delivery log makes the text delivered', async () => {
    const [text] = await platform.textsTo(phone)
    if (text === undefined) throw new Error('there is no text')
    await writeReceipt(platform, text.id, phone)
    await until('the receipt', 90, async () => {
      const message = await findNotice(platform, phone)
      return message?.state === 'delivered' ? true : undefined
    })
    return undefined
  })
  await report.check('support finds the message by phone, with its whole trail; the trail says why', async () => {
    const message = await findNotice(platform, phone)
    if (message === undefined) throw new Error('there is no message')
    const whole = await platform.must('support', 'GET', `/api/messages/${message.id}`)
    const trail = Array.isArray(whole.trail) ? whole.trail : []
    expectThat(trail.length >= 4, `the trail has ${trail.length} entries`)
    return `${trail.length} entries`
  })
}

/** Their unpaid order has a message too: a nudge, cancelled when the order was shipped. */
async function findNotice(platform: DeployedPlatform, phone: string): Promise<FoundMessage | undefined> {
  return (await platform.messagesTo(phone)).find(({ kind }) => kind === 'shipment-notice')
}

async function writeReceipt({ clients }: DeployedPlatform, messageId: string, destination: string): Promise<void> {
  const at = new Date()
  const line = {
    notification: { messageId, timestamp: at.toISOString().replace('T', ' ').replace('Z', '') },
    delivery: {
      phoneCarrier: 'Test carrier',
      mnc: 0,
      destination,
      priceInUSD: 0.02,
      smsType: 'Transactional',
      mcc: 460,
      providerResponse: 'Message has been accepted by phone carrier',
      dwellTimeMs: 800,
    },
    status: 'SUCCESS',
  }
  const stream = { logGroupName: GROUP, logStreamName: `rehearsal-${at.getTime()}` }
  await clients.logs.send(new CreateLogStreamCommand(stream))
  const logEvents = [{ timestamp: at.getTime(), message: JSON.stringify(line) }]
  await clients.logs.send(new PutLogEventsCommand({ ...stream, logEvents }))
}
