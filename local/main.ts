import { createWriteStream, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { AppError } from '#shared/domain/errors.ts'
import { DEFAULT_ZONE, localDateOf } from '#shared/domain/time.ts'
import { yearWithoutNotice } from '#shared/domain/working-days.ts'
import { buildConsole } from './build-console.ts'
import { loadDemo } from './demo-data.ts'
import { type Runtime, startRuntime } from './runtime.ts'
import { readWebhookSecrets } from './secrets.ts'
import { readStartMark, writeStartMark } from './start-mark.ts'

const { values: flags } = parseArgs({ options: { empty: { type: 'boolean', default: false } } })
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = resolve(process.env.CARILLON_DATA ?? '.carillon')
const port = Number(process.env.PORT ?? 4000)
// Whoever reads along may go away; the platform stays.
process.stdout.on('error', () => undefined)
const say = (line = '') => process.stdout.write(`${line}\n`)

mkdirSync(folder, { recursive: true, mode: 0o700 })
const logFile = createWriteStream(join(folder, 'carillon.log'), { flags: 'a', mode: 0o600 })
const runtime = await start().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const told = error instanceof AppError ? error.message : String(error)
  const reason = code === 'EADDRINUSE' ? `Port ${port} is in use: set PORT to another.` : told
  process.stderr.write(`Carillon cannot start. ${reason}\n`)
  process.exit(1)
})

say()
say(`  编钟 Carillon is ready at ${runtime.origin}`)
say()
const texted = runtime.hasGateway ? 'your gateway' : 'the demo phone'
say(`  Try:   open that address, pick a role, place a demo order, and watch its text reach ${texted}`)
say('         move the clock to see tomorrow’s messages today')
say(`  API:   ${runtime.origin}/api/openapi.json`)
say(`  Hooks: POST ${runtime.origin}/hooks/orders, signed with`)
for (const secret of runtime.webhookSecrets) say(`         ${secret}`)
say(`  Data:  ${folder} (log in carillon.log)`)
const noticeMissing = yearWithoutNotice(localDateOf(runtime.clock.now(), DEFAULT_ZONE))
if (noticeMissing !== null)
  say(
    `  Note:  the days off of ${noticeMissing} are not known here yet; weekends and statutory days alone count as such`,
  )
say()

let stopping = false
runtime.databaseGone.then(() => {
  if (stopping) return
  process.stderr.write('The database process ended; start again, nothing is lost.\n')
  process.exit(1)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1)
    stopping = true
    say('  Stopping; what is under way is finished first.')
    runtime.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}

if (readStartMark(folder) === undefined) {
  writeStartMark(folder, { demo: !flags.empty, loaded: flags.empty })
}
if (readStartMark(folder)?.loaded === false) {
  const [webhookSecret] = runtime.webhookSecrets
  await loadDemo({ origin: runtime.origin, webhookSecret, clock: runtime.clock })
  writeStartMark(folder, { demo: true, loaded: true })
  say('  A small demo shop and lender is loaded; start with `npm start -- --empty` in a new folder to go without.')
}
await buildConsole(root, say)

/** Async, so that a setting that cannot be used is told like everything else that keeps it from starting. */
async function start(): Promise<Runtime> {
  return startRuntime({
    port,
    folder,
    consoleFolder: join(root, 'console', 'dist'),
    webhookSecrets: readWebhookSecrets(process.env.CARILLON_WEBHOOK_SECRET ?? ''),
    writeLog: (line) => logFile.write(`${line}\n`),
    env: process.env,
  })
}
