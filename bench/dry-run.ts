import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRunCampaignHandler } from '#functions/run-campaign/handler.ts'
import { createSendMessageHandler } from '#functions/send-message/handler.ts'
import { createTableStores } from '#shared/adapters/dynamo/stores.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { workersNamed } from '#shared/adapters/system/workers.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { DryRun, ForeseenPerson } from '#shared/contracts/dry-run.ts'
import { messageIdOf, runIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { newContact } from '#shared/domain/people/new-contact.ts'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { createPace } from '#shared/usecases/line/keep-pace.ts'
import { settleFormerCampaigns } from '#shared/usecases/runs/settle-former-campaigns.ts'
import { startDryRun } from '#shared/usecases/runs/start-dry-run.ts'
import { watchWrites } from '../test/builders/watched-writes.ts'
import { CountedQueues } from './counted-queues.ts'

/**
 * A dry run of a greeting to that many people on the engine of one machine, then the run itself: `--people 100000`. Every
 * write of the dry run is counted, and each person compared with what became of them.
 */
const { values } = parseArgs({ options: { people: { type: 'string', default: '100000' } } })
const PEOPLE = Number(values.people)
const MOST_CPU_SECONDS = 60
const ZONE = 'Asia/Shanghai'
const FIRES_AT = new Date('2026-12-01T01:00:00Z')
const LINE = {
  provider: 'bench',
  rates: { transactional: 1_000_000_000, bulk: 1_000_000_000 },
  priceMicros: 50_000,
  zone: ZONE,
  countries: ['CN'],
  dailyBudgetMicros: null,
}

const folder = mkdtempSync(join(tmpdir(), 'carillon-dry-run-'))
const db = new Database(join(folder, 'tables.db'))
const clock = { at: new Date('2026-11-30T12:00:00Z'), now: () => clock.at, monotonicMs: () => 0 }
const { stores, writes } = watchWrites(createTableStores(createSqliteTables(db), clock, 2))
const queues = new CountedQueues()
const made = { ids: 0 }
const deps = {
  ...stores,
  clock,
  queues,
  hasher: createPhoneHasher('bench'),
  ids: { create: (start: string) => `${start}${String(++made.ids).padStart(20, '0')}` },
  schedules: { put: async () => undefined, removeAll: async () => undefined, list: async () => [] },
  sms: {
    name: 'bench',
    countingFor: () => 'cn-flat' as const,
    submit: async () => ({ kind: 'accepted' as const, providerMessageId: 'taken' }),
  },
  log: { debug: () => undefined, info: () => undefined, error: () => undefined },
  workers: workersNamed('bench'),
  lineDefaults: LINE,
  pace: createPace({ lines: stores.lines, clock, defaults: LINE, pause: async () => undefined }),
  deadLetters: { put: async ({ reason }: { reason: string }) => Promise.reject(new Error(reason)) },
  remainingMs: () => 900_000,
}
const send = createSendMessageHandler(deps)
const handlers = { campaigns: createRunCampaignHandler(deps), 'send-bulk': send, 'send-transactional': send }

try {
  // As the platform does when it starts: later only reads come of it.
  await settleFormerCampaigns(deps)
  await populate()
  const campaignId = await activeCampaign()
  writes.length = 0
  const { dryRun, seconds } = await measuredDryRun(campaignId)
  const foreign = writes.filter((write) => !write.startsWith('dryRuns.')).length
  const own = writes.length - foreign
  clock.at = FIRES_AT
  await queues.campaignJob({ type: 'run', campaignId, part: 'greeting', zone: ZONE, firedAt: FIRES_AT })
  await queues.drain(handlers)
  const differences = await differencesFrom(dryRun)
  tell(dryRun, { seconds, foreign, own, differences })
  if (seconds > MOST_CPU_SECONDS || foreign > 0 || differences > 0) process.exitCode = 1
} finally {
  db.close()
  rmSync(folder, { recursive: true, force: true })
}

/** Every twentieth refused, every fiftieth lives abroad, every hundredth has no number, every thirtieth opted out. */
async function populate(): Promise<void> {
  await stores.contacts.addZone(ZONE)
  for (let start = 0; start < PEOPLE; start += 500) {
    const block = Array.from({ length: Math.min(500, PEOPLE - start) }, (_, place) => start + place)
    await Promise.all(block.map((row) => stores.contacts.save(contactOn(row), 'absent')))
    const optedOut = block.filter((row) => row % 30 === 0 && row % 100 !== 0).map((row) => contactOn(row).phoneHash)
    const word = { at: clock.now(), by: 'support/bench', note: '', source: 'person' as const }
    await Promise.all(optedOut.map((phoneHash) => stores.optOuts.put({ phoneHash: phoneHash ?? '', ...word })))
  }
}

function contactOn(row: number): Contact {
  const phone =
    row % 100 === 0 ? null : row % 50 === 7 ? `+120255501${String(row % 100).padStart(2, '0')}` : numberOn(row)
  const phoneHash = phone === null ? null : deps.hasher.hash(phone)
  const contact = newContact({ id: `C${row}`, kind: 'customer', phone, phoneHash }, clock.now())
  const marketing = row % 20 === 3 ? ('refused' as const) : ('granted' as const)
  const consent = { marketing, at: clock.now(), source: 'list' as const }
  return { ...contact, name: `王${row}`, zone: ZONE, ownZone: ZONE, consent }
}

function numberOn(row: number): string {
  return `+86199${String(row).padStart(8, '0')}`
}

async function activeCampaign() {
  const settings = { date: '2026-12-01' }
  const created = await createCampaign(deps, { by: 'admin/bench', kind: 'holiday-greeting', settings })
  if (created.kind !== 'created') throw new Error('there is no campaign')
  await activateCampaign(deps, { id: created.campaign.id, by: 'admin/bench' })
  await queues.drain(handlers)
  return created.campaign.id
}

async function measuredDryRun(campaignId: string): Promise<{ dryRun: DryRun; seconds: number }> {
  const before = process.cpuUsage()
  const started = await startDryRun(deps, { campaignId, by: 'admin/bench' })
  await queues.drain(handlers)
  const { user, system } = process.cpuUsage(before)
  const dryRun = started.kind === 'started' ? await stores.dryRuns.find(started.id) : undefined
  if (dryRun?.state !== 'done' || dryRun.selected !== PEOPLE) throw new Error('the dry run is not whole')
  return { dryRun, seconds: (user + system) / 1e6 }
}

/** How many people the run treated otherwise than the dry run told; a person too many or too few is one too. */
async function differencesFrom({ id, campaignId, selected }: DryRun): Promise<number> {
  let [compared, differences] = [0, 0]
  for (const outcome of ['send', 'held-back'] as const) {
    let cursor: string | undefined
    do {
      const page = await stores.dryRuns.listPeople(id, outcome, { limit: 1000, cursor })
      const found = await stores.messages.findMany(page.items.map(messageIdFor))
      differences += page.items.filter((person) => !isAsForeseen(person, found.get(messageIdFor(person)))).length
      compared += page.items.length
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
  const run = await stores.runs.findRun(runIdOf({ campaignId, part: 'greeting', zone: ZONE, firedAt: FIRES_AT }))
  return differences + Math.abs((run?.planned ?? 0) - compared) + Math.abs(selected - compared)
}

function messageIdFor({ contactId, key: occurrence }: ForeseenPerson): Message['id'] {
  return messageIdOf({ contactId, occurrence })
}

function isAsForeseen({ reason, text, parts }: ForeseenPerson, message: Message | undefined): boolean {
  return message?.reason === reason && message.text === text && (message.parts ?? 0) === parts
}

type Told = { seconds: number; foreign: number; own: number; differences: number }

function tell({ selected, sendable, heldBack, parts }: DryRun, { seconds, foreign, own, differences }: Told): void {
  console.log(`${selected} selected, ${sendable} sendable in ${parts} parts, held back: ${JSON.stringify(heldBack)}`)
  console.log(`${seconds.toFixed(1)} s of processor time, ${own} writes of its own, ${foreign} others`)
  console.log(`${differences} differences between the dry run and the run`)
}
