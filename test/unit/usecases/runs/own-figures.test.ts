import { describe, expect, it } from 'vitest'
import { type CampaignId, messageIdOf } from '#shared/contracts/ids.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { stopCampaign } from '#shared/usecases/campaigns/stop-campaign.ts'
import { listRuns } from '#shared/usecases/runs/list-runs.ts'
import { placed } from '../../../builders/order-events.ts'
import { addCelebrants, addContact, addInstalment, stateOf, statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const BY = 'marketing/test'

/** Somebody with an instalment due on 20 December, reminded on these days from 30 November on. */
async function withLoan(days: number[]) {
  const world = new World('2026-11-30T00:00:00Z')
  await addContact(world)
  await addInstalment(world)
  return { world, id: await world.campaign('repayment-reminder', { days }) }
}

async function figures(world: World, campaignId: CampaignId) {
  const { items } = await listRuns(world.stores, { campaignId, page: { limit: 50 } })
  return items.map(({ run, counts }) => `${run.date} ${run.planned} ${JSON.stringify(counts)}`).toReversed()
}

const daysOf = (world: World) => world.sent.map(({ at }) => at.toISOString().slice(0, 10))
const december = (...days: number[]) => days.map((day) => `2026-12-${String(day).padStart(2, '0')}`)

describe('a reminder whose days are changed', () => {
  it.each([
    [
      [5, 8],
      [1, 5, 8],
    ],
    [
      [3, 5, 8],
      [1, 3, 5, 8],
    ],
    [
      [5, 8, 12],
      [1, 5, 8, 12],
    ],
    [[8], [1, 8]],
  ])('from 1, 5, 8 to %j on the 2nd leaves on each configured day', async (days, sent) => {
    const { world, id } = await withLoan([1, 5, 8])

    await world.advance('2026-12-02T01:00:00Z')
    await changeCampaign(world.deps, { id, by: BY, change: { settings: { days } } })
    await world.advance('2026-12-15T00:00:00Z')

    expect(daysOf(world)).toEqual(december(...sent))
    expect(await figures(world, id)).toEqual(december(...sent).map((day) => `${day} 1 {"accepted":1}`))
  })

  it('to a later hour of a day that is told already gets a line instead of a second text', async () => {
    const { world, id } = await withLoan([1])
    await world.advance('2026-12-01T02:00:00Z')

    await changeCampaign(world.deps, { id, by: BY, change: { settings: { time: '14:00' } } })
    await world.advance('2026-12-02T00:00:00Z')

    expect(world.sent).toHaveLength(1)
    expect(await figures(world, id)).toEqual(['2026-12-01 1 {"accepted":1}', '2026-12-01 1 {"suppressed":1}'])
    expect(await statesOf(world)).toEqual(['accepted', 'suppressed: answered-by-another-run'])
  })
})

describe('reminder campaigns beside and after one another', () => {
  it('each leave on their own days', async () => {
    const { world } = await withLoan([1, 5, 8])
    await world.campaign('repayment-reminder', { days: [3, 10] })

    await world.advance('2026-12-15T00:00:00Z')

    expect(daysOf(world)).toEqual(december(1, 3, 5, 8, 10))
  })

  it('leave when one is stopped on the 6th and made anew for the 10th', async () => {
    const { world, id } = await withLoan([1, 5, 8])
    await world.advance('2026-12-06T00:00:00Z')
    await stopCampaign(world.deps, { id: id, by: BY })
    const anew = await world.campaign('repayment-reminder', { days: [10] })

    await world.advance('2026-12-15T00:00:00Z')

    expect(daysOf(world)).toEqual(december(1, 5, 10))
    expect(await figures(world, anew)).toEqual(['2026-12-10 1 {"accepted":1}'])
  })

  it('made anew on the same day leave what the stopped one had not sent yet, and both say what became of theirs', async () => {
    const { world, id } = await withLoan([5])
    await changeCampaign(world.deps, { id, by: BY, change: { settings: { time: '07:00' } } })
    await world.advance('2026-12-04T23:30:00Z')
    await stopCampaign(world.deps, { id: id, by: BY })
    await world.drain()
    const anew = await world.campaign('repayment-reminder', { days: [5], time: '10:00' })

    await world.advance('2026-12-06T00:00:00Z')

    expect(daysOf(world)).toEqual(december(5))
    expect(await figures(world, id)).toEqual(['2026-12-05 1 {"cancelled":1}'])
    expect(await figures(world, anew)).toEqual(['2026-12-05 1 {"accepted":1}'])
    expect((await statesOf(world)).toSorted()).toEqual(['accepted', 'cancelled: campaign-stopped'])
  })
})

describe('campaigns of release 0.1 that meet', () => {
  it('greet everybody once; the run that came later says who did', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addCelebrants(world, 2)
    const first = await world.formerCampaign('birthday-greeting')
    const second = await world.formerCampaign('birthday-greeting', { time: '09:30' })

    await world.advance('2026-12-06T00:00:00Z')

    expect(world.sent).toHaveLength(2)
    expect((await figures(world, first)).filter((line) => !line.endsWith('{}'))).toEqual([
      '2026-12-05 2 {"accepted":2}',
    ])
    expect((await figures(world, second)).filter((line) => !line.endsWith('{}'))).toEqual([
      '2026-12-05 2 {"suppressed":2}',
    ])
    const line = (await world.messagesOf('C0001')).find(({ campaignId }) => campaignId === second)
    expect(line && stateOf(line)).toBe('suppressed: answered-by-another-campaign')
    expect(line?.trail.at(-1)?.values).toMatchObject({ campaign: first })
  })

  it('nudge an order once, and the other has a line', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.formerCampaign('unpaid-order-nudge')
    await world.formerCampaign('unpaid-order-nudge', { delayMinutes: 60 })
    world.nowMs = Date.parse('2026-12-01T02:00:00Z')

    await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
    await world.advance('2026-12-01T06:00:00Z')

    expect(world.sent).toHaveLength(1)
    expect((await statesOf(world)).toSorted()).toEqual(['accepted', 'suppressed: answered-by-another-campaign'])
  })
})

