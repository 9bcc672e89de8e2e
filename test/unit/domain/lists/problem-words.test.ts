import { describe, expect, it } from 'vitest'
import { viewProblem } from '#functions/console-api/views/import-view.ts'
import { CONTACT_COLUMNS } from '#shared/domain/lists/column-specs.ts'
import { readHeader } from '#shared/domain/lists/columns.ts'
import { readContactRow } from '#shared/domain/lists/contact-row.ts'
import { wordsOfProblem } from '#shared/domain/lists/problem-words.ts'
import { aProblem } from '../../../builders/import.ts'

const NOW = new Date('2026-12-01T01:00:00Z')

describe('a problem of a list', () => {
  it('is told in both languages, short and polite, whatever is wrong with a row', () => {
    const cells = {
      ...{ id: 'C1', phone: '14912345678', name: '13800138000', salutation: 'Dr', resident_id: '4.40E+17' },
      ...{ birthday: 'soon', kind: '路人', region: '深圳', language: 'fr', marketing_consent: '也许' },
      ...{ manager_phone: '010-62345678', tags: '13800138000' },
    }
    const header = readHeader(CONTACT_COLUMNS, Object.keys(cells))
    if (!header.ok) throw new Error(header.because)

    const { problems } = readContactRow({ line: 2, cells: Object.values(cells), fault: null }, header.columns, {
      now: NOW,
    })

    expect(problems).toHaveLength(11)
    for (const { zh, en } of problems.map(viewProblem)) {
      expect(zh).toMatch(/^[^你]{6,80}。$/u)
      expect(en).toMatch(/^[A-Z].{10,160}\.$/u)
    }
  })

  it('names what only its row can say, as it is', () => {
    const { zh, en } = wordsOfProblem({ code: 'phone-shared', detail: 'C$&1' })

    expect(zh).toContain('客户 C$&1 也用这个号码')
    expect(en).toContain('Contact C$&1 has the same number')
  })

  it('of an earlier version, which kept no detail, is told all the same', () => {
    expect(wordsOfProblem({ code: 'id-duplicate', detail: null })).toEqual({
      zh: '第 … 行已有相同的编号。以这一行为准，请删掉其中一行。',
      en: 'Line … has the same id. This row wins; remove one of the two.',
    })
  })

  it.each(['of-a-later-version', 'constructor', '__proto__'])('is named by its code where that is all: %s', (code) => {
    expect(viewProblem(aProblem({ code }))).toMatchObject({ code, zh: code, en: code })
  })
})
