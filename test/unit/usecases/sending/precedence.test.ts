import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { explain } from '#shared/usecases/history/explain.ts'
import { listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { reconcile } from '#shared/usecases/runs/reconcile.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { differencesOf, dryRun, messagesOfRuns, peopleOf } from '../../../builders/foreseen.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact, changeContact, statesOf } from '../../../builders/people.ts'
import { anOrderScenario, aScenario, aStep } from '../../../builders/scenario.ts'
import { World } from '../../../builders/world.ts'

/** Friday noon in Shanghai; everything is about Saturday. */
const START = '2026-12-04T04:00:00Z'
const DAY = '2026-12-05'
const END = '2026-12-07T00:00:00Z'
const BY = 'admin/test'

type Make = (world: World) => Promise<CampaignId>

const birthday =
  (time: string): Make =>
  (world) =>
    world.campaign('birthday-greeting', { time })
const festival =
  (time: string): Make =>
  (world) =>
    world.campaign('holiday-greeting', { date: DAY, time })
const broadcast =
  (time: string): Make =>
  (world) =>
    world.campaign('broadcast', { date: DAY, time })
/** By a date in a column of the contact's. */
const byDate =
  (at: string): Make =>
  (world) => {
    const moment = { anchor: { date: 'contact.custom.保险到期日' }, offset: null, place: { at } }
    return world.scenario(aScenario({ category: 'marketing', steps: [aStep({ moment })] }))
  }
/** By an order of Saturday 00:30, that many hours later. */
const byOrder =
  (hours: number): Make =>
  async (world) => {
    const scenario = anOrderScenario({ category: 'marketing' })
    const [step] = scenario.steps as Record<string, unknown>[]
    const offset = { n: hours, unit: 'hours', side: 'after' }
    const steps = [{ ...step, moment: { anchor: { fact: 'placed' }, offset } }]
    return world.scenario({ ...scenario, steps })
  }

async function withCampaigns(makes: readonly Make[]) {
  const world = new World(START)
  await addContact(world, { id: 'C1', birthday: aBirthday(), custom: { 保险到期日: DAY } })
  const ids: CampaignId[] = []
  for (const make of makes) ids.push(await make(world))
  await world.drain()
  await world.accept(placed('SO-1', '2026-12-04T16:30:00Z', { buyer: { id: 'C1', name: '买家' } }))
  return { world, ids }
}

async function winners(world: World): Promise<(string | undefined)[]> {
  const found = await world.messagesOf('C1')
  return world.sent.map(({ messageId }) => found.find(({ id }) => id === messageId)?.campaignId)
}

describe('of marketing texts of one day the one of the higher place goes, whatever their hours', () => {
  const rows: [string, Make, Make][] = [
    ['a birthday before a festival', birthday('18:00'), festival('09:00')],
    ['a birthday before a festival at once', birthday('10:00'), festival('10:00')],
    ['a birthday that waits for nine before a festival that does', birthday('08:00'), festival('07:00')],
    ['a birthday that waits for nine before a festival then', birthday('08:00'), festival('09:00')],
    ['a birthday before one’s own', birthday('18:00'), byDate('10:00')],
    ['a festival before one’s own', festival('18:00'), byDate('10:00')],
    ['a festival before one’s own that an event began', festival('18:00'), byOrder(10)],
    ['a festival before a broadcast', festival('18:00'), broadcast('09:30')],
    ['one’s own before a broadcast', byDate('18:00'), broadcast('09:30')],
    ['one’s own that an event has planned before a broadcast', byOrder(18), broadcast('13:00')],
    ['of two of one place the one that is due earlier', broadcast('10:00'), broadcast('10:30')],
  ]

  it.each(rows)('%s', async (_, higher, lower) => {
    for (const isHigherFirst of [true, false]) {
      const { world, ids } = await withCampaigns(isHigherFirst ? [higher, lower] : [lower, higher])
      const winner = ids[isHigherFirst ? 0 : 1]

      await world.advance(END)

      expect(await winners(world)).toEqual([winner])
      const [held] = (await world.messagesOf('C1')).filter(({ campaignId }) => campaignId !== winner)
      expect(held).toMatchObject({ state: 'suppressed', reason: 'capped' })
      expect(held?.trail.at(-1)?.values).toMatchObject({ cap: 'day', winner: world.sent[0]?.messageId })
    }
  })

  it('of two that are alike in all that, the one of the smaller campaign id', async () => {
    const { world, ids } = await withCampaigns([broadcast('10:00'), broadcast('10:00')])

    await world.advance(END)

    expect(await winners(world)).toEqual([ids.toSorted()[0]])
  })
})