describe('the day on which release 0.1 is followed', () => {
  /** What 0.1 had sent on the 5th at 09:00, under the place of the day among those of the setting. */
  async function afterRunOf01() {
    const { world, id } = await withLoan([1, 5, 8])
    await world.advance('2026-12-05T01:05:00Z')
    const [run] = (await world.stores.runs.listRuns(id, { limit: 1 })).items
    if (run === undefined) throw new Error('nothing ran')
    await world.stores.runs.saveRun({ ...run, step: null, rev: run.rev + 1 }, run.rev)
    for (const message of await world.messagesOf('C00001')) {
      if (!message.occurrence.endsWith('2026-12-05')) continue
      const { subject, details } = message
      const occurrence = `2026-12#repayment-reminder#${subject.id}#${details.period}#2`
      await world.stores.messages.save(
        { ...message, occurrence, id: messageIdOf({ contactId: message.contactId, occurrence }) },
        'absent',
      )
    }
    return { world, id }
  }

  it('repeats no text when the hour is moved on', async () => {
    const { world, id } = await afterRunOf01()

    await changeCampaign(world.deps, { id, by: BY, change: { settings: { time: '15:00' } } })
    await world.advance('2026-12-07T00:00:00Z')

    expect(daysOf(world)).toEqual(december(1, 5))
    expect((await figures(world, id)).at(-1)).toBe('2026-12-05 1 {"suppressed":1}')
  })

  it('keeps to itself: the next day goes by its date', async () => {
    const { world } = await afterRunOf01()

    await world.advance('2026-12-15T00:00:00Z')

    expect(daysOf(world)).toEqual(december(1, 5, 8))
  })
})
