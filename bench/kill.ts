import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { messageIdOf, parseMessageId } from '../shared/contracts/ids.ts'
import { nudgeKey } from '../shared/domain/scenarios/shipped/unpaid-order-nudge.ts'
import { connect, type Json } from './api-client.ts'
import { contactOn, contactsList } from './generated-lists.ts'
import { FIRES_AT, orderPlaced } from './orders.ts'
import { startPlatform, startSink, WEBHOOK_SECRET } from './platform-process.ts'
import { cutPower } from './power-cut.ts'

/**
 * Real processes, killed with `kill -9` in the middle of a mass send, again and again: `--kills 8 --recipients 5000`. At the
 * end every recipient's message is final, the gateway outside of the platform took none of them twice, and every order that was
 * answered 2xx meanwhile is known. With `--power` each kill is a power cut: what was not synced goes too.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '8' },
    recipients: { type: 'string', default: '5000' },
    power: { type: 'boolean', default: false },
  },
})
const [kills, recipients] = [Number(values.kills), Number(values.recipients)]
const folder = mkdtempSync(join(tmpdir(), 'carillon-kill-'))
const sink = await startSink()
let platform = await startPlatform(folder, sink.url)
let api = await connect(platform.origin, WEBHOOK_SECRET)

await api.setClock('2026-11-30T12:00:00Z')
await api.import('contacts', Buffer.concat([...contactsList(recipients)]))
const campaign = await api.campaign('holiday-greeting', { date: '2026-12-01' })

await api.campaign('unpaid-order-nudge')

const answered: number[] = []
let orders = 0
let cutAway = 0
/** Orders come in one after the other until the platform is gone. */
async function keepOrdering(progress: { isSending: boolean }): Promise<void> {
  while (progress.isSending) {
    const row = orders++
    const status = await api.postEvent(orderPlaced(row, 'online')).catch(() => 0)
    if (status >= 200 && status < 300) answered.push(row)
    await pause(5)
  }
}

/** Each kill waits for its own share of the texts, and the shares lie far enough apart to reach the next in mid-send. */
for (let kill = 1; kill <= kills; kill += 1) {
  const share = Math.ceil((recipients * kill) / (kills + 1.5))
  const progress = { isSending: true }
  const sending = api
    .setClock('2026-12-01T01:00:00Z')
    .catch(() => undefined)
    .finally(() => {
      progress.isSending = false
    })
  const ordering = keepOrdering(progress)
  while (progress.isSending && (await sink.counts()).size < share) await pause(20)
  if (!progress.isSending) throw new Error(`the send ended before kill ${kill}: take more recipients`)
  await pause(Math.random() * 100)
  await platform.kill()
  await Promise.all([sending, ordering])
  if (values.power) cutAway += cutPower(folder, { all: kill % 2 === 0 })
  platform = await startPlatform(folder, sink.url)
  api = await connect(platform.origin, WEBHOOK_SECRET)
}
await api.setClock('2026-12-05T01:00:00Z')

const unknown: number[] = []
for (const row of answered) {
  const occurrence = nudgeKey(`SO-${row}`, FIRES_AT, 1)
  const id = messageIdOf({ contactId: contactOn(row).id, occurrence })
  await api.call('GET', `/api/messages/${id}`).catch(() => unknown.push(row))
}

const taken = [...(await sink.counts())]
const counts = new Map(taken.filter(([id]) => parseMessageId(id)?.occurrence.includes('holiday-greeting')))
const { items } = await api.call('GET', `/api/campaigns/${campaign}/runs`)
const runs: Json[] = Array.isArray(items) ? items : []
const run = runs.find(({ planned }) => planned === recipients)
const details = run === undefined ? {} : await api.call('GET', `/api/runs/${encodeURIComponent(String(run.id))}`)
const twice = taken.filter(([, count]) => count > 1).length
const states: Record<string, unknown> =
  typeof details.counts === 'object' && details.counts !== null ? { ...details.counts } : {}
const final = Object.values(states).reduce((sum: number, count) => sum + Number(count), 0)
console.log({
  kills,
  recipients,
  ...(values.power && { commitsCutAway: cutAway }),
  ordersAnswered: answered.length,
  ordersUnknown: unknown.length,
  takenByTheGateway: counts.size,
  takenTwice: twice,
  run: details.state,
  states,
  gap: details.gap,
})
await platform.kill()
sink.stop()
rmSync(folder, { recursive: true, force: true })
const inDoubt = Number(states['in-doubt'] ?? 0) + Number(states.unconfirmed ?? 0)
const holds =
  twice === 0 &&
  unknown.length === 0 &&
  answered.length > 0 &&
  final === recipients &&
  counts.size >= Number(states.accepted ?? 0) &&
  counts.size <= Number(states.accepted ?? 0) + inDoubt
console.log(holds ? `0 duplicates, 0 lost; ${inDoubt} in doubt` : 'FAILED')
process.exit(holds ? 0 : 1)
