import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message } from '#shared/contracts/message.ts'
import { explain } from '#shared/usecases/history/explain.ts'
import { type CalendarItem, listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { placed, shipped } from '../../../builders/order-events.ts'
import { addContact, addInstalment } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const START = '2026-11-30T16:00:00Z'
const END = '2026-12-21T16:00:00Z'
const DAY_MS = 86_400_000

/** After the birthdays' hour, and when texts may leave anywhere. */
const MORNING = { date: '2026-12-05', time: '11:00' }
/** Before the birthdays', which go first all the same. */
const EARLY = { date: '2026-12-05', time: '08:30' }
/** Often one of the days with a greeting for everybody, which takes the room of the other. */
const birthdays = fc.oneof(fc.integer({ min: 1, max: 24 }), fc.constantFrom(5, 13))
const person = fc.record({
  phone: fc.constantFrom('cn', 'us', 'none'),
  kind: fc.constantFrom('customer' as const, 'dealer' as const, 'employee' as const),
  birthday: fc.option(fc.record({ day: birthdays, year: fc.constantFrom(1990, 2020, null) })),
  consent: fc.constantFrom('granted' as const, 'granted' as const, 'refused' as const, 'unknown' as const),
  isOut: fc.boolean(),
  tags: fc.subarray(['VIP', 'old']),
  dues: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { maxLength: 2 }),
  orderMinute: fc.option(fc.integer({ min: 0, max: 1439 })),
  isShipped: fc.boolean(),
  isPaid: fc.boolean(),
})
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never

const worlds = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: 3 }),
  /** Minutes after `START` at which the calendar is asked. */
  askedAfter: fc.integer({ min: 0, max: 4320 }),
  days: fc.constantFrom([1, 5, 8], [2, 12, 20]),
  holiday: fc.constantFrom(MORNING, EARLY, { date: '2026-12-13', time: '21:30' }),
  isPaused: fc.boolean(),
})
type Any = typeof worlds extends fc.Arbitrary<infer T> ? T : never

/** Two greetings for one morning, of which the cap lets one go. */
const TWO_GREETINGS: Any = {
  people: [
    {
      ...{ phone: 'cn', kind: 'customer', birthday: { day: 5, year: 1990 }, consent: 'granted', isOut: false },
      ...{ tags: [], dues: [], orderMinute: null, isShipped: false, isPaid: false },
    },
  ],
  ...{ askedAfter: 0, days: [1, 5, 8], holiday: MORNING, isPaused: false },
}

const idOf = (index: number) => `C0000${index + 1}`
const PHONES = { cn: '+861990000000', us: '+1415555010', none: null }

async function build({ people, askedAfter, days, holiday, isPaused }: Any): Promise<World> {
  const world = new World(START)
  for (const [index, one] of people.entries()) await settle(world, index, one)
  await world.campaign('unpaid-order-nudge', { secondAfterMinutes: 1440 })
  await world.campaign('shipment-notice')
  await world.campaign('birthday-greeting')
  const greeting = await world.campaign('holiday-greeting', holiday)
  await world.serviceBroadcast({ date: '2026-12-06', time: '20:59' })
  await world.serviceBroadcast({ now: true, late: { n: 2, unit: 'days' } })
  await world.campaign('repayment-reminder', { days })
  await order(world, people, askedAfter)
  await world.advance(new Date(Date.parse(START) + askedAfter * 60_000).toISOString())
  if (isPaused) await pause(world, greeting)
  return world
}

