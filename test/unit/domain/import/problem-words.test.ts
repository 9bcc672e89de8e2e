import { describe, expect, it } from 'vitest'
import { CONTACT_COLUMNS, readHeader } from '#shared/domain/import/columns.ts'
import { readContactRow } from '#shared/domain/import/contact-row.ts'
import { problemInChinese } from '#shared/domain/import/problem-words.ts'

const NOW = new Date('2026-12-01T01:00:00Z')

describe('a problem of a list in Chinese', () => {
  it('is there for all that can be wrong with a row, short and polite', () => {
    const cells = {
      ...{ id: 'C1', phone: '14912345678', name: '13800138000', salutation: 'Dr', resident_id: '4.40E+17' },
      ...{ birthday: 'soon', kind: '路人', region: '深圳', language: 'fr', marketing_consent: '也许' },
      ...{ manager_phone: '010-62345678', tags: '13800138000' },
    }
    const header = readHeader(CONTACT_COLUMNS, Object.keys(cells))
    if (!header.ok) throw new Error(header.because)

    const { problems } = readContactRow({ line: 2, cells: Object.values(cells), fault: null }, header.columns, NOW)

    expect(problems).toHaveLength(11)
    for (const { code } of problems) expect(problemInChinese(code)?.words).toMatch(/^[^你]{6,60}。$/u)
  })

  it('says whether the English message tells more', () => {
    expect(problemInChinese('phone-shared')?.isWhole).toBe(false)
    expect(problemInChinese('phone-landline')?.isWhole).toBe(true)
  })

  it.each(['of-a-later-version', 'constructor', '__proto__'])('is not there for %s', (code) => {
    expect(problemInChinese(code)).toBeUndefined()
  })
})
