import { describe, expect, it } from 'vitest'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { explain } from '#shared/usecases/history/explain.ts'
import { listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { addContact, addInstalment } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const CONTACT = 'C00001'

/** Of one instalment, of a contact whom a text about it may reach. */
async function worldWith(start: string, due: string) {
  const world = new World(start)
  await addContact(world, { id: CONTACT })
  await addInstalment(world, { contractId: 'L1', contactId: CONTACT, due, month: due.slice(0, 7) })
  return world
}

async function calendarOf(world: World, until: string): Promise<string[]> {
  const page = await listCalendar(world.deps, {
    contactId: CONTACT,
    until: new Date(until),
    limit: 100,
    cursor: undefined,
  })
  return (page?.items ?? []).map(({ message }) => message.dueAt.toISOString())
}

async function outcomesOf(world: World, question: Parameters<typeof explain>[1]): Promise<string[]> {
  return (await explain(world.deps, question)).items.map(({ outcome }) => outcome)
}

const OVERDUE = {
  slug: 'overdue',
  about: 'instalment',
  category: 'transactional',
  names: { zh: '逾期', en: 'Overdue' },
  stops: [{ fact: 'paid' }],
  variables: { amount: 'record.amountMinor', due: 'record.due' },
  steps: [
    {
      id: 'after40',
      moment: {
        anchor: { date: 'record.due' },
        offset: { n: 40, unit: 'days', side: 'after' },
        place: { at: '10:00' },
      },
      late: 'end-of-day',
      say: { text: { zh: '{{due:date}}应还{{amount:money|若干}}元', en: '{{due:date}}' } },
    },
  ],
}

describe('texts about an instalment of another month', () => {
  it('are in the calendar, and explained, where its reminder comes in the month before', async () => {
    const world = await worldWith('2026-11-30T16:00:00Z', '2027-01-03')
    await world.campaign('repayment-reminder', { days: [1, 5, 8] })

    const at = new Date('2026-12-05T02:00:00Z')
    expect(await calendarOf(world, '2026-12-20T00:00:00Z')).toEqual([
      '2026-12-05T01:00:00.000Z',
      '2026-12-08T01:00:00.000Z',
    ])
    expect(await outcomesOf(world, { contact: CONTACT, at })).toEqual(['would-send'])
  })

  it('are in the calendar, and explained by contact and by loan, where a step of a scenario comes long after', async () => {
    const world = await worldWith('2026-12-01T00:00:00Z', '2026-10-30')
    await world.scenario(OVERDUE)

    const at = new Date('2026-12-09T03:00:00Z')
    expect(await calendarOf(world, '2026-12-20T00:00:00Z')).toEqual(['2026-12-09T02:00:00.000Z'])
    expect(await outcomesOf(world, { contact: CONTACT, at })).toEqual(['would-send'])
    expect(await outcomesOf(world, { loan: 'L1', at })).toEqual(['would-send'])
  })
})

describe('a reminder that was missed in a pause', () => {
  it('is in the calendar by the days that held at its time, not by those of now', async () => {
    const world = await worldWith('2026-12-04T16:00:00Z', '2026-12-20')
    const id = await world.campaign('repayment-reminder', { days: [5] })
    const by = 'marketing/test'
    await pauseCampaign(world.deps, { id, by })
    await world.advance('2026-12-05T03:00:00Z')
    await changeCampaign(world.deps, { id, by, change: { settings: { days: [4, 8] } } })
    await activateCampaign(world.deps, { id, by })

    const foretold = await calendarOf(world, '2026-12-12T00:00:00Z')

    await world.advance('2026-12-12T00:00:00Z')
    const came = (await world.messagesOf(CONTACT)).map(({ dueAt }) => dueAt.toISOString())
    expect(foretold).toEqual(['2026-12-05T01:00:00.000Z', '2026-12-08T01:00:00.000Z'])
    expect(came.toSorted()).toEqual(foretold)
  })
})
