import { describe, expect, it } from 'vitest'
import { ShippedKindId } from '#shared/contracts/message.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { kindOf } from '#shared/domain/scenarios/registry.ts'
import { wordsOf } from '#shared/domain/scenarios/shipped-words.ts'
import { countParts } from '#shared/domain/wording/segments.ts'
import { checkWording } from '#shared/usecases/campaigns/check-wording.ts'
import { wordingFaults } from '../../../../builders/judging.ts'

/** Words that promise, and signs that mainland carriers refuse or that cost more. */
const BARRED = ['肯定', '保证', '绝对', '一定', '【', '】', '￥', '¥', '你']

describe.each(ShippedKindId.options)('the default wordings of %s', (id) => {
  const kind = kindOf(id)

  it('have no fault in either language', () => {
    expect(wordingFaults(kind)).toEqual([])
  })

  it('may use what has a name and a sample, and nothing else has one', () => {
    const content = defaultContent(kind)
    const used = kind.wordings(content).flatMap(({ variables }) => Object.keys(variables))

    expect(Object.keys(wordsOf(kind).variables(content)).toSorted()).toEqual([...new Set(used)].toSorted())
  })

  it('promise nothing, say 您, and hold no sign that carriers refuse', () => {
    const texts = kind.wordings(defaultContent(kind)).map(({ text }) => text.zh)

    expect(texts.flatMap((text) => BARRED.filter((word) => text.includes(word)))).toEqual([])
  })

  it('fit one part in English too where the alphabet is GSM-7, filled in with the samples', () => {
    const parts = kind.wordings(defaultContent(kind)).map(({ field, text }) => {
      const checked = checkWording({ kind: id, field, text: text.en, language: 'en' }, null)
      return checked.kind === 'checked' && countParts(checked.report.preview?.text ?? '', 'gsm-or-ucs2')
    })

    expect(parts.map((one) => one && [one.encoding, one.parts])).toEqual(parts.map(() => ['GSM-7', 1]))
  })

  it('have two sections at most: registered with a carrier each makes twice as many plain texts', () => {
    const texts = kind.wordings(defaultContent(kind)).flatMap(({ text }) => [text.zh, text.en])

    expect(texts.filter((text) => text.split('{{#').length > 3)).toEqual([])
  })

  it('are short sentences: none over 40 characters between full stops', () => {
    const texts = kind.wordings(defaultContent(kind)).map(({ text }) => text.zh)

    const sentences = texts.flatMap((text) => text.replaceAll(/\{\{[#/][^}]*\}\}/g, '').split(/[。！？]/))
    const bare = sentences.map((sentence) => sentence.replaceAll(/\{\{[^}]*\}\}/g, '某某'))
    expect(bare.filter((sentence) => sentence.length > 40)).toEqual([])
  })
})

describe('the preview of a greeting', () => {
  const preview = (settings: Record<string, unknown>, language: 'zh' | 'en') => {
    const text = wordsOf({ id: 'holiday-greeting' }).template[language]
    const checked = checkWording({ kind: 'holiday-greeting', field: 'template', text, language, settings }, null)
    return checked.kind === 'checked' ? checked.report.preview?.text : undefined
  }

  it('wishes the festival that the campaign is for', () => {
    expect(preview({ festival: 'christmas' }, 'zh')).toContain('圣诞快乐')
    expect(preview({ festival: 'christmas' }, 'en')).toContain('merry Christmas')
  })

  it('wishes what was written for a day of its own', () => {
    expect(preview({ date: '2026-12-12', wish: { zh: '店庆快乐', en: 'Thank you' } }, 'zh')).toContain('店庆快乐')
  })

  it('calls out nothing on a day for the dead', () => {
    expect(preview({ festival: 'qingming' }, 'zh')).not.toContain('！')
  })
})
