import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { Language } from '#shared/contracts/primitives.ts'
import { addDays, DEFAULT_ZONE, instantOf, localDateOf, localTimeOf, weekdayOf } from '#shared/domain/calendar/time.ts'
import { buildConsole } from '../http/build-console.ts'
import { startRuntime } from '../runtime.ts'
import { readStartSettings } from '../start-settings.ts'
import { type Call, postEvent, replyWith, signIn, upload } from './front-door.ts'
import { nameOf, personOf, type Scene, WEEK_KINDS, weekContacts, weekInstalments, weekOf, weekShops } from './week.ts'

const Texts = z.object({
  items: z.array(z.object({ messageId: z.string(), to: z.string(), text: z.string(), at: z.string() })),
})
const Created = z.object({ id: z.string() })

/**
 * A shop's and a lender's week in virtual time, through the front doors, in a folder of its own: each thing that happens, and
 * each text that came of it. Then the console shows it until Ctrl-C, or `--once` ends it.
 */
const { values: flags } = parseArgs({ options: { once: { type: 'boolean' } } })
const root = fileURLToPath(new URL('../..', import.meta.url))
const { port, language } = readStartSettings(process.env)
const folder = mkdtempSync(join(tmpdir(), 'carillon-week-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const say = (line = '') => console.log(line)

const runtime = await startRuntime({
  ...{ port: flags.once ? 0 : port, folder, consoleFolder: join(root, 'console', 'dist'), webhookSecrets: [] },
  writeLog: () => undefined,
})
const hooks = { origin: runtime.origin, webhookSecret: runtime.webhookSecrets[0] }
const call = await signIn(runtime.origin)
const monday = mondayBeforeThe5th(localDateOf(runtime.clock.now(), DEFAULT_ZONE))
await play()
if (flags.once) {
  await runtime.stop()
} else {
  await buildConsole(root, say)
  say(`\n  ${language === 'zh' ? '打开控制台看这一周' : 'See this week in the console'}: ${runtime.origin}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void runtime.stop().then(() => process.exit(0)))
}

async function play(): Promise<void> {
  await moveTo(addDays(monday, -1), '20:00')
  await setUp(call, language)
  const seen = new Set<string>()
  let today = ''
  for (const [place, scene] of weekOf(monday, language).entries()) {
    const date = addDays(monday, scene.day)
    await tellUntil(date, scene.at)
    tellDay(date)
    say(`    ${scene.at}  ${scene.says[language]}`)
    await happen(scene, place, date)
  }
  await tellUntil(addDays(monday, 6), '20:00')

  /** The texts that came up to then, each once. */
  async function tellUntil(date: string, at: string): Promise<void> {
    await moveTo(date, at)
    const { items } = Texts.parse(await call('GET', '/dev/phone?limit=100'))
    for (const { messageId, to, text, at: instant } of items.toSorted((one, other) => (one.at < other.at ? -1 : 1))) {
      if (seen.has(messageId)) continue
      seen.add(messageId)
      tellDay(localDateOf(new Date(instant), DEFAULT_ZONE))
      say(`    ${localTimeOf(new Date(instant), DEFAULT_ZONE)}    → ${nameOf(to, language)}: ${text}`)
    }
  }

  function tellDay(date: string): void {
    if (date === today) return
    today = date
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(date))
    say(`\n  ${date} ${weekday}`)
  }
}

async function happen(scene: Scene, place: number, date: string): Promise<void> {
  const id = `week-${place}`
  if ('reply' in scene) {
    await replyWith(hooks, { id, from: personOf(scene.from, language).phone, text: scene.reply })
  } else {
    const timestamp = instantOf(date, scene.at, DEFAULT_ZONE).toISOString()
    await postEvent(hooks, { id, type: scene.event, timestamp, data: scene.data })
  }
  await moveTo(date, scene.at)
}

async function setUp(ask: Call, spoken: Language): Promise<void> {
  await ask('PUT', '/api/settings/shops', weekShops(spoken))
  for (const kind of WEEK_KINDS) {
    const { id } = Created.parse(await ask('POST', '/api/campaigns', { kind }))
    await ask('POST', `/api/campaigns/${id}/activate`)
  }
  await upload(ask, 'contacts', weekContacts(monday, spoken))
  await upload(ask, 'instalments', weekInstalments(monday))
}

/** Answers when everything that fell due has been dealt with. */
async function moveTo(date: string, at: string): Promise<void> {
  await call('PUT', '/dev/clock', { now: instantOf(date, at, DEFAULT_ZONE).toISOString() })
}

/** Of the first week to come that holds a 5th, a day of reminders. */
function mondayBeforeThe5th(today: string): string {
  let day = addDays(today, 7)
  while (!day.endsWith('-05')) day = addDays(day, 1)
  return addDays(day, 1 - weekdayOf(day))
}
