import { describe, expect, it } from 'vitest'
import { consequencesOf, differencesOf } from '../../console/src/pages/campaign/differences.ts'
import type { Draft } from '../../console/src/pages/campaign/draft.ts'

const SAVED: Draft = {
  texts: {},
  category: 'marketing',
  name: 'Reminder',
  audience: { kinds: ['customer'], tags: [], exceptTags: [], regions: [] },
  template: { zh: '请付款', en: 'Please pay' },
  settings: { delayMinutes: 30, secondAfterMinutes: null },
}

describe('the difference between two versions', () => {
  it('names each field that differs, with both values', () => {
    const change = { template: { zh: '请尽快付款', en: 'Please pay' }, audience: { ...SAVED.audience, tags: ['vip'] } }

    expect(differencesOf(change, SAVED)).toEqual([
      { path: 'template.zh', before: '请付款', after: '请尽快付款' },
      { path: 'audience.tags', before: [], after: ['vip'] },
    ])
  })

  it('leaves out parts that were given and are the same', () => {
    expect(differencesOf({ settings: { ...SAVED.settings } }, SAVED)).toEqual([])
  })
})

describe('what follows from a change', () => {
  const after = (change: Parameters<typeof differencesOf>[0], saved = SAVED) =>
    consequencesOf(differencesOf(change, saved))

  it.each([
    ['another wording', { template: { zh: '您好', en: 'Please pay' } }, ['words']],
    ['another delay', { settings: { ...SAVED.settings, delayMinutes: 45 } }, ['time']],
    ['a second step', { settings: { ...SAVED.settings, secondAfterMinutes: 120 } }, ['added']],
    ['another audience', { audience: { ...SAVED.audience, regions: ['44'] } }, ['audience']],
    ['another name', { name: 'Payment' }, []],
  ])('is told for %s', (_, change, told) => {
    expect(after(change)).toEqual(told)
  })

  it('is a removed step where the second one is switched off, and a time where it moves', () => {
    const saved = { ...SAVED, settings: { delayMinutes: 30, secondAfterMinutes: 120 } }

    expect(after({ settings: { delayMinutes: 30, secondAfterMinutes: null } }, saved)).toEqual(['removed'])
    expect(after({ settings: { delayMinutes: 30, secondAfterMinutes: 180 } }, saved)).toEqual(['time'])
  })
})
