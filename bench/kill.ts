import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { parseMessageId } from '../shared/contracts/ids.ts'
import { connect, type Json } from './api-client.ts'
import { contactsList } from './generated-lists.ts'
import { FIRES_AT, orderPlaced } from './orders.ts'
import { startPlatform, startSink, WEBHOOK_SECRET } from './platform-process.ts'
import { nudgeOf } from './power-audit.ts'
import { openPowerCuts } from './power-cuts.ts'

/**
 * Real processes, killed with `kill -9` in the middle of a mass send, again and again: `--kills 8 --recipients 5000`. At the
 * end every recipient's message is final, the gateway outside of the platform took none of them twice, and every order that was
 * answered 2xx meanwhile is known. With `--power` each kill is a power cut: what was not synced goes too, and the disk is looked at
 * as it was at other instants. With `--planted NORMAL` or `OFF` SQLite syncs less than the platform asks, which must be found.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '8' },
    recipients: { type: 'string', default: '5000' },
    power: { type: 'boolean', default: false },
    planted: { type: 'string' },
  },
})
/** People of a list that comes in beside the texts, once in each round. */
const LISTED_AGAIN = 500
const [kills, recipients] = [Number(values.kills), Number(values.recipients)]
const folder = mkdtempSync(join(tmpdir(), 'carillon-kill-'))
const power = values.power ? openPowerCuts(folder, values.planted) : undefined
if (values.power && power === undefined) {
  console.error('Nothing is proven: power cuts need Linux and a C compiler (cc), which records what is synced.')
  rmSync(folder, { recursive: true })
  process.exit(2)
}
const sink = await startSink()
let platform = await startPlatform(folder, sink.url, power?.start)
let api = await connect(platform.origin, WEBHOOK_SECRET)

await api.setClock('2026-12-01T00:59:00Z')
await api.import('contacts', Buffer.concat([...contactsList(recipients)]))
const campaign = await api.campaign('holiday-greeting', { date: '2026-12-01' })

await api.campaign('unpaid-order-nudge')

const answered: number[] = []
let orders = 0
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
    // A second later each time: pages that waited for the line come up again.
    .setClock(new Date(FIRES_AT.getTime() + kill * 1_000).toISOString())
    .catch(() => undefined)
    .finally(() => {
      progress.isSending = false
    })
  const ordering = keepOrdering(progress)
  const uploading = api.import('contacts', Buffer.concat([...contactsList(LISTED_AGAIN)])).catch(() => undefined)
  while (progress.isSending && (await sink.counts()).size < share) await pause(20)
  if (!progress.isSending) endEarly(new Error(`the send ended before kill ${kill}: take more recipients`))
  await pause(Math.random() * 100)
  await (power === undefined ? platform.kill() : power.kill(platform))
  await Promise.all([sending, ordering, uploading])
  await power?.cut()
  platform = await startPlatform(folder, sink.url, power?.start).catch(endEarly)
  api = await connect(platform.origin, WEBHOOK_SECRET)
}
await api.setClock('2026-12-05T01:00:00Z')

const unknown: number[] = []
for (const row of answered) {
  await api.call('GET', `/api/messages/${nudgeOf(row)}`).catch(() => unknown.push(row))
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
  ...power?.figures,
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
power?.end()
rmSync(folder, { recursive: true, force: true })
const inDoubt = Number(states['in-doubt'] ?? 0) + Number(states.unconfirmed ?? 0)
const holds =
  (power === undefined || power.holds()) &&
  twice === 0 &&
  unknown.length === 0 &&
  answered.length > 0 &&
  final === recipients &&
  counts.size >= Number(states.accepted ?? 0) &&
  counts.size <= Number(states.accepted ?? 0) + inDoubt
if (values.planted !== undefined) endPlanted(!holds)
console.log(holds ? `0 duplicates, 0 lost; ${inDoubt} in doubt` : 'FAILED')
process.exit(holds ? 0 : 1)

/** Nothing but a planted fault keeps the platform from starting and sending on. */
function endEarly(error: unknown): never {
  console.log(power?.figures ?? {})
  if (values.planted !== undefined && power !== undefined) endPlanted(!power.holds())
  rmSync(folder, { recursive: true, force: true })
  throw error
}

/** Of a run that could not even go on nothing but that is told. */
function endPlanted(isFound: boolean): never {
  console.log(
    isFound
      ? `found: synchronous=${values.planted} loses what was relied on`
      : 'FAILED: the planted fault was not found',
  )
  process.exit(isFound ? 0 : 1)
}
