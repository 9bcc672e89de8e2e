import { describe, expect, it } from 'vitest'
import { viewSteps } from '#functions/console-api/views/step-view.ts'
import type { Condition } from '#shared/contracts/scenario.ts'
import { namesOfCondition } from '#shared/domain/scenarios/condition-names.ts'
import { PRESETS } from '#shared/domain/scenarios/presets/catalogue.ts'

const path = (name: string) => `record.${name}`

describe('a condition in words', () => {
  it.each<[Condition, string, string]>([
    [{ path: path('level'), is: 'equals', value: 'major' }, '级别：重大', 'Level: Major'],
    [
      { not: { path: path('level'), is: 'in', value: ['minor', 'major'] } },
      '级别：不是一般、重大',
      'Level: not Minor, Major',
    ],
    [{ path: path('handler'), is: 'known' }, '有处理人', 'With handler'],
    [{ not: { path: path('handler'), is: 'known' } }, '没有处理人', 'No handler'],
    [
      {
        all: [
          { path: path('handler'), is: 'known' },
          { path: path('answerBy'), is: 'before', value: '2026-12-05' },
        ],
      },
      '有处理人，且答复期限早于2026-12-05',
      'With handler, and answer by before 2026-12-05',
    ],
  ])('%j', (condition, zh, en) => {
    expect(namesOfCondition(condition, 'complaint')).toEqual({ zh, en })
  })

  it('is none where nobody has words for a part of it', () => {
    const level: Condition = { path: path('level'), is: 'known' }
    expect(namesOfCondition({ reply: { step: 'ask', is: '1' } }, 'complaint')).toBeNull()
    expect(namesOfCondition({ all: [level, { path: path('nobody'), is: 'known' }] }, 'complaint')).toBeNull()
  })
})

describe('the other wordings of a preset', () => {
  it('differ in what is said of when they are used', () => {
    const alike = PRESETS.flatMap((preset) =>
      viewSteps(preset.scenarioOf({})).flatMap(({ id, variants }) => {
        const words = variants.flatMap((one) => (one === null ? [] : [one.zh]))
        return new Set(words).size === words.length ? [] : [`${preset.id} ${id}: ${words.join(' | ')}`]
      }),
    )
    expect(alike).toEqual([])
  })
})
