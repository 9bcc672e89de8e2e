import { describe, expect, it } from 'vitest'
import { fact } from '../../../builders/order-events.ts'
import { stateOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const CONTACT = { id: 'C00001', name: '罗娜', phone: '19900000001' }

/** Reminds of a visit on the day before; that it is arranged makes it a scenario of events. */
const REMINDED = {
  slug: 'visit-reminded',
  about: 'visit',
  category: 'transactional',
  names: { zh: '上门提醒', en: 'Visit' },
  variables: { day: 'record.day' },
  steps: [
    {
      ...{ id: 'coming', moment: { anchor: { fact: 'on-the-way' } }, late: { n: 2, unit: 'hours' } },
      say: { text: { zh: '师傅出发了。', en: 'On the way.' } },
    },
    {
      id: 'remind',
      moment: {
        anchor: { date: 'record.day' },
        offset: { n: 1, unit: 'days', side: 'before' },
        place: { at: '18:00' },
      },
      late: { n: 12, unit: 'hours' },
      say: { text: { zh: '{{day:date}}上门。', en: 'We come on {{day:date}}.' } },
    },
  ],
}

async function arranged(...days: (string | null)[]): Promise<World> {
  const world = new World('2026-12-01T01:00:00Z')
  await world.scenario(REMINDED)
  for (const [place, day] of days.entries())
    await world.accept(
      fact('visit.arranged', `2026-12-01T0${place + 2}:00:00Z`, { visitId: 'V-1', contact: CONTACT, day }),
    )
  return world
}

async function standingIn(world: World) {
  const messages = await world.messagesOf('C00001')
  return messages.map((message) => `${message.occurrence.slice(0, 10)} ${stateOf(message)}`).toSorted()
}

describe('a day of a record that is moved', () => {
  it('ends what is planned for the day before it at once, and plans for the new one', async () => {
    const world = await arranged('2026-12-04', '2026-12-06')

    expect(await standingIn(world)).toEqual(['2026-12-04 cancelled: date-moved', '2026-12-06 planned'])
  })

  it('is planned for again when it is moved back', async () => {
    const world = await arranged('2026-12-04', '2026-12-06', '2026-12-04')

    expect(await standingIn(world)).toEqual(['2026-12-04 planned', '2026-12-06 cancelled: date-moved'])
    await world.advance('2026-12-07T00:00:00Z')
    expect(world.sent.map(({ text }) => text)).toEqual(['12月4日上门。'])
  })

  it('ends it too where the day is taken back', async () => {
    const world = await arranged('2026-12-04', null)

    expect(await standingIn(world)).toEqual(['2026-12-04 cancelled: field-emptied'])
  })
})
