import { describe, expect, it } from 'vitest'
import { explain } from '#shared/usecases/history/explain.ts'
import { listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { openImportDesk } from '../builders/import-desk.ts'
import { World } from '../builders/world.ts'
import { arrivals, CONTACTS_FILE, INSTALMENTS_FILE, rowsOf } from './sample-files.ts'

/** The evening of 3 December, when the day's events are in and no later ones come. */
const ASKED = '2026-12-03T12:00:00Z'
const END = '2026-12-12T16:00:00Z'
const PEOPLE = 240

async function open(): Promise<World> {
  const desk = openImportDesk()
  await desk.bring('contacts', CONTACTS_FILE)
  await desk.bring('instalments', INSTALMENTS_FILE)
  const world = new World('2026-11-30T16:00:00Z', desk.stores)
  await world.campaign('unpaid-order-nudge')
  await world.campaign('shipment-notice')
  await world.campaign('repayment-reminder')
  await world.campaign('birthday-greeting')
  await world.campaign('holiday-greeting', { date: '2026-12-06' })
  for (const { at, events } of arrivals().filter((one) => one.at <= new Date(ASKED))) {
    await world.advance(at.toISOString())
    for (const event of events) await world.accept(event)
  }
  await world.advance(ASKED)
  return world
}

/** Whoever has a planned text, and the first of both lists. */
async function askedPeople(world: World): Promise<string[]> {
  const ids = rowsOf(CONTACTS_FILE).map((row) => row.客户编号 ?? '')
  const borrowers = rowsOf(INSTALMENTS_FILE).map((row) => row.客户编号 ?? '')
  const wanted = [...ids.slice(0, PEOPLE / 2), ...borrowers.slice(0, PEOPLE / 2)]
  const { items } = await world.stores.contacts.scan({ limit: 10_000 })
  const withPlans: string[] = []
  for (const { id } of items)
    if ((await world.messagesOf(id)).some(({ state }) => state === 'planned')) withPlans.push(id)
  const known = new Set(items.map(({ id }) => id))
  return [...new Set([...withPlans.slice(0, PEOPLE / 2), ...wanted])].filter((id) => known.has(id))
}

describe('the samples, asked on 3 December what comes until the 12th', () => {
  it('get what their calendars said, and for each why', async () => {
    const world = await open()
    const people = await askedPeople(world)
    const before = new Set<string>()
    const told: string[] = []
    const explained: string[] = []
    for (const contactId of people) {
      for (const { id, state } of await world.messagesOf(contactId)) if (state !== 'planned') before.add(id)
      const page = await listCalendar(world.deps, { contactId, until: new Date(END), limit: 100, cursor: undefined })
      for (const { message, forecast } of page?.items ?? []) {
        const { decision } = forecast
        const what = decision.kind === 'send' ? decision.text : decision.because
        told.push(`${message.id} ${what}`)
        const about = message.subject.type === 'order' ? { order: message.subject.id } : { contact: contactId }
        const { items } = await explain(world.deps, { ...about, campaign: message.campaignId, at: message.dueAt })
        const item = items.find(
          ({ subject, dueAt }) => subject?.id === message.subject.id && dueAt?.getTime() === message.dueAt.getTime(),
        )
        explained.push(`${message.id} ${item?.reason?.code ?? (item === undefined ? 'nothing' : 'leaves')}`)
      }
    }

    await world.advance(END)

    const came: string[] = []
    const why: string[] = []
    for (const contactId of people) {
      const after = (await world.messagesOf(contactId)).filter(
        ({ id, subject }) => !before.has(id) && subject.type !== 'digest',
      )
      for (const { id, state, reason, text } of after) {
        came.push(`${id} ${state === 'accepted' ? text : reason}`)
        why.push(`${id} ${state === 'accepted' ? 'leaves' : reason}`)
      }
    }
    // What other texts of that day will count is not foreseen: those that a cap held back were told as leaving.
    const capped = came.filter((line) => line.endsWith(' capped')).map((line) => line.split(' ')[0] ?? '')
    const isForeseen = (line: string) => !capped.includes(line.split(' ')[0] ?? '')
    expect(told.filter(isForeseen).toSorted()).toEqual(came.filter(isForeseen).toSorted())
    expect(explained.filter(isForeseen).toSorted()).toEqual(why.filter(isForeseen).toSorted())
    expect(capped.length).toBeLessThan(5)
    expect(came.length).toBeGreaterThan(100)
  })
})
