import { describe, expect, it } from 'vitest'
import { explain } from '#shared/usecases/history/explain.ts'
import { listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const START = '2026-12-01T00:00:00Z'
const FESTIVAL = new Date('2026-12-05T03:00:00Z')
const NUMBER = '+8619900000001'

/** A birthday at nine and a festival at eleven of one Saturday. */
async function withTwoGreetings() {
  const world = new World(START)
  await addContact(world, { id: 'C1', phone: NUMBER, birthday: aBirthday() })
  const birthday = await world.campaign('birthday-greeting', { time: '09:00' })
  const festival = await world.campaign('holiday-greeting', { date: '2026-12-05', time: '11:00' })
  return { world, birthday, festival }
}

async function calendarOf(world: World) {
  const asked = { contactId: 'C1', until: new Date('2026-12-20T00:00:00Z'), limit: 100, cursor: undefined }
  return (await listCalendar(world.deps, asked))?.items ?? []
}

describe('the caps of a calendar', () => {
  it('hold back the later of two greetings for one day, which names the one that left', async () => {
    const { world, birthday, festival } = await withTwoGreetings()

    const items = await calendarOf(world)

    expect(items.map(({ message, forecast }) => [message.campaignId, forecast.decision.kind])).toEqual([
      [birthday, 'send'],
      [festival, 'final'],
    ])
    const [first, second] = items
    const values = { cap: 'day', winner: first?.message.id }
    expect(second?.forecast.decision).toMatchObject({ because: 'capped', values })
  })

  it('are told by the explanation of a day as well', async () => {
    const { world, festival } = await withTwoGreetings()

    const { items } = await explain(world.deps, { contact: 'C1', campaign: festival, at: FESTIVAL })

    expect(items.map(({ outcome, reason }) => [outcome, reason?.code])).toEqual([['would-not-send', 'capped']])
  })

  it('count nothing of a text that is held back itself', async () => {
    const { world, birthday, festival } = await withTwoGreetings()
    const found = await world.stores.campaigns.find(birthday)
    if (found === undefined) throw new Error('the campaign is there')
    await world.stores.campaigns.save({ ...found, state: 'paused', rev: found.rev + 1 }, found.rev)

    const ofFestival = (await calendarOf(world)).filter(({ message }) => message.campaignId === festival)

    expect(ofFestival.map(({ forecast }) => forecast.decision.kind)).toEqual(['send'])
  })

  it('let a mass service text go where the single texts of the day are used up', async () => {
    const world = new World(START)
    const { phoneHash } = await addContact(world, { id: 'C1', phone: NUMBER })
    await world.serviceBroadcast({ date: '2026-12-06', time: '12:00' })
    const single = { at: new Date('2026-12-06T01:00:00Z'), day: '2026-12-06', category: 'transactional' as const }
    const texts = Array.from({ length: 10 }, (_, one) => ({
      ...single,
      id: `msg_${one}`,
      isBroad: false,
      print: `${one}`,
    }))
    await world.stores.counts.save({ phoneHash: phoneHash ?? '', texts, rev: 1 }, 'absent')

    expect((await calendarOf(world)).map(({ forecast }) => forecast.decision.kind)).toEqual(['send'])
  })
})
