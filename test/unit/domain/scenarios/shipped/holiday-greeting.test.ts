import { describe, expect, it } from 'vitest'
import { FESTIVAL_IDS, nextFestivalDate } from '#shared/domain/calendar/festivals.ts'
import type { Firing } from '#shared/domain/scenarios/kind.ts'
import { holidayGreeting as greeting } from '#shared/domain/scenarios/shipped/holiday-greeting.ts'
import { aBirthday } from '../../../../builders/contact.ts'
import { contentOf, type JudgingFields, settingFaults, textOf, verdictOf } from '../../../../builders/judging.ts'

function firing(date: string, campaignId = 'cmp_one'): Firing {
  return {
    part: 'greeting',
    date,
    firedAt: new Date(`${date}T09:00:00+08:00`),
    zone: 'Asia/Shanghai',
    campaignId,
    step: date,
  }
}

function onDay(date: string, settings = {}): JudgingFields {
  return { settings, now: `${date}T09:00:00+08:00`, message: { details: { date } } }
}

const FREE_DATE = { date: '2026-12-18', wish: { zh: '周年店庆快乐', en: 'Happy anniversary' } }

describe('the text of a holiday greeting', () => {
  it.each([
    ['zh', '2027-02-06', {}, '朱女士，春节快乐！愿您与家人平安顺遂。'],
    ['en', '2027-02-06', {}, 'Dear 朱慧, happy Chinese New Year! All the best to you and your family.'],
    ['zh', '2026-06-19', { festival: 'dragon-boat' }, '朱女士，端午安康！愿您与家人平安顺遂。'],
    ['zh', '2026-12-18', FREE_DATE, '朱女士，周年店庆快乐！愿您与家人平安顺遂。'],
    ['en', '2026-12-18', FREE_DATE, 'Dear 朱慧, happy anniversary! All the best to you and your family.'],
    ['zh', '2026-12-18', { date: '2026-12-18' }, '朱女士，祝您一切顺心！愿您与家人平安顺遂。'],
    ['zh', '2027-04-05', { date: '2027-04-05' }, '朱女士，清明时节，与您一同追思缅怀。'],
    ['zh', '2027-08-16', { date: '2027-08-16' }, '朱女士，今日中元，与您一同追思先人。'],
    ['zh', '2027-04-05', { ...FREE_DATE, date: '2027-04-05' }, '朱女士，周年店庆快乐！愿您与家人平安顺遂。'],
    ['en', '2027-04-05', { date: '2027-04-05' }, 'Dear 朱慧, our thoughts are with you on Qingming.'],
    ['zh', '2027-04-05', { festival: 'qingming' }, '朱女士，清明时节，与您一同追思缅怀。'],
    ['en', '2027-08-16', { festival: 'ghost' }, 'Dear 朱慧, our thoughts are with you today.'],
    [
      'en',
      '2026-06-19',
      { festival: 'dragon-boat' },
      'Dear 朱慧, wishing you a healthy Dragon Boat Festival! All the best to you and your family.',
    ],
    ['zh', '2027-04-05', { festivals: ['christmas', 'qingming'] }, '朱女士，清明时节，与您一同追思缅怀。'],
    ['zh', '2026-12-25', { festivals: ['qingming', 'christmas'] }, '朱女士，圣诞快乐！愿您与家人平安顺遂。'],
    ['zh', '9000-04-05', { date: '9000-04-05' }, '朱女士，祝您一切顺心！愿您与家人平安顺遂。'],
  ] as const)('in %s on %s with %j', (language, date, settings, text) => {
    const parts = language === 'zh' ? 1 : expect.any(Number)

    expect(textOf(greeting, { ...onDay(date, settings), language })).toEqual({ text, parts })
  })

  it.each([
    ['{{wish}}! Your shop.', 'Happy Chinese New Year! Your shop.'],
    ['Dear {{name}}. {{wish}}!', 'Dear 朱慧. Happy Chinese New Year!'],
    ['Dear {{name}} {{wish}}!', 'Dear 朱慧 happy Chinese New Year!'],
  ])('begins the wish as its place in %j asks for', (en, text) => {
    const content = { ...contentOf(greeting), template: { zh: '{{wish}}', en } }

    expect(textOf(greeting, { ...onDay('2027-02-06'), language: 'en', content })).toMatchObject({ text })
  })

  it('calls out nothing on a solemn day, whatever its wording', () => {
    const template = { zh: '{{name}}，{{wish}}！敬上！！', en: '{{wish}}!' }
    const content = { ...contentOf(greeting, { festival: 'qingming' }), template }

    expect(textOf(greeting, { ...onDay('2027-04-05'), content })).toMatchObject({
      text: '朱女士，清明时节，与您一同追思缅怀。敬上。',
    })
  })

  it.each(FESTIVAL_IDS)('fits two parts for %s in both languages', (festival) => {
    const fields = onDay(nextFestivalDate(festival, '2026-12-01'), { festival })

    for (const language of ['zh', 'en'] as const) {
      const told = textOf(greeting, { ...fields, language, contact: { name: 'Wang Fang' } })
      expect('parts' in told && told.parts).toBeLessThanOrEqual(2)
    }
  })
})

