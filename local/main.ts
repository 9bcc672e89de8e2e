import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEFAULT_ZONE, localDateOf } from '#shared/domain/calendar/time.ts'
import { yearWithoutNotice } from '#shared/domain/calendar/working-days.ts'
import { makeFolderForGood } from './database/atomic-file.ts'
import { openLogFile } from './database/log-file.ts'
import { prepareRestore } from './database/restore.ts'
import { readStartMark, writeStartMark } from './database/start-mark.ts'
import { loadDemo } from './demo/demo-data.ts'
import { buildConsole } from './http/build-console.ts'
import { type Runtime, startRuntime } from './runtime.ts'
import { readFlags, readStartSettings, type StartSettings, whyNotStarted } from './start-settings.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
// Whoever reads along may go away; the platform stays.
process.stdout.on('error', () => undefined)
const say = (line = '') => process.stdout.write(`${line}\n`)

const flags = orEnd(() => readFlags(process.argv.slice(2)))
const settings = orEnd(() => readStartSettings(process.env))
const { folder } = settings
const mark = orEnd(() => {
  makeFolderForGood(folder)
  if (flags.restore !== null) prepareRestore(folder, flags.restore.date, tell)
  return readStartMark(folder)
})
const runtime = await start(settings).catch(end)
sayReady(runtime)

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1)
    stopping = true
    say('  Stopping; what is under way is finished first.')
    runtime.stop().then(
      () => process.exit(0),
      () => {
        say('  Note:  the database could not be closed in order, as on a full disk; the next start looks through it')
        process.exit(1)
      },
    )
  })
}

// The demo's numbers are made up, but a gateway would text whoever has them.
const wantsDemo = mark?.demo ?? !(flags.empty || runtime.startToken !== null)
if (mark === undefined) writeStartMark(folder, { demo: wantsDemo, loaded: !wantsDemo })
if (wantsDemo && runtime.startToken !== null)
  say('  Note: this folder holds the demo shop, whose campaigns text made-up numbers: stop them, or take a new folder')
else if (wantsDemo && mark?.loaded !== true) await fillWithDemo(runtime)
await buildConsole(root, say)

/** Async, so that a setting that cannot be used is told like everything else that keeps it from starting. */
async function start({ port, webhookSecrets }: StartSettings): Promise<Runtime> {
  return startRuntime({
    port,
    folder,
    consoleFolder: join(root, 'console', 'dist'),
    webhookSecrets,
    writeLog: openLogFile(join(folder, 'carillon.log')),
    env: process.env,
    tell,
  })
}

/** What a try leaves out, the next start loads. */
async function fillWithDemo({ origin, webhookSecrets: [webhookSecret], clock }: Runtime): Promise<void> {
  try {
    await loadDemo({ origin, webhookSecret, clock, language: settings.language })
    writeStartMark(folder, { demo: true, loaded: true })
    say('  A demo shop is loaded. Without it: `npm start -- --empty`, in a new folder.')
  } catch (error) {
    say(`  Note: the demo is not whole (${error instanceof Error ? error.message : 'unknown'}); the next start goes on`)
  }
}

function sayReady({ origin, startToken, webhookSecrets, clock }: Runtime): void {
  say()
  say(`  编钟 Carillon is ready at ${origin}`)
  say()
  if (startToken !== null) {
    say('  Texts     go to your gateway, and so to people; the clock is that of this machine')
    say(`  Sign-in   asks for this start token, new at each start: ${startToken}`)
  }
  say(`  Webhook   POST ${origin}/hooks/orders`)
  for (const secret of webhookSecrets) say(`  Secret    ${secret}`)
  say(`  API       ${origin}/api/openapi.json`)
  say(`  Data      ${folder} (log: carillon.log)`)
  say('  To stop   Ctrl-C')
  say()
  const noticeMissing = yearWithoutNotice(localDateOf(clock.now(), DEFAULT_ZONE))
  if (noticeMissing !== null)
    say(
      `  Note: the days off of ${noticeMissing} are not known here yet; weekends and statutory days alone count as such`,
    )
  for (const name of settings.strangers) say(`  Note: ${name} is no setting of Carillon, and changes nothing`)
}

function tell(words: string): void {
  say(`  Note: ${words}`)
}

function orEnd<T>(step: () => T): T {
  try {
    return step()
  } catch (error) {
    return end(error)
  }
}

function end(error: unknown): never {
  const at = { port: Number(process.env.PORT) || 0, folder: process.env.CARILLON_DATA || '.carillon' }
  process.stderr.write(`Carillon cannot start. ${whyNotStarted(error, at)}\n`)
  process.exit(1)
}
