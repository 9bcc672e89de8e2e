import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { connect, type Json } from './api-client.ts'
import { contactsList } from './generated-lists.ts'
import { startPlatform, startSink, WEBHOOK_SECRET } from './platform-process.ts'

/**
 * Real processes, killed with `kill -9` in the middle of a mass send, again and again: `--kills 8 --recipients 5000`. At the
 * end every recipient's message is final, and the gateway outside of the platform took none of them twice.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '8' },
    recipients: { type: 'string', default: '5000' },
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
  while (progress.isSending && (await sink.counts()).size < share) await pause(20)
  if (!progress.isSending) throw new Error(`the send ended before kill ${kill}: take more recipients`)
  await pause(Math.random() * 100)
  await platform.kill()
  await sending
  platform = await startPlatform(folder, sink.url)
  api = await connect(platform.origin, WEBHOOK_SECRET)
}
await api.setClock('2026-12-05T01:00:00Z')

const counts = await sink.counts()
const { items } = await api.call('GET', `/api/campaigns/${campaign}/runs`)
const runs: Json[] = Array.isArray(items) ? items : []
const run = runs.find(({ planned }) => planned === recipients)
const details = run === undefined ? {} : await api.call('GET', `/api/runs/${encodeURIComponent(String(run.id))}`)
const twice = [...counts.values()].filter((count) => count > 1).length
const states: Record<string, unknown> =
  typeof details.counts === 'object' && details.counts !== null ? { ...details.counts } : {}
const final = Object.values(states).reduce((sum: number, count) => sum + Number(count), 0)
console.log({
  kills,
  recipients,
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
  final === recipients &&
  counts.size >= Number(states.accepted ?? 0) &&
  counts.size <= Number(states.accepted ?? 0) + inDoubt
console.log(holds ? `0 duplicates, 0 lost; ${inDoubt} in doubt` : 'FAILED')
process.exit(holds ? 0 : 1)
