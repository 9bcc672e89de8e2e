import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { countsOf, openImportDesk } from '../../../builders/import-desk.ts'

const HEADER = '客户编号,姓名,手机号,营销同意\n'

function listOf(name: string): Uint8Array {
  return readFileSync(new URL(`../../../fixtures/lists/${name}.csv`, import.meta.url))
}

async function consentsIn({ stores }: ReturnType<typeof openImportDesk>, ids: string[]) {
  return Promise.all(ids.map(async (id) => (await stores.contacts.find(id))?.consent.marketing))
}

const PEOPLE = ['CX1', 'CX2', 'CX3']

describe('a yes that came from a list', () => {
  it('ends with each word that says no, and an older yes brings none back', async () => {
    const desk = openImportDesk()
    await desk.bring('contacts', listOf('01a-consent-granted'))
    expect(await consentsIn(desk, PEOPLE)).toEqual(['granted', 'granted', 'granted'])

    const { item } = await desk.bring('contacts', listOf('01b-consent-withdrawn'))
    expect(countsOf(item)).toMatchObject({ accepted: 3, problemCount: 0 })
    expect(await consentsIn(desk, PEOPLE)).toEqual(['refused', 'refused', 'refused'])

    await desk.bring('contacts', listOf('01a-consent-granted'))
    expect(await consentsIn(desk, PEOPLE)).toEqual(['refused', 'refused', 'refused'])
  })

  it('ends with a word that nobody can read, which is told on the row and kept as proof', async () => {
    const desk = openImportDesk()
    await desk.bring('contacts', listOf('01a-consent-granted'))

    const { problems } = await desk.bring('contacts', `${HEADER}CX1,张一,19900006921,待确认\n`)

    expect(problems).toMatchObject([{ line: 2, severity: 'warning', code: 'consent-unreadable', value: '待确认' }])
    expect(await consentsIn(desk, PEOPLE)).toEqual(['unknown', 'granted', 'granted'])
    const proofs = await desk.stores.contacts.listChanges('CX1')
    expect(proofs.map(({ what }) => what)).toEqual(['consent-unclear'])
  })

  it.each([
    ['退订', 'refused'],
    ['待确认', 'unknown'],
    ['', 'granted'],
    ['是', 'granted'],
  ])('is after a refused row that says %j: %s', async (word, marketing) => {
    const desk = openImportDesk()
    await desk.bring('contacts', listOf('01a-consent-granted'))

    for (let time = 1; time <= 2; time += 1) {
      const { item, problems } = await desk.bring('contacts', `${HEADER}CX1,张一,19900006921转5678,${word}\n`)

      expect(countsOf(item)).toMatchObject({ accepted: 0, refused: 1 })
      const codes = problems.map(({ code }) => code)
      expect(codes).toContain('phone-relay')
      expect(codes.includes('consent-ended-refused-row')).toBe(marketing !== 'granted')
    }
    expect(await consentsIn(desk, ['CX1'])).toEqual([marketing])
    expect((await desk.stores.contacts.find('CX1'))?.phone).toBe('+8619900006921')
  })

  it('is read from a column with its answers in brackets', async () => {
    const desk = openImportDesk()

    await desk.bring('contacts', listOf('15-consent-column-not-known'))

    expect(await consentsIn(desk, ['HC1'])).toEqual(['granted'])
  })
})

describe('a yes that support recorded', () => {
  it.each(['待确认', '退订'])('stays after an undated %s', async (word) => {
    const desk = openImportDesk()
    await desk.bring('contacts', listOf('01a-consent-granted'))
    const stored = await desk.stores.contacts.find('CX1')
    if (stored === undefined) throw new Error('no such contact')
    const consent = { marketing: 'granted' as const, at: new Date('2026-11-01T00:00:00Z'), source: 'support' as const }
    await desk.stores.contacts.save({ ...stored, consent, rev: stored.rev + 1 }, stored.rev)

    const { problems } = await desk.bring('contacts', `${HEADER}CX1,张一,19900006921,${word}\n`)

    expect(await consentsIn(desk, ['CX1'])).toEqual(['granted'])
    expect(problems.map(({ code }) => code)).toEqual([word === '退订' ? 'consent-yes-kept' : 'consent-unreadable'])
  })
})

describe('what only stands for a value', () => {
  it('is no name', async () => {
    const desk = openImportDesk()

    const { item, problems } = await desk.bring('contacts', listOf('07-names-that-mean-nothing'))

    expect(countsOf(item)).toMatchObject({ accepted: 2 })
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'name-placeholder'],
      [3, 'name-placeholder'],
    ])
    for (const id of ['N1', 'N2']) expect(await desk.stores.contacts.find(id)).toMatchObject({ name: null })
  })

  it('is no birthday', async () => {
    const desk = openImportDesk()

    const { problems } = await desk.bring('contacts', listOf('08-placeholder-birthdays'))

    expect(problems.map(({ code }) => code)).toEqual(Array(3).fill('birthday-placeholder'))
    for (const id of ['PH1', 'PH2', 'PH3'])
      expect(await desk.stores.contacts.find(id)).toMatchObject({ birthday: null })
  })
})

it.each([
  [undefined, { year: 1981, month: 12, day: 19 }],
  ['solar', { year: 1981, month: 12, day: 19 }],
  ['lunar', { year: 1982, month: 1, day: 13 }],
] as const)('reads ID numbers beside 农历 as the import says: %s', async (idDates, birthday) => {
  const desk = openImportDesk()
  const list = '客户编号,手机号,身份证号,生日历法\nL1,19900009101,513101198201130014,农历\n'

  await desk.run(await desk.upload('contacts', list, idDates))

  expect((await desk.stores.contacts.find('L1'))?.birthday).toMatchObject({ calendar: 'lunar', ...birthday })
})

it('takes phones in the forms that have one reading, and refuses relay numbers', async () => {
  const desk = openImportDesk()

  const { problems } = await desk.bring('contacts', listOf('21-phone-forms'))

  const phones = await Promise.all(
    ['FM1', 'FM2', 'FM3', 'FM4'].map(async (id) => (await desk.stores.contacts.find(id))?.phone),
  )
  expect(phones).toEqual(['+8619900009116', '+8619900009109', '+8619900009101', '+8619900001010'])
  expect(problems.map(({ line, severity, code }) => [line, severity, code])).toEqual([
    [6, 'error', 'phone-relay'],
    [7, 'error', 'phone-relay'],
  ])
})
