import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { CampaignChange } from '#shared/contracts/console-api/campaign.ts'
import { changePresetContent } from '#shared/domain/campaigns/preset-content.ts'
import { after, presetWith, words } from '#shared/domain/scenarios/presets/preset.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'

const late = { n: 1, unit: 'days' } as const
const step = (id: string, hours: number) => ({
  ...{ id, ...after('opened', hours), late },
  say: { text: words(`{{name}}您好，${hours}小时了。`, `Dear {{name}}, ${hours} hours.`) },
})

/** One text after each number of hours. */
const ladder = presetWith(
  {
    family: 'test',
    lines: ['service'],
    about: words('等一等再说。', 'Waits, then tells.'),
    purpose: 'contract-notice',
    categories: ['marketing', 'transactional'],
  },
  z.strictObject({ hours: z.array(z.int()).min(1).default([1, 2]) }),
  ({ hours }) => ({
    ...{ slug: 'test-ladder', about: 'complaint', category: 'marketing' },
    names: words('试', 'Test'),
    steps: hours.map((each) => step(`h${each}`, each)),
  }),
)

function change(base: CampaignContent | null, given: CampaignChange, standing = {}) {
  const asked = { change: given, standing: { mayBeTransactional: false, isFixed: false, ...standing } }
  return changePresetContent(ladder, base, asked)
}

function contentOf(base: CampaignContent | null, given: CampaignChange, standing = {}): CampaignContent {
  const answer = change(base, given, standing)
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
  return answer.content
}

const stepsOf = ({ scenario }: CampaignContent) => scenario?.steps.map(({ id, say }) => [id, say?.text.zh])
const faultsOf = (...asked: Parameters<typeof change>) => {
  const answer = change(...asked)
  return answer.ok ? [] : answer.faults.map(({ path }) => path)
}

describe('a campaign of a preset', () => {
  it('holds a scenario of its own, made of its settings and texts, and what its texts may do', () => {
    const content = contentOf(null, { settings: { hours: [3] }, texts: { h3: { zh: '{{name}}，三小时。' } } })

    expect(stepsOf(content)).toEqual([['h3', '{{name}}，三小时。']])
    expect(content).toMatchObject({ name: '试', settings: { hours: [3] }, purpose: 'contract-notice' })
    expect(kindFor({ kind: 'test-ladder', content })).toMatchObject({ id: 'test-ladder', purpose: 'contract-notice' })
  })

  it('is made anew by other settings, with the texts that people wrote themselves', () => {
    const before = contentOf(null, { texts: { h2: { zh: '{{name}}，两小时。' } } })

    const content = contentOf(before, { settings: { hours: [2, 4] } })

    expect(stepsOf(content)).toEqual([
      ['h2', '{{name}}，两小时。'],
      ['h4', '{{name}}您好，4小时了。'],
    ])
    expect(content.scenario?.steps[0]?.say?.text.en).toBe('Dear {{name}}, 2 hours.')
  })

  it('keeps what else was changed in its scenario until its settings change', () => {
    const first = contentOf(null, {})
    const edited = { ...first.scenario, holdOut: 10 }
    const before = contentOf(first, { scenario: edited })

    expect(contentOf(before, { name: '另一个' }).scenario?.holdOut).toBe(10)
    expect(contentOf(before, { settings: { hours: [1] } }).scenario?.holdOut).toBe(0)
  })

  it('may leave out a step by its settings once it was active, but not by its scenario', () => {
    const before = contentOf(null, {})
    const shorter = { ...before.scenario, steps: before.scenario?.steps.slice(0, 1) }

    expect(stepsOf(contentOf(before, { settings: { hours: [1] } }, { isFixed: true }))).toHaveLength(1)
    expect(faultsOf(before, { scenario: shorter }, { isFixed: true })).toEqual(['steps'])
  })

  it.each<[string, CampaignChange, string[]]>([
    ['settings that it lacks', { settings: { days: 1 } }, ['settings.days']],
    ['settings that are wrong', { settings: { hours: [] } }, ['settings.hours']],
    ['a text that it lacks', { texts: { other: { zh: 'x' } } }, ['texts.other']],
    ['a faulty text', { texts: { h1: { zh: '{{nobody}}' } } }, ['texts.h1.zh']],
    ['a category that it may not have', { category: 'collection' }, ['category']],
    ['transactional by marketing’s word', { category: 'transactional' }, ['category']],
    ['both settings and a scenario', { settings: {}, scenario: {} }, ['settings']],
  ])('is refused with %s', (_, given, paths) => {
    expect(faultsOf(null, given)).toEqual(paths)
  })

  it('is refused under another name in keys', () => {
    const { scenario } = contentOf(null, {})

    expect(faultsOf(null, { scenario: { ...scenario, slug: 'other' } })).toEqual(['slug'])
  })

  it('is transactional where an admin says so, and stays so whoever changes it', () => {
    const before = contentOf(null, { category: 'transactional' }, { mayBeTransactional: true })

    expect(before.scenario?.category).toBe('transactional')
    expect(contentOf(before, { settings: { hours: [5] } }).scenario?.category).toBe('transactional')
  })
})
