import { Webhook } from 'standardwebhooks'
import { expectThat } from '../expect.ts'
import type { DeployedPlatform } from '../platform.ts'
import type { Report } from '../report.ts'

/** Nobody's on any list: whoever writes from it becomes a contact. */
const STRANGER = 190

/** What a person writes back, by the signed webhook: a STOP once, then a question for somebody to read. */
export async function checkReplies(report: Report, platform: DeployedPlatform): Promise<void> {
  const phone = platform.place.phoneOf(STRANGER)
  await report.check('a STOP by signed webhook closes the number once, its repeat changes nothing', async () => {
    const reply = { id: 'rehearsal-stop', from: phone, text: 'STOP please' }
    const [first, second] = [await post(platform, reply), await post(platform, reply)]
    expectThat(first.status === 202 && first.body.result === 'stop', `answered ${JSON.stringify(first)}`)
    expectThat(second.status === 202 && second.body.result === 'repeat', `the repeat ${JSON.stringify(second)}`)
    const { items } = await platform.must('support', 'POST', '/api/contacts/search', { phone })
    expectThat(JSON.stringify(items).includes('"by":"reply"'), 'the contact shows no opt-out')
    return undefined
  })
  await report.check('a question lies in the inbox and is marked as done', async () => {
    const asked = await post(platform, { id: 'rehearsal-ask', from: phone, text: 'When do you open?' })
    expectThat(asked.body.result === 'inbox', `answered ${JSON.stringify(asked)}`)
    const { items } = await platform.must('support', 'POST', '/api/inbox/search', { state: 'open' })
    const [reply] = Array.isArray(items) ? items : []
    await platform.must('support', 'POST', `/api/inbox/${reply?.id}/done`, {})
    return undefined
  })
}

function post(platform: DeployedPlatform, reply: { id: string; from: string; text: string }) {
  const body = JSON.stringify(reply)
  const at = new Date()
  const headers = {
    'content-type': 'application/json',
    'webhook-id': reply.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(platform.webhookSecret).sign(reply.id, at, body),
  }
  return platform.send('POST', '/hooks/inbound', headers, body)
}