async function settle(world: World, index: number, one: Person): Promise<void> {
  const id = idOf(index)
  const start = PHONES[one.phone]
  const phone = start === null ? null : `${start}${index + 1}`
  const contact = await addContact(world, {
    ...{ id, phone, kind: one.kind, tags: one.tags, name: 'Ann Lee' },
    birthday: one.birthday === null ? null : aBirthday({ ...one.birthday, source: 'list' }),
    consent: { marketing: one.consent, at: null, source: 'list' },
  })
  for (const due of one.dues) {
    const date = `2026-12-${String(due).padStart(2, '0')}`
    await addInstalment(world, { contractId: `L${index}-${due}`, contactId: id, due: date, month: '2026-12' })
  }
  if (one.isOut && contact.phoneHash !== null) {
    const at = world.clock.now()
    await world.stores.optOuts.put({ phoneHash: contact.phoneHash, at, by: 'test', note: 'asked', source: 'person' })
  }
}

async function order(world: World, people: readonly Person[], before: number): Promise<void> {
  const placedIn = people.flatMap(({ orderMinute, ...one }, index) =>
    orderMinute === null || orderMinute > before ? [] : [{ ...one, index, orderMinute }],
  )
  for (const { index, orderMinute, isPaid, isShipped, phone } of placedIn.toSorted(
    (a, b) => a.orderMinute - b.orderMinute,
  )) {
    const at = new Date(Date.parse(START) + orderMinute * 60_000).toISOString()
    const start = PHONES[phone]
    await world.advance(at)
    const buyer = { id: idOf(index), name: 'Ann Lee', phone: start === null ? '' : `${start}${index + 1}` }
    await world.accept(placed(`SO-${index}`, at, { buyer, items: [{ sku: `A-${index}`, name: 'Nuts', quantity: 1 }] }))
    if (isPaid)
      await world.accept({ id: `paid-${index}`, type: 'order.paid', timestamp: at, data: { orderId: `SO-${index}` } })
    if (isShipped) await world.accept(shipped(`SO-${index}`, at))
  }
}

async function pause(world: World, id: Parameters<World['stores']['campaigns']['find']>[0]): Promise<void> {
  const found = await world.stores.campaigns.find(id)
  if (found === undefined) throw new Error('the campaign is there')
  const activeUntil = world.clock.now()
  await world.stores.campaigns.save({ ...found, state: 'paused', activeUntil, rev: found.rev + 1 }, found.rev)
  await world.schedules.removeAll(id)
}

async function calendarOf(world: World, contactId: string): Promise<CalendarItem[]> {
  const asked = { contactId, until: new Date(END), limit: 100, cursor: undefined }
  return (await listCalendar(world.deps, asked))?.items ?? []
}

/** What was foretold, and what came of it: the text at its instant, or why not. */
function foretold({ message, forecast: { decision, at } }: CalendarItem): string {
  const said = decision.kind === 'send' ? `${at.toISOString()} ${decision.text}` : decision.because
  return `${message.contactId} ${message.occurrence} ${said}`
}

function happened(world: World, { id, contactId, occurrence, state, reason, text }: Message): string {
  const sent = world.sent.find(({ messageId }) => messageId === id)
  const said = state === 'accepted' ? `${sent?.at.toISOString()} ${text}` : reason
  return `${contactId} ${occurrence} ${said}`
}

async function messagesOf(world: World, people: readonly unknown[]): Promise<Message[]> {
  const all = await Promise.all(people.map((_, index) => world.messagesOf(idOf(index))))
  return all.flat().filter(({ subject }) => subject.type !== 'digest')
}

/** By the faults of a greeting's reader alone, in the order in which support wants to hear them. */
function expectedOf({ phone, isOut, consent }: Person): string | null {
  if (phone === 'none') return 'no-usable-phone'
  if (isOut) return 'opted-out'
  if (consent === 'granted') return null
  return consent === 'refused' ? 'consent-refused' : 'no-consent'
}

/** Marketing has no hour in the US on a Sunday, and a greeting is too late on the Monday. */
function isSundayInTheUs({ phone }: Person, { dueAt }: Pick<Message, 'dueAt'>): boolean {
  return phone === 'us' && dueAt.getUTCDay() === 0
}

