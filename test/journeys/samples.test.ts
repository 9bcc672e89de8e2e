import { beforeAll, describe, expect, it } from 'vitest'
import { parseMessageId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { openImportDesk } from '../builders/import-desk.ts'
import { stateOf } from '../builders/people.ts'
import { type SentText, World } from '../builders/world.ts'
import { arrivals, CONTACTS_FILE, INSTALMENTS_FILE, rowsOf, type SampleEvent } from './sample-files.ts'
import * as oracle from './sample-oracle.ts'
import { PEOPLE } from './sample-people.ts'

/** Midnight of 1 December in Shanghai, and of the 9th. */
const START = '2026-11-30T16:00:00Z'
const END = '2026-12-08T16:00:00Z'

type Told = { kind: string; subject: string; to: string; at: string; text: string }

/** Both lists taken in, all five campaigns active, then every event as it comes. */
async function replay(reorder: (events: readonly SampleEvent[]) => readonly SampleEvent[]): Promise<World> {
  const desk = openImportDesk()
  await desk.bring('contacts', CONTACTS_FILE)
  await desk.bring('instalments', INSTALMENTS_FILE)
  const world = new World(START, desk.stores)
  await world.campaign('unpaid-order-nudge')
  await world.campaign('shipment-notice')
  await world.campaign('repayment-reminder')
  await world.campaign('birthday-greeting')
  await world.campaign('holiday-greeting', { date: `2026-12-0${oracle.HOLIDAY}` })
  for (const { at, events } of arrivals()) {
    await world.advance(at.toISOString())
    for (const event of reorder(events)) await world.accept(event)
  }
  await world.advance(END)
  return world
}

function toldBy({ sent }: World): Told[] {
  return sent.map(({ messageId, to, text, at }) => ({ ...keyOf(messageId), to, text, at: at.toISOString() }))
}

function keyOf(messageId: SentText['messageId']): { kind: string; subject: string } {
  const { contactId = '', occurrence = '' } = parseMessageId(messageId) ?? {}
  const [day = '', kind = '', record] = occurrence.split('#')
  if (kind === 'birthday-digest') return { kind, subject: day }
  return { kind, subject: kind.endsWith('-greeting') ? contactId : (record ?? '') }
}

function placeOf({ kind, subject, to, at }: Omit<Told, 'text'>): string {
  return [kind, subject, at, to].join(' ')
}

async function allMessages(world: World): Promise<Message[]> {
  const { items } = await world.stores.contacts.scan({ limit: 10_000 })
  const borrowers = rowsOf(INSTALMENTS_FILE).map((row) => row.客户编号 ?? '')
  const ids = new Set([...items.map(({ id }) => id), ...borrowers])
  return (await Promise.all([...ids].map((id) => world.stores.messages.listOfContact(id)))).flat()
}

function tally(words: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const EXPECTED = [
  ...oracle.expectedNudges(),
  ...oracle.expectedNotices(),
  ...oracle.expectedReminders(),
  ...oracle.expectedBirthdays(),
  ...oracle.expectedDigests(),
  ...oracle.expectedHolidays(),
]

describe('the samples, from 1 to 8 December 2026', () => {
  let world: World
  let told: Told[]
  beforeAll(async () => {
    world = await replay((events) => events)
    told = toldBy(world)
  })

  it.each([...new Set(EXPECTED.map(({ kind }) => kind))])('%s: exactly those who must hear, at their hour', (kind) => {
    const ofKind = (one: { kind: string }) => one.kind === kind

    expect(told.filter(ofKind).map(placeOf).toSorted()).toEqual(EXPECTED.filter(ofKind).map(placeOf).toSorted())
  })

  it('each text is addressed to its own reader and holds what it is about', () => {
    // Three people share a number, so several texts may have one place.
    const texts = Map.groupBy(told, placeOf)
    const isSaid = ({ holds, ...place }: (typeof EXPECTED)[number]) =>
      texts.get(placeOf(place))?.some(({ text }) => holds.every((words) => text.includes(words))) === true

    const wrong = EXPECTED.filter((one) => !isSaid(one))

    expect(wrong).toEqual([])
  })

  it('a digest names nobody but those whose birthday it is', () => {
    const employees = [...PEOPLE.values()].filter(({ kind }) => kind === '员工').map(({ name }) => name)

    for (const { kind, subject, holds } of EXPECTED.filter((one) => one.kind === 'birthday-digest')) {
      const text = told.find((one) => one.kind === kind && one.subject === subject)?.text ?? ''
      expect(new Set(employees.filter((name) => text.includes(name)))).toEqual(new Set(holds))
    }
  })

  it('sends so many of each kind', () => {
    expect(tally(told.map(({ kind }) => kind))).toEqual({
      'birthday-digest': 1,
      'birthday-greeting': 51,
      'holiday-greeting': 911,
      'repayment-reminder': 1197,
      'shipment-notice': 143,
      'unpaid-order-nudge': 145,
    })
  })

  it('holds back so many, for these reasons', async () => {
    const held = (await allMessages(world)).filter(({ state }) => state !== 'accepted')

    expect(tally(held.map((message) => `${message.kind} ${stateOf(message)}`))).toEqual({
      'birthday-greeting suppressed: consent-refused': 9,
      'birthday-greeting suppressed: no-consent': 4,
      'holiday-greeting suppressed: capped': 5,
      'holiday-greeting suppressed: consent-refused': 173,
      'holiday-greeting suppressed: no-consent': 59,
      'repayment-reminder suppressed: contact-unknown': 3,
      'unpaid-order-nudge cancelled: order-cancelled': 9,
      'unpaid-order-nudge cancelled: order-paid': 64,
      'unpaid-order-nudge suppressed: duplicate-newer': 7,
      'unpaid-order-nudge suppressed: duplicate-paid': 6,
    })
  })

  it('leaves nothing planned, in doubt or with the dead letters', async () => {
    const open = (await allMessages(world)).filter(({ state }) => ['planned', 'claimed', 'in-doubt'].includes(state))

    expect([open, world.deadLetters]).toEqual([[], []])
  })

  it('sends nothing between 21:00 and 08:00', () => {
    const hour = ({ at }: Told) => (new Date(at).getUTCHours() + 8) % 24

    const quiet = told.filter((one) => hour(one) >= 21 || hour(one) < 8)

    expect(quiet).toEqual([])
  })

  it('greets nobody who has not agreed to it', () => {
    const greeted = told.filter(({ kind }) => kind.endsWith('-greeting'))

    expect(greeted.filter(({ subject }) => PEOPLE.get(subject)?.consents !== true)).toEqual([])
  })

  it('texts at most once for an occurrence', () => {
    const ids = world.sent.map(({ messageId }) => messageId)

    expect(new Set(ids).size).toBe(ids.length)
  })

  it('closes every run, each with the sum of what became of its people', async () => {
    const campaigns = await world.stores.campaigns.list()
    const runs = await Promise.all(campaigns.map(({ id }) => world.stores.runs.listRuns(id, { limit: 100 })))
    const sums = await Promise.all(
      runs
        .flatMap(({ items }) => items)
        .map(async ({ id, state, planned }) => {
          const pages = await world.stores.runs.listProgress(id)
          const counts = pages.flatMap((page) => Object.values(page.counts ?? {}))
          return { state, planned, counted: counts.reduce((total, count) => total + count, 0) }
        }),
    )

    expect(sums.length).toBeGreaterThan(15)
    expect(sums.filter(({ state, planned, counted }) => state !== 'closed' || planned !== counted)).toEqual([])
  })

  it('gives the same texts when events of the same minutes come twice and in another order', async () => {
    const again = await replay((events) => [...events, ...events].toReversed())

    const texts = (one: World) =>
      toldBy(one)
        .map((each) => `${placeOf(each)} ${each.text}`)
        .toSorted()
    expect(texts(again)).toEqual(texts(world))
  })
})
