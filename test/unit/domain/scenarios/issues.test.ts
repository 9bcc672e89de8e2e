import { describe, expect, it } from 'vitest'
import { endOfIssue, REMINDING } from '#shared/domain/scenarios/issues.ts'
import { newGoods } from '#shared/domain/scenarios/presets/new-goods.ts'

const HOME = 'Asia/Shanghai'
const scenario = newGoods.scenarioOf({})
const endOf = (part: string, date: string, since: string, zone = HOME) =>
  endOfIssue(scenario, { part, date, zone }, new Date(since))?.kind ?? null

describe('an issue', () => {
  it.each([
    ['of a content from after the issue before', '2026-12-15', '2026-12-01T02:00:00.001Z', null],
    ['of a content that went already', '2026-12-15', '2026-12-01T02:00:00Z', 'nothing-new'],
    ['of a content from the month before', '2026-12-15', '2026-11-20T00:00:00Z', 'nothing-new'],
    ['that is the first after activation', '2026-12-01', '2026-11-16T00:00:00Z', null],
    ['of the next year', '2027-01-01', '2026-12-31T00:00:00Z', null],
  ])('%s', (_what, date, since, kind) => {
    expect(endOf('tell', date, since)).toBe(kind)
  })

  it('goes by the hour where its reader lives', () => {
    const since = '2026-12-01T10:00:00Z'

    expect(endOf('tell', '2026-12-15', since)).toBeNull()
    expect(endOf('tell', '2026-12-15', since, 'America/New_York')).toBe('nothing-new')
  })

  it('is over once its last day is, whatever was written', () => {
    const ending = newGoods.scenarioOf({ offer: { zh: '九折', en: '10% off' }, until: '2026-12-10' })
    const asked = { part: 'tell', date: '2026-12-15', zone: HOME }

    expect(endOfIssue(ending, asked, new Date('2026-12-09T00:00:00Z'))?.kind).toBe('nothing-new')
  })
})

describe('two days before', () => {
  it('a task asks for one that nobody wrote, and for none that somebody did', () => {
    expect(endOf(REMINDING, '2026-12-13', '2026-11-30T00:00:00Z')).toBe('remind')
    expect(endOf(REMINDING, '2026-12-13', '2026-12-05T00:00:00Z')).toBe('written')
  })

  it('happens on no other day, and at home alone', () => {
    expect(endOf(REMINDING, '2026-12-12', '2026-11-30T00:00:00Z')).toBeNull()
    expect(endOf(REMINDING, '2026-12-13', '2026-11-30T00:00:00Z', 'America/New_York')).toBeNull()
  })
})