describe('no room is left for a text', () => {
  it('whose campaign is paused', async () => {
    const { world, ids } = await withCampaigns([birthday('18:00'), festival('09:00')])
    await pauseCampaign(world.deps, { id: ids[0] ?? '', by: BY })

    await world.advance(END)

    expect(await winners(world)).toEqual([ids[1]])
  })

  it('that means somebody else', async () => {
    const { world, ids } = await withCampaigns([birthday('18:00'), festival('09:00')])
    await changeContact(world, 'C1', { birthday: aBirthday({ day: 6 }) })

    await world.advance('2026-12-05T12:00:00Z')

    expect(await winners(world)).toEqual([ids[1]])
  })

  it('that would be held back itself', async () => {
    const { world, ids } = await withCampaigns([byOrder(18), broadcast('13:00')])
    await world.accept({
      ...{ id: 'evt-paid', type: 'order.paid', timestamp: '2026-12-04T17:00:00Z' },
      data: { orderId: 'SO-1' },
    })

    await world.advance(END)

    expect(await winners(world)).toEqual([ids[1]])
  })

  it('of another day', async () => {
    const { world, ids } = await withCampaigns([birthday('10:00'), festival('10:00')])
    await changeContact(world, 'C1', { birthday: aBirthday({ day: 6 }) })

    await world.advance(END)

    expect((await winners(world)).toSorted()).toEqual(ids.toSorted())
  })
})

describe('who gives way', () => {
  const times = fc.integer({ min: 9, max: 20 })
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  const any = fc.oneof(
    times.map((hour) => ({ place: 0, hour, make: birthday(clock(hour)) })),
    times.map((hour) => ({ place: 1, hour, make: festival(clock(hour)) })),
    times.map((hour) => ({ place: 2, hour, make: byDate(clock(hour)) })),
    times.map((hour) => ({ place: 3, hour, make: broadcast(clock(hour)) })),
  )
  // Two of a birthday, or of one's own scenario, never meet.
  const some = fc.uniqueArray(any, {
    ...{ minLength: 1, maxLength: 4 },
    selector: ({ place, hour }) => (place === 3 ? `3 ${hour}` : place),
  })

  it('is told by the calendar, by explanations and by dry runs as it then happens', async () => {
    await fc.assert(
      fc.asyncProperty(some, async (chosen) => {
        const { world, ids } = await withCampaigns(chosen.map(({ make }) => make))
        const asked = { contactId: 'C1', until: new Date(END), limit: 100, cursor: undefined }
        const foretold = (await listCalendar(world.deps, asked))?.items ?? []
        const told = foretold.map(({ message, forecast }) => [message.campaignId, forecast.decision.kind])
        const explained = await Promise.all(
          foretold.map(({ message }) =>
            explain(world.deps, { contact: 'C1', campaign: message.campaignId, at: message.dueAt }),
          ),
        )
        const dryRuns = []
        for (const id of ids) {
          const dry = await dryRun(world, id)
          dryRuns.push({ dry, people: await peopleOf(world, dry) })
        }

        await world.advance(END)

        const ranked = chosen.map(({ place, hour }, index) => ({ place, hour, id: ids[index] ?? '' }))
        const [first] = ranked.toSorted((a, b) => a.place - b.place || a.hour - b.hour || (a.id < b.id ? -1 : 1))
        expect(await winners(world)).toEqual([first?.id])
        expect(new Map(told as [string, string][])).toEqual(
          new Map(ids.map((id) => [id, id === first?.id ? 'send' : 'final'])),
        )
        expect(explained.map(({ items: [one] }) => [one?.campaignId, one?.outcome])).toEqual(
          told.map(([id, kind]) => [id, kind === 'send' ? 'would-send' : 'would-not-send']),
        )
        for (const { dry, people } of dryRuns)
          expect(differencesOf(people, await messagesOfRuns(world, dry))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('keeps to it at whatever call the process is killed', async () => {
    const endings: (string | undefined)[][] = []
    for (const when of ['before', 'after'] as const)
      for (let nth = 1; nth <= 200; nth += 1) {
        const { world, ids } = await withCampaigns([festival('10:00'), birthday('10:00')])
        await world.advance('2026-12-05T01:30:00Z')
        const life = world.crashAt(nth, when)
        await world.advance('2026-12-08T06:00:00Z')
        if (!life.isOver) break
        endings.push((await winners(world)).map((id) => (id === ids[1] ? 'birthday' : 'festival')))
      }

    expect(endings.length).toBeGreaterThan(30)
    expect(endings.filter((sent) => sent.includes('festival'))).toEqual([])
  })
})

it('what an earlier release kept of campaigns is mended by reconcile, and the higher goes first from then on', async () => {
  const { world, ids } = await withCampaigns([birthday('18:00'), festival('09:00')])
  const kept = await world.stores.campaigns.findWaiting()
  await world.stores.campaigns.saveWaiting({ campaigns: [], rev: (kept?.rev ?? 0) + 1 }, kept?.rev ?? 'absent')

  await reconcile(world.deps)
  await world.advance(END)

  expect(await winners(world)).toEqual([ids[0]])
})

it('a text that gives way says which one goes first', async () => {
  const { world } = await withCampaigns([birthday('18:00'), festival('09:00')])

  await world.advance('2026-12-05T03:00:00Z')

  expect(await statesOf(world, 'C1')).toEqual(['suppressed: capped'])
  expect((await world.messagesOf('C1'))[0]?.trail.at(-1)?.values).toMatchObject({ yet: 'yes' })
})
