import { describe, expect, it } from 'vitest'
import type { CountedText, NumberTexts } from '#shared/contracts/number-texts.ts'
import { type Asking, cappedBy, isCounted, withText } from '#shared/domain/policies/caps.ts'

const AT = new Date('2026-12-10T02:00:00Z')

function counted(...days: string[]): NumberTexts {
  return { phoneHash: 'h', texts: days.map((day, index) => text({ id: `msg_${index}`, day })), rev: 1 }
}

function text(fields: Partial<CountedText> = {}): CountedText {
  return { id: 'msg_x', at: AT, day: '2026-12-10', category: 'marketing', isBroad: false, print: '', ...fields }
}

function asking(fields: Partial<Asking> = {}): Asking {
  return { ...text({ id: 'msg_new', at: new Date(AT.getTime() + 60_000) }), isSingle: false, ...fields }
}

const IN_CHINA = { country: 'CN', rules: null }

describe('caps', () => {
  it.each([
    ['mass service texts', 'transactional', false, false],
    ['single service texts', 'transactional', true, true],
    ['mass marketing', 'marketing', false, true],
    ['mass collection', 'collection', false, true],
    ['a digest of a page', 'internal', false, false],
  ] as const)('count %s: %s', (_, category, isSingle, expected) => {
    expect(isCounted(category, isSingle)).toBe(expected)
  })

  it('leave one marketing text a day, and name the one that came first', () => {
    expect(cappedBy(asking(), counted('2026-12-09'), IN_CHINA)).toBeNull()
    expect(cappedBy(asking(), counted('2026-12-09', '2026-12-10'), IN_CHINA)).toEqual({ by: 'day', winner: 'msg_1' })
    expect(cappedBy(asking({ category: 'collection' }), counted('2026-12-10'), IN_CHINA)).toBeNull()
  })

  it('leave three collection texts in seven days, the day itself being the seventh', () => {
    const ask = asking({ category: 'collection' })
    const of = (...days: string[]) => ({
      ...counted(),
      texts: days.map((day) => text({ day, category: 'collection' })),
    })

    expect(cappedBy(ask, of('2026-12-03', '2026-12-05', '2026-12-09'), IN_CHINA)).toBeNull()
    expect(cappedBy(ask, of('2026-12-04', '2026-12-05', '2026-12-09'), IN_CHINA)).toMatchObject({ by: '7-days' })
  })

  it('count in a month what a company sends by its own choice, no greeting', () => {
    const four = ['2026-11-10', '2026-11-20', '2026-12-01', '2026-12-05']
    const broad = { ...counted(), texts: four.map((day) => text({ day, isBroad: true })) }

    expect(cappedBy(asking({ isBroad: true }), broad, IN_CHINA)).toMatchObject({ by: 'month' })
    expect(cappedBy(asking(), broad, IN_CHINA)).toBeNull()
    expect(cappedBy(asking({ isBroad: true }), counted(...four), IN_CHINA)).toBeNull()
    const older = { ...broad, texts: broad.texts.with(0, text({ day: '2026-11-09', isBroad: true })) }
    expect(cappedBy(asking({ isBroad: true }), older, IN_CHINA)).toBeNull()
  })

  it('leave ten single texts a day of every category together, or fewer where the company says so', () => {
    const ask = asking({ category: 'transactional', isSingle: true })
    const ten = counted(...Array.from({ length: 10 }, () => '2026-12-10'))

    expect(cappedBy(ask, ten, IN_CHINA)).toEqual({ by: 'number', winner: 'msg_9' })
    expect(cappedBy(ask, { ...ten, texts: ten.texts.slice(1) }, IN_CHINA)).toBeNull()
    const rules = { hours: [], caps: [], perNumberAndDay: 3, version: 1, lastChange: null }
    expect(cappedBy(ask, { ...ten, texts: ten.texts.slice(7) }, { country: 'CN', rules })).toMatchObject({
      by: 'number',
    })
  })

  it('leave the same words once in half a minute', () => {
    const before = { ...counted(), texts: [text({ print: 'p', category: 'transactional' })] }
    const again = (ms: number, print: string) =>
      cappedBy(
        asking({ category: 'transactional', isSingle: true, print, at: new Date(AT.getTime() + ms) }),
        before,
        IN_CHINA,
      )

    expect(again(29_999, 'p')).toEqual({ by: 'same-text', winner: 'msg_x' })
    expect(again(30_000, 'p')).toBeNull()
    expect(again(1_000, 'q')).toBeNull()
  })

  it('are the stricter of preset and company', () => {
    const rules = {
      hours: [],
      caps: [{ country: 'EU', category: 'collection' as const, per7Days: 1 }],
      ...{ perNumberAndDay: 10, version: 1, lastChange: null },
    }
    const before = { ...counted(), texts: [text({ day: '2026-12-06', category: 'collection' })] }
    const ask = asking({ category: 'collection' })

    expect(cappedBy(ask, before, { country: 'FR', rules })).toMatchObject({ by: '7-days' })
    expect(cappedBy(ask, before, { country: 'FR', rules: null })).toBeNull()
  })

  it('do not bar a text by its own count, which is kept once', () => {
    const once = withText(counted('2026-12-01'), 'h', asking())

    expect(cappedBy(asking(), once, IN_CHINA)).toBeNull()
    expect(withText(once, 'h', asking({ day: '2026-12-11' })).texts.map(({ day }) => day)).toEqual([
      '2026-12-01',
      '2026-12-11',
    ])
  })

  it('forget what no window reaches', () => {
    const after = withText(counted('2026-11-09', '2026-11-10', '2026-12-09'), 'h', asking())

    expect(after.texts.map(({ day }) => day)).toEqual(['2026-11-10', '2026-12-09', '2026-12-10'])
  })
})
