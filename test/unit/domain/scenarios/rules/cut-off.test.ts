import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { addDays } from '#shared/domain/calendar/time.ts'
import { isUncertainDay, isWorkingDay } from '#shared/domain/calendar/working-days.ts'
import { type CutOffRule, planNudge, shippingPromise } from '#shared/domain/scenarios/rules/cut-off.ts'

const SATURDAY_ALONE: CutOffRule = aRule({ cutOffs: [{ time: '12:00', days: [6] }] })

/** Days off at least without a notice, by an independent library. */
const IN_LIEU: string[] = Object.values(
  z
    .object({ at_least_off_without_notice: z.record(z.string(), z.array(z.string())) })
    .parse(
      JSON.parse(readFileSync(new URL('../../../../fixtures/vectors/statutory-in-lieu.json', import.meta.url), 'utf8')),
    ).at_least_off_without_notice,
).flat()

/** 2026-12-01 is a Tuesday. */
describe('planNudge', () => {
  it.each([
    ['2026-12-01T10:00', '2026-12-01T14:30', 'not before the lead'],
    ['2026-12-01T14:00', '2026-12-01T14:30', 'exactly the lead'],
    ['2026-12-01T14:50', '2026-12-01T15:20', 'the usual delay'],
    ['2026-12-01T15:25', '2026-12-01T15:40', 'not after the guard'],
    ['2026-12-01T15:39', '2026-12-01T15:40', 'a minute before the guard'],
    ['2026-12-01T15:40', '2026-12-02T09:00', 'at the guard'],
    ['2026-12-01T15:45', '2026-12-02T09:00', 'past the guard'],
    ['2026-12-04T18:00', '2026-12-05T09:00', 'a Friday evening'],
    ['2026-12-05T10:00', '2026-12-06T09:00', 'a day off'],
    ['2026-12-05T03:00', '2026-12-05T09:00', 'the small hours of a day off'],
    ['2026-12-05T08:45', '2026-12-06T09:00', 'a day off, too close to 09:00 for the delay'],
  ])('ordered %s, nudged %s: %s', (placed, due) => {
    expect(planNudge(shanghai(placed), aRule()).dueAt).toEqual(shanghai(due))
  })

  it('waits the plain delay without cut-offs', () => {
    expect(planNudge(shanghai('2026-12-05T23:50'), aRule({ cutOffs: [] })).dueAt).toEqual(shanghai('2026-12-06T00:20'))
  })

  it('counts the last cut-off of the day', () => {
    const rule = aRule({
      cutOffs: [
        { time: '17:30', days: [1, 2] },
        { time: '11:00', days: [1, 2, 3, 4, 5] },
      ],
    })

    expect(planNudge(shanghai('2026-12-01T10:00'), rule).dueAt).toEqual(shanghai('2026-12-01T16:00'))
    expect(planNudge(shanghai('2026-12-02T09:00'), rule).dueAt).toEqual(shanghai('2026-12-02T09:30'))
  })

  it('reads the clock of the warehouse', () => {
    const rule = aRule({ zone: 'America/New_York' })

    const { dueAt } = planNudge(new Date('2026-12-01T10:00:00-05:00'), rule)

    expect(dueAt).toEqual(new Date('2026-12-01T14:30:00-05:00'))
  })

  it('keeps to the guard when the lead is shorter', () => {
    expect(planNudge(shanghai('2026-12-01T10:00'), aRule({ leadMinutes: 5 })).dueAt).toEqual(
      shanghai('2026-12-01T15:40'),
    )
  })

  it.each([
    [true, '2026-10-01T10:00', '2026-10-02T09:00', 'a statutory day off'],
    [false, '2026-10-01T10:00', '2026-10-01T14:30', 'the same, not observed'],
    [true, '2026-10-10T10:00', '2026-10-10T14:30', 'a make-up Saturday'],
    [false, '2026-10-10T10:00', '2026-10-11T09:00', 'the same, not observed'],
  ])('with holidays observed %s, ordered %s, nudged %s: %s', (observeHolidays, placed, due) => {
    expect(planNudge(shanghai(placed), aRule({ observeHolidays })).dueAt).toEqual(shanghai(due))
  })
})

