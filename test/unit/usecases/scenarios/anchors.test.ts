import { describe, expect, it } from 'vitest'
import { aBirthday } from '../../../builders/contact.ts'
import { DUE } from '../../../builders/due-scenario.ts'
import { anInstalment } from '../../../builders/record.ts'
import { aScenario, aStep } from '../../../builders/scenario.ts'
import { worldWith } from './world-with.ts'

describe('a scenario by a calendar', () => {
  const calendar = (days: unknown, fields: Record<string, unknown> = {}) =>
    aScenario({
      slug: 'monthly',
      variables: {},
      steps: [
        aStep({
          id: 'day',
          moment: { anchor: { calendar: days }, place: { at: '10:00' }, ...fields },
          late: 'end-of-day',
          say: { text: { zh: '{{name}}您好', en: 'Dear {{name}}' } },
        }),
      ],
    })

  it.each<[string, unknown, Record<string, unknown>, string[]]>([
    ['the last of each month', { monthDays: ['last'] }, {}, ['2027-07-31', '2027-08-31', '2027-09-30']],
    ['the 31st, clamped', { monthDays: [31] }, {}, ['2027-07-31', '2027-08-31', '2027-09-30']],
    ['the second Tuesday', { nth: 2, weekday: 2 }, {}, ['2027-07-13', '2027-08-10', '2027-09-14']],
    ['the last Friday', { nth: 'last', weekday: 5 }, {}, ['2027-07-30', '2027-08-27', '2027-09-24']],
    [
      'three days before Mid-Autumn',
      { festivals: ['mid-autumn'] },
      { offset: { n: 3, unit: 'days', side: 'before' } },
      ['2027-09-12'],
    ],
  ])('texts on %s', async (_, days, fields, dates) => {
    const world = await worldWith({})
    await world.scenario(calendar(days, fields))

    await world.advance('2027-10-01T00:00:00Z')

    expect(world.sent.map(({ at }) => at.toISOString().slice(0, 10))).toEqual(dates)
  })
})

describe('a scenario by an anniversary', () => {
  const yearly = (path: string) =>
    aScenario({
      slug: 'year',
      variables: {},
      steps: [
        aStep({
          id: 'week',
          moment: { anchor: { yearly: path }, offset: { n: 7, unit: 'days', side: 'before' }, place: { at: '10:00' } },
          say: { text: { zh: '{{name}}您好', en: 'Dear {{name}}' } },
        }),
      ],
    })

  it('texts a week before a birthday, lunar ones by their calendar', async () => {
    const world = await worldWith(
      { id: 'C1', phoneHash: 'C1', birthday: aBirthday({ month: 8, day: 20 }) },
      { id: 'C2', phoneHash: 'C2', birthday: aBirthday({ calendar: 'lunar', month: 8, day: 15 }) },
    )
    await world.scenario(yearly('contact.birthday'))

    await world.advance('2027-10-01T00:00:00Z')

    expect(world.sent.map(({ at }) => at.toISOString().slice(0, 10))).toEqual(['2027-08-13', '2027-09-08'])
  })

  it('texts every year before the date of a column, from its second year on', async () => {
    const world = await worldWith(
      { custom: { 首购日: '2025-08-20' } },
      { id: 'C2', phoneHash: 'C2', custom: { 首购日: '2027-08-20' } },
    )
    await world.scenario(yearly('contact.custom.首购日'))

    await world.advance('2027-10-01T00:00:00Z')

    expect(world.sent.map(({ at }) => at.toISOString().slice(0, 10))).toEqual(['2027-08-13'])
  })
})

describe('a scenario by the due date of instalments', () => {
  it('texts about each that is due then and open, under its own key', async () => {
    const world = await worldWith({})
    await world.stores.records.saveInstalment(
      anInstalment({ contractId: 'L1', period: 3, due: '2027-07-20', month: '2027-07' }),
      'absent',
    )
    await world.stores.records.saveInstalment(
      anInstalment({
        contractId: 'L2',
        period: 4,
        due: '2027-07-20',
        month: '2027-07',
        paidAt: new Date('2027-07-01T00:00:00Z'),
      }),
      'absent',
    )
    await world.scenario(DUE)

    await world.advance('2027-07-30T00:00:00Z')

    const messages = (await world.messagesOf('C00001')).toSorted((a, b) => (a.occurrence < b.occurrence ? -1 : 1))
    expect(messages.map(({ occurrence, state, reason }) => [occurrence, reason ?? state])).toEqual([
      ['2027-07-20#x-due#L1:3#before3', 'accepted'],
      ['2027-07-20#x-due#L2:4#before3', 'instalment-settled'],
    ])
    expect(world.sent.map(({ at }) => at.toISOString())).toEqual(['2027-07-17T02:00:00.000Z'])
  })

  it('counts a person once in its run where two of theirs are due and it tells each person once a day', async () => {
    const world = await worldWith({})
    const due = { due: '2027-07-20', month: '2027-07' }
    for (const contractId of ['L1', 'L2'])
      await world.stores.records.saveInstalment(anInstalment({ contractId, ...due }), 'absent')
    const id = await world.scenario({ ...DUE, once: 'person-and-day' })

    await world.advance('2027-07-30T00:00:00Z')

    const { items } = await world.stores.runs.listRuns(id, { limit: 100 })
    expect(items.map(({ planned }) => planned).filter((planned) => planned > 0)).toEqual([1])
    expect(world.sent).toHaveLength(1)
  })
})
