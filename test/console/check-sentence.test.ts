import { describe, expect, it } from 'vitest'
import {
  firingToTell,
  isInSeveralZones,
  isTyped,
  mustTypeNumber,
} from '../../console/src/pages/campaign-check/sentence.ts'

const HOME = { part: 'greeting', zone: 'Asia/Shanghai', firedAt: '2026-12-06T01:00:00.000Z' }
const WEST = { part: 'greeting', zone: 'Asia/Urumqi', firedAt: '2026-12-06T03:00:00.000Z' }

describe('the firing that a check tells of', () => {
  it('is the one at home, whichever comes first', () => {
    expect(firingToTell({ firings: [WEST, HOME] })).toEqual({ at: HOME.firedAt, zone: HOME.zone })
  })

  it('is the first elsewhere where none is at home', () => {
    expect(firingToTell({ firings: [WEST] })).toEqual({ at: WEST.firedAt, zone: WEST.zone })
  })

  it('is none where events start it', () => {
    expect(firingToTell({ firings: [] })).toBeNull()
  })

  it('is in several zones only where zones differ, not parts', () => {
    expect(isInSeveralZones({ firings: [HOME, { ...HOME, part: 'digest' }] })).toBe(false)
    expect(isInSeveralZones({ firings: [HOME, WEST] })).toBe(true)
  })
})

describe('the number that is typed before many are texted', () => {
  it('is asked for above 1,000 people', () => {
    expect([mustTypeNumber({ sendable: 1000 }), mustTypeNumber({ sendable: 1001 })]).toEqual([false, true])
  })

  it.each([
    ['1153', true],
    ['1,153', true],
    [' 1 153 ', true],
    ['115', false],
    ['11530', false],
    ['', false],
  ])('takes %j as 1,153: %s', (typed, isRight) => {
    expect(isTyped(typed, { sendable: 1153 })).toBe(isRight)
  })
})