describe('shippingPromise', () => {
  it.each([
    ['2026-12-01T00:00:00', { shipsToday: true, payBefore: '15:50' }],
    ['2026-12-01T15:49:59', { shipsToday: true, payBefore: '15:50' }],
    ['2026-12-01T15:50:00', { shipsToday: false, shipDay: '2026-12-02' }],
    ['2026-12-04T16:30:00', { shipsToday: false, shipDay: '2026-12-07' }],
    ['2026-12-05T10:00:00', { shipsToday: false, shipDay: '2026-12-07' }],
    ['2026-09-30T18:00:00', { shipsToday: false, shipDay: '2026-10-08' }],
    ['2026-10-09T18:00:00', { shipsToday: false, shipDay: '2026-10-10' }],
    ['2026-12-31T18:00:00', { shipsToday: false, shipDay: '2027-01-04' }],
    ['2027-02-04T10:00:00', { shipsToday: true, payBefore: '15:50' }],
  ])('at %s is %o', (now, expected) => {
    expect(shippingPromise(shanghai(now), aRule())).toEqual(expected)
  })

  it.each(IN_LIEU)('promises nothing for %s, which may be a day off in lieu of one on a weekend', (day) => {
    let before = addDays(day, -1)
    while (!isWorkingDay(before) || isUncertainDay(before)) before = addDays(before, -1)

    expect(shippingPromise(shanghai(`${day}T10:00`), aRule())).toBeNull()
    expect(shippingPromise(shanghai(`${before}T18:00`), aRule())).toBeNull()
    expect(shippingPromise(shanghai(`${day}T10:00`), aRule({ observeHolidays: false }))).not.toBeNull()
  })

  it('is null without cut-offs, or with none on any day', () => {
    expect(shippingPromise(shanghai('2026-12-01T10:00'), aRule({ cutOffs: [] }))).toBeNull()
    expect(shippingPromise(shanghai('2026-12-01T10:00'), aRule({ cutOffs: [{ time: '16:00', days: [] }] }))).toBeNull()
  })

  it('keeps a listed Saturday that no notice rules on', () => {
    expect(shippingPromise(shanghai('2026-12-05T10:00'), SATURDAY_ALONE)).toEqual({
      shipsToday: true,
      payBefore: '11:50',
    })
  })

  it('leaves a make-up Sunday out where Monday to Friday are not all listed', () => {
    const promise = shippingPromise(shanghai('2026-01-04T10:00'), SATURDAY_ALONE)

    expect(promise).toEqual({ shipsToday: false, shipDay: '2026-01-10' })
  })
})

function aRule(changes: Partial<CutOffRule> = {}): CutOffRule {
  return {
    cutOffs: [{ time: '16:00', days: [1, 2, 3, 4, 5] }],
    observeHolidays: true,
    leadMinutes: 90,
    guardMinutes: 20,
    zone: 'Asia/Shanghai',
    delayMinutes: 30,
    ...changes,
  }
}

function shanghai(wallTime: string): Date {
  return new Date(`${wallTime}+08:00`)
}

describe('the hour until which to pay, told to a reader elsewhere', () => {
  const now = shanghai('2026-12-01T15:20')

  it.each([
    [['Asia/Shanghai'], '15:50', 'as the warehouse sees it'],
    [['Europe/Berlin'], '08:50', 'on the clock of the reader'],
    [['Europe/Berlin', 'Europe/Zurich'], '08:50', 'on clocks that agree'],
  ])('in %j: %s, %s', (zones, payBefore) => {
    expect(shippingPromise(now, aRule(), zones)).toEqual({ shipsToday: true, payBefore })
  })

  it.each([
    [['America/Los_Angeles'], 'it is another day there'],
    [['Europe/Lisbon', 'Atlantic/Azores'], 'their clocks may differ'],
  ])('is not told in %j: %s', (zones) => {
    expect(shippingPromise(now, aRule(), zones)).toBeNull()
  })

  it('leaves the day of shipping as it is', () => {
    expect(shippingPromise(shanghai('2026-12-01T16:30'), aRule(), ['Europe/Berlin'])).toEqual({
      shipsToday: false,
      shipDay: '2026-12-02',
    })
  })
})
