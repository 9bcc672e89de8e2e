import { describe, expect, it } from 'vitest'
import { Scenario } from '#shared/contracts/scenario.ts'
import { consequencesOf, differencesOf } from '../../console/src/pages/campaign/differences.ts'
import { changeOf, type Draft } from '../../console/src/pages/campaign/draft.ts'
import { withOneMore, withStops, withText } from '../../console/src/pages/own-scenario/own-scenario.ts'
import { anOrderScenario } from '../builders/scenario.ts'

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

describe('the difference between two versions of a scenario of one’s own', () => {
  const before = Scenario.parse(anOrderScenario())
  const saved: Draft = { ...SAVED, category: before.category, scenario: before }
  const paths = (scenario: Scenario) => differencesOf({ scenario }, saved).map(({ path }) => path)
  const moved = withOneMore(before).steps.slice(1)

  it('is nothing where its keys stand in another order alone', () => {
    const { slug, ...others } = before

    expect(changeOf({ ...saved, scenario: { ...others, slug } }, saved)).toBeUndefined()
  })

  it('names each moment and text by its place, and what stops them', () => {
    const [first] = before.steps
    if (first === undefined) throw new Error('it has a step')
    const moment = { ...first.moment, offset: { n: 4, unit: 'hours' as const, side: 'after' as const } }

    expect(paths({ ...before, steps: [{ ...first, moment }] })).toEqual(['moment.1'])
    expect(paths(withText(before, first.id, { zh: '新', en: first.say?.text.en ?? '' }))).toEqual([
      `texts.${first.id}.zh`,
    ])
    expect(paths(withStops(before, ['paid']))).toEqual(['stops'])
  })

  it('tells a new text once, and what follows from it', () => {
    const differences = differencesOf({ scenario: { ...before, steps: [...before.steps, ...moved] } }, saved)

    expect(differences.map(({ path, before: was }) => [path, was])).toEqual([['step.2', undefined]])
    expect(consequencesOf(differences)).toEqual(['added'])
  })
})