/** A first look: each world of the simulation holds its calendars against its runs too, and the build plays hundreds. */
describe('a calendar, when nothing else happens', () => {
  it('is what the runs then do, text by text, and nothing besides', async () => {
    const seen = { sent: 0, held: 0, capped: 0 }
    await fc.assert(
      fc.asyncProperty(worlds, async (any) => {
        const world = await build(any)
        const open = (one: Message) => one.state === 'planned' || one.state === 'claimed'
        const before = new Set((await messagesOf(world, any.people)).filter((one) => !open(one)).map(({ id }) => id))
        const calendars = await Promise.all(any.people.map((_, index) => calendarOf(world, idOf(index))))

        await world.advance(END)

        const after = (await messagesOf(world, any.people)).filter(({ id }) => !before.has(id))
        expect(calendars.flat().map(foretold).toSorted()).toEqual(after.map((one) => happened(world, one)).toSorted())
        for (const { state } of after) seen[state === 'accepted' ? 'sent' : 'held'] += 1
        seen.capped += after.filter(({ reason }) => reason === 'capped').length
      }),
      { numRuns: 30, examples: [[TWO_GREETINGS]] },
    )
    expect(Math.min(seen.sent, seen.held)).toBeGreaterThan(10)
    expect(seen.capped).toBeGreaterThan(0)
  })

  it('names the first of several faults, in the order in which support wants to hear them', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (any) => {
        const world = await build({ ...any, askedAfter: 0, isPaused: false, holiday: MORNING })
        for (const [index, one] of any.people.entries()) {
          const greetings = (await calendarOf(world, idOf(index))).filter(
            ({ message }) => message.subject.type === 'contact' && message.category === 'marketing',
          )

          const grown = greetings.filter(
            ({ forecast: { decision } }) => !('because' in decision) || decision.because !== 'under-age',
          )
          for (const { forecast, message } of grown) {
            const first = one.birthday?.day === 5 && message.occurrence.includes('holiday') ? 'capped' : null
            const shut = isSundayInTheUs(one, message) ? 'quiet-hours' : first
            expect(forecast.decision.kind === 'send' ? null : forecast.decision.because).toBe(expectedOf(one) ?? shut)
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  it('agrees with the explanation of each of its days', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (any) => {
        const world = await build(any)
        for (const [index] of any.people.entries()) {
          const contact = idOf(index)
          for (const item of (await calendarOf(world, contact)).filter(({ isPlanned }) => !isPlanned)) {
            const { campaignId, dueAt } = item.message
            const { items } = await explain(world.deps, { contact, campaign: campaignId, at: dueAt })
            const own = items.filter(({ subject }) => subject === null || subject.id === item.message.subject.id)
            const { decision } = item.forecast
            expect(own.map(({ outcome, reason }) => [outcome, reason?.code ?? null])).toEqual([
              decision.kind === 'send' ? ['would-send', null] : ['would-not-send', decision.because],
            ])
          }
        }
      }),
      { numRuns: 13 },
    )
  })

  it('has nothing on a day for which the explanation finds no text', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 4, max: 20 }), async (any, days) => {
        const world = await build(any)
        const at = new Date(Date.parse(START) + days * DAY_MS + 8 * 3_600_000)
        for (const [index] of any.people.entries()) {
          const entries = await calendarOf(world, idOf(index))
          const { items } = await explain(world.deps, { contact: idOf(index), at })
          const none = items.filter(({ outcome, subject }) => outcome === 'would-not-send' && subject === null)
          const clashing = none.filter(({ campaignId }) =>
            entries.some(
              ({ message }) =>
                message.campaignId === campaignId && Math.abs(message.dueAt.getTime() - at.getTime()) < DAY_MS / 4,
            ),
          )
          expect(clashing.filter(({ kind }) => kind.endsWith('-greeting') || kind === 'repayment-reminder')).toEqual([])
        }
      }),
      { numRuns: 13 },
    )
  })
})