describe('the day of a holiday greeting', () => {
  it.each([
    [{}, '2027-02-06', true],
    [{}, '2027-02-05', false],
    [{ festival: 'new-years-eve' }, '2027-02-05', true],
    [{ festival: 'christmas' }, '2026-12-25', true],
    [{ festivals: ['christmas', 'qixi'] }, '2026-12-25', true],
    [{ festivals: ['christmas', 'qixi'] }, '2027-08-08', true],
    [{ festivals: ['christmas', 'qixi'] }, '2027-02-06', false],
    [{ festivals: ['christmas', 'qixi'], date: '2026-12-18' }, '2026-12-25', false],
    [{ festival: 'mid-autumn' }, '2026-09-25', true],
    [FREE_DATE, '2026-12-18', true],
    [FREE_DATE, '2027-12-18', false],
    [FREE_DATE, '2027-02-06', false],
  ])('%j on %s: %s', (settings, date, isDay) => {
    const source = greeting.audienceOf(firing(date), contentOf(greeting, settings))

    expect(source).toEqual(isDay ? { from: 'everyone' } : null)
  })

  it.each([
    ['2026-11-30', '2026-12-25'],
    ['2026-12-25', '2026-12-25'],
    ['2026-12-26', '2027-01-01'],
    ['2027-01-02', '2027-12-25'],
  ])('is the nearest of several festivals from %s on: %s', (from, next) => {
    expect(greeting.nextDate?.(contentOf(greeting, { festivals: ['christmas', 'new-year'] }), from)).toBe(next)
  })

  it('fires every day for a festival, once for a day of your own', () => {
    expect(greeting.firings(contentOf(greeting), null)).toEqual([{ part: 'greeting', rule: { time: '09:00' } }])
    expect(greeting.firings(contentOf(greeting, FREE_DATE), null)).toEqual([
      { part: 'greeting', rule: { time: '09:00', date: '2026-12-18' } },
    ])
  })
})

describe('the key of a holiday greeting', () => {
  function keyOf(date: string, campaignId: string, settings = {}) {
    return greeting.occurrenceOf({ contactId: 'C1', refs: [] }, firing(date, campaignId), contentOf(greeting, settings))
      .key
  }

  it('is the same from two campaigns for one festival, so nobody is greeted twice', () => {
    expect(keyOf('2027-02-06', 'cmp_one')).toBe(keyOf('2027-02-06', 'cmp_two'))
    expect(keyOf('2027-02-06', 'cmp_one')).toBe('2027-02-06#holiday-greeting#spring-festival-2027')
  })

  it('is that of the festival whose day it is, in whatever company', () => {
    const key = keyOf('2026-12-25', 'cmp_one', { festivals: ['spring-festival', 'christmas'] })

    expect(key).toBe('2026-12-25#holiday-greeting#christmas-2026')
    expect(key).toBe(keyOf('2026-12-25', 'cmp_two', { festival: 'christmas' }))
  })

  it('is a new one the next year', () => {
    expect(keyOf('2028-01-26', 'cmp_one')).not.toBe(keyOf('2027-02-06', 'cmp_one'))
  })

  it('is the same from two campaigns for one free date, which may be a festival’s', () => {
    expect(keyOf('2026-12-18', 'cmp_one', FREE_DATE)).toBe(keyOf('2026-12-18', 'cmp_two', FREE_DATE))
    expect(keyOf('2027-02-06', 'cmp_one', { ...FREE_DATE, date: '2027-02-06' })).toBe(keyOf('2027-02-06', 'cmp_two'))
  })

  it.each([
    [null, 'cmp_one'],
    ['cmp_two', 'cmp_two'],
  ])('stays that of release 0.1 where that had begun the date (%s)', (step, own) => {
    const begun = { ...firing('2026-12-18'), step }

    const { key } = greeting.occurrenceOf({ contactId: 'C1', refs: [] }, begun, contentOf(greeting, FREE_DATE))

    expect(key).toBe(`2026-12-18#holiday-greeting#${own}`)
    expect(greeting.formerStepOf?.('2026-12-18', contentOf(greeting, FREE_DATE), 'cmp_two')).toBe('cmp_two')
    expect(greeting.formerStepOf?.('2027-02-06', contentOf(greeting), 'cmp_two')).toBeNull()
  })
})

