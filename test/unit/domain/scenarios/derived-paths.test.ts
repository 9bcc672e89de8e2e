import { describe, expect, it } from 'vitest'
import { emptyKept, hear } from '#shared/domain/records/kept-record.ts'
import { type Known, NOTHING_KNOWN } from '#shared/domain/scenarios/known.ts'
import { isAlwaysKnown, readDate, readPath, typeOfPath } from '#shared/domain/scenarios/paths.ts'

const OPENED = new Date('2026-12-01T08:00:00Z')

function complaint(fields: Record<string, unknown> = {}): Known {
  const since = new Date('2026-12-01T09:00:00Z')
  const heard = { timestamp: since, contactId: 'C1', orderId: null, by: null, facts: { opened: OPENED }, fields }
  return { ...NOTHING_KNOWN, record: hear(emptyKept({ type: 'complaint', id: 'T-1' }, null, since), heard) }
}

describe('a path made of others', () => {
  it('is the first of several that is known', () => {
    const path = 'record.answerBy|plus.2.record.opened'

    expect(readPath(path, 'complaint', complaint())).toBe('2026-12-03')
    expect(readPath(path, 'complaint', complaint({ answerBy: '2026-12-09' }))).toBe('2026-12-09')
  })

  it('has a type where all of its parts have one, and a day where they are days and instants', () => {
    expect(typeOfPath('record.answerBy|plus.2.record.opened', 'complaint')).toBe('date')
    expect(typeOfPath('record.answerBy|record.opened', 'complaint')).toBe('date')
    expect(typeOfPath('record.answerBy|record.topic', 'complaint')).toBeNull()
    expect(typeOfPath('plus.2.record.topic', 'complaint')).toBeNull()
    expect(typeOfPath('count.record.topic', 'complaint')).toBeNull()
  })

  it('is known wherever one of its parts is', () => {
    expect(isAlwaysKnown('record.answerBy|plus.2.record.opened', 'complaint')).toBe(false)
    expect(isAlwaysKnown('record.answerBy|plus.2.record.opened', 'complaint', ['record.opened'])).toBe(true)
  })

  it.each([
    [[], 0],
    [['19900000011', '19900000012'], 2],
  ])('counts %j as %i', (phones, count) => {
    const since = new Date(0)
    const heard = { timestamp: since, contactId: 'C1', orderId: null, by: null, fields: { phones } }
    const record = hear(emptyKept({ type: 'contract', id: 'K-1' }, null, since), heard)

    expect(readPath('count.record.phones', 'contract', { ...NOTHING_KNOWN, record })).toBe(count)
  })

  it('is the reader’s day, in the westernmost zone where they may be', () => {
    const reader = { now: new Date('2026-12-01T17:00:00Z'), zones: ['America/New_York', 'Asia/Shanghai'] }

    expect(readPath('plus.7.today', 'contact', { ...NOTHING_KNOWN, reader })).toBe('2026-12-08')
  })
})

it('is the day of a dated fact in mainland China, and no day of any other fact', () => {
  const since = new Date(0)
  const at = new Date('2026-08-31T17:00:00Z')
  const heard = { timestamp: at, contactId: 'C1', orderId: null, by: null, facts: { signed: at, ended: at } }
  const known = { ...NOTHING_KNOWN, record: hear(emptyKept({ type: 'contract', id: 'K-1' }, null, since), heard) }

  expect(readDate('record.signed', 'contract', known)).toBe('2026-09-01')
  expect(readDate('record.ended', 'contract', known)).toBeNull()
})
