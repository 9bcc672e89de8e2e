import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createSignedHttpProvider } from '#shared/adapters/signed-http/sms-provider.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { connect } from './api-client.ts'
import { contactOn, contactsList } from './generated-lists.ts'
import { startPlatform, startSink, WEBHOOK_SECRET } from './platform-process.ts'

/**
 * A mass send through the signed HTTP provider to a gateway on loopback, whole, and beside it in the same run the same
 * posts from a bare loop: `--recipients 20000`. Processor time is the processes' own, dynalite's left out; Linux only.
 */
const { values } = parseArgs({
  options: { recipients: { type: 'string', default: '20000' }, port: { type: 'string', default: '4382' } },
})
const [recipients, port] = [Number(values.recipients), Number(values.port)]
const AT_ONCE = 100
const TICKS_A_SECOND = 100

const folder = mkdtempSync(join(tmpdir(), 'carillon-throughput-'))
const sink = await startSink()
const bare = await sendBare()
const platform = await startPlatform(folder, port, sink.url)
const whole = await sendWhole(platform.child.pid ?? 0)
await platform.kill()
sink.stop()
rmSync(folder, { recursive: true, force: true })

console.table({ 'bare loop': bare, Carillon: whole })
console.log(
  `texts a second: ${(bare.textsPerSecond / whole.textsPerSecond).toFixed(1)} times slower than the bare loop`,
)
console.log(`processor time a text: ${(whole.cpuMsPerText / bare.cpuMsPerText).toFixed(1)} times the bare loop's`)

async function sendBare() {
  const provider = createSignedHttpProvider({ url: new URL(sink.url), secrets: [WEBHOOK_SECRET] })
  const [cpu, startedMs] = [process.cpuUsage(), performance.now()]
  for (let start = 0; start < recipients; start += AT_ONCE) {
    const block = Array.from({ length: Math.min(AT_ONCE, recipients - start) }, (_, index) => contactOn(start + index))
    await Promise.all(
      block.map(({ id, phone }) => {
        const messageId = messageIdOf({ contactId: id, occurrence: 'bare' })
        return provider.submit({
          messageId,
          to: `+86${phone}`,
          text: '王女士，祝您一切顺心！愿您与家人平安顺遂。',
          category: 'marketing',
        })
      }),
    )
  }
  const { user, system } = process.cpuUsage(cpu)
  return figures(performance.now() - startedMs, (user + system) / 1000, process.memoryUsage().rss)
}

async function sendWhole(pid: number) {
  const api = await connect(platform.origin, WEBHOOK_SECRET)
  await api.setClock('2026-11-30T12:00:00Z')
  await api.import('contacts', Buffer.concat([...contactsList(recipients)]))
  await api.campaign('holiday-greeting', { date: '2026-12-01' })
  const [cpuMs, startedMs] = [processorMs(pid), performance.now()]
  await api.setClock('2026-12-01T01:00:00Z')
  const result = figures(performance.now() - startedMs, processorMs(pid) - cpuMs, residentBytes(pid))
  const taken = (await sink.counts()).size - recipients
  if (taken !== recipients) throw new Error(`the gateway took ${taken} texts of ${recipients}`)
  return result
}

function figures(elapsedMs: number, cpuMs: number, rssBytes: number) {
  return {
    textsPerSecond: Math.round((recipients * 1000) / elapsedMs),
    cpuMsPerText: Number((cpuMs / recipients).toFixed(3)),
    residentMb: Math.round(rssBytes / 1e6),
  }
}

/** User and system time of a process so far (proc(5), fields 14 and 15). */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND
}

function residentBytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