describe('a holiday greeting', () => {
  it.each([
    [1990, 'send'],
    [2013, 'suppressed: under-age'],
    [null, 'send'],
  ])('to somebody born in %s: %s', (year, verdict) => {
    const contact = { birthday: aBirthday({ year, month: 12, day: 31 }) }

    expect(verdictOf(greeting, { ...onDay('2027-02-06'), contact })).toBe(verdict)
  })

  it('needs a recorded consent', () => {
    const contact = { consent: { marketing: 'unknown', at: null, source: 'none' } } as const

    expect(verdictOf(greeting, { ...onDay('2027-02-06'), contact })).toBe('suppressed: no-consent')
  })
})

describe('campaigns of holiday greetings', () => {
  it.each([
    [{ festivals: ['christmas', 'qixi'] }, { festivals: ['qixi', 'laba'] }, true],
    [{ festivals: ['christmas', 'qixi'] }, { festival: 'laba' }, false],
    [{ festivals: ['christmas', 'qixi'] }, { date: '2026-12-25' }, true],
    [{ date: '2026-12-24' }, { festivals: ['christmas', 'qixi'] }, false],
  ])('%j and %j greet on one day: %s', (one, other, isOne) => {
    expect(greeting.meets(contentOf(greeting, one), contentOf(greeting, other))).toBe(isOne)
    expect(greeting.meets(contentOf(greeting, other), contentOf(greeting, one))).toBe(isOne)
  })

  it('are for a day for the dead where one of their festivals is', () => {
    expect(greeting.isSolemn?.(contentOf(greeting, { festivals: ['christmas', 'qingming'] }))).toBe(true)
    expect(greeting.isSolemn?.(contentOf(greeting, { festivals: ['christmas', 'qixi'] }))).toBe(false)
  })
})

describe('settings of a holiday greeting', () => {
  it.each([
    [{ festival: 'laba' }, {}, ['laba']],
    [{ festival: 'laba' }, { time: '10:00' }, ['laba']],
    [{ festival: 'laba' }, { festivals: ['qixi', 'ghost'] }, ['qixi', 'ghost']],
    [{ festivals: ['qixi', 'ghost'] }, { festival: 'laba' }, ['laba']],
    [{ festivals: ['qixi', 'ghost'] }, { time: '10:00' }, ['qixi', 'ghost']],
  ])('%j changed by %j mean %j', (base, change, festivals) => {
    const read = greeting.settings.parse(greeting.layOver?.(greeting.settings.parse(base), change))

    expect(read).toMatchObject({ festivals })
    expect(read).not.toHaveProperty('festival')
  })

  it('have defaults', () => {
    expect(greeting.settings.parse({})).toEqual({
      ...{ festivals: ['spring-festival'], date: null, time: '09:00' },
      wish: { zh: '祝您一切顺心', en: 'Best wishes to you' },
    })
  })

  it.each([
    [{ festival: 'tomb-sweeping' }, 'festival'],
    [{ festivals: ['tomb-sweeping'] }, 'festivals.0'],
    [{ festivals: [] }, 'festivals'],
    [{ festivals: ['christmas', 'christmas'] }, 'festivals'],
    [{ festivals: ['christmas', 'qixi'], festival: 'laba' }, 'festival'],
    [{ date: '2026-02-30' }, 'date'],
    [{ wish: { zh: '', en: 'x' } }, 'wish.zh'],
    [{ wish: { zh: '好' } }, 'wish.en'],
    [{ wish: { zh: '祝{{name}}好', en: 'x' } }, 'wish.zh'],
    [{ wish: { zh: '好', en: '【shop】 x' } }, 'wish.en'],
    [{ wish: { zh: ' ', en: 'x' } }, 'wish.zh'],
    [{ surprise: 1 }, ''],
  ])('refuse %j', (settings, path) => {
    expect(settingFaults(greeting, settings)).toEqual([expect.stringMatching(new RegExp(`^${path}: `))])
  })
})
