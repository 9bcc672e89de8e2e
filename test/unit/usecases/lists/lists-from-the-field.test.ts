import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ImportWhat } from '#shared/contracts/import.ts'
import { numbersOf } from '#shared/domain/people/numbers.ts'
import { countsOf, openImportDesk } from '../../../builders/import-desk.ts'
import { aWorkbook } from '../../../builders/workbook.ts'

function listOf(name: string): Uint8Array {
  return readFileSync(new URL(`../../../fixtures/lists/${name}`, import.meta.url))
}

/** Takes these lists in one after the other; what the last one said, and who is there then. */
async function bring(...lists: (string | Uint8Array)[]) {
  const desk = openImportDesk()
  let last = await desk.bring('contacts', lists[0] ?? '')
  for (const list of lists.slice(1)) last = await desk.bring('contacts', list)
  const people = (await desk.stores.contacts.scan({ limit: 100 })).items
  const told = last.problems.map(({ line, code }) => `${line} ${code}`)
  return {
    desk,
    item: last.item,
    problems: last.problems,
    told,
    people,
    names: people.map(({ name }) => name).toSorted(),
  }
}

describe('a quoted cell', () => {
  it('makes no person out of a row inside a note, and ends no consent', async () => {
    const { people, names } = await bring(listOf('05-row-inside-a-note.csv'))

    expect(names).toEqual(['甲'])
    expect(people).toMatchObject([{ id: 'ZQ1', consent: { marketing: 'refused' } }])
  })

  it('may have several lines and a separator behind the last cell', async () => {
    const { item, names } = await bring(listOf('06-trailing-comma-and-multiline-note.csv'))

    expect(names).toEqual(['乙', '甲'])
    expect(countsOf(item)).toMatchObject({ accepted: 2, refused: 0 })
  })
})

describe('a file that others refuse', () => {
  it.each([
    ['11-latin1.csv', ['Björk', 'Müller'], ['1 encoding-guessed']],
    ['13-sep-line.csv', ['李四'], []],
    ['14-title-row.csv', ['李四'], []],
    ['16a-header-shouji-haoma.csv', ['张三'], []],
    ['16c-no-id-column.csv', ['甲'], []],
    ['23-vip.csv', ['贵宾甲'], []],
  ])('is read: %s', async (file, names, told) => {
    const found = await bring(listOf(file))

    expect(found.names).toEqual(names)
    expect(found.told).toEqual(told)
    expect(countsOf(found.item)).toMatchObject({ state: 'done', refused: 0 })
  })

  it('is an order export of Taobao: who receives the goods, at the mobile, and nothing of the account', async () => {
    const { people, told } = await bring(listOf('17-taobao-order-export.csv'))

    expect(people).toMatchObject([
      { name: '张三', phone: '+8619900006701', consent: { marketing: 'unknown' }, tags: [] },
    ])
    expect(told).toEqual(['1 columns-aside'])
  })

  it('is an export of Shopify’s customers: both names, the consent to texts and not that to email', async () => {
    const { people } = await bring(listOf('18-shopify-customers.csv'))
    const byMailAlone = Buffer.from(listOf('18-shopify-customers.csv')).toString().replace('461,yes,100', '461,no,100')
    const other = await bring(byMailAlone)

    expect(people).toMatchObject([
      { id: '6940095564001', name: 'Jane Roe', phone: '+447400123461', tags: ['vip', 'wholesale'], regionCode: 'GB' },
    ])
    expect(people[0]?.consent.marketing).toBe('granted')
    expect(other.people[0]?.consent.marketing).toBe('refused')
  })

  it('is a web page by another name, and called one', async () => {
    expect((await bring(listOf('22-table-saved-as.xls'))).told).toEqual(['1 file-is-web-page'])
  })

  it('is a workbook', async () => {
    const { people, told } = await bring(
      aWorkbook([
        ['2026年11月客户名单'],
        ['客户编号', '*手机号码（必填）', '姓 名', '出生日期', '是否接收营销短信', '门店'],
        [1001, 19900004006, '重复甲', new Date('1990-05-09T00:00:00Z'), '是', '一店'],
      ]),
    )

    expect(people).toMatchObject([
      {
        ...{ id: '1001', phone: '+8619900004006', name: '重复甲', consent: { marketing: 'granted' } },
        birthday: { calendar: 'solar', year: 1990, month: 5, day: 9 },
      },
    ])
    expect(told).toEqual(['1 columns-aside'])
  })
})

describe('one person', () => {
  it('has one id, however a spreadsheet or a keyboard writes it', async () => {
    const fullWidth = '客户编号,姓名,手机号,营销同意\n １００１ ,重复甲,19900004006,是\n'

    const { people } = await bring(listOf('10a-ids.csv'), listOf('10b-ids-as-floats.csv'), fullWidth)

    expect(people.map(({ id }) => id)).toEqual(['1001'])
  })

  it('has the loan of a list that writes ids as floats', async () => {
    const desk = openImportDesk()

    await desk.bring('instalments', listOf('10c-loan-ids-as-floats.csv'))

    expect(await desk.stores.records.findInstalments([{ contractId: 'PD1', period: 1 }])).toMatchObject([
      { contactId: '1001', periods: 12 },
    ])
  })

  it('is not the one whose id differs in upper and lower case, and both rows say so', async () => {
    const { people, told } = await bring('id,phone\nab1,19900004006\nAB1,19900004007\n')

    expect(people).toHaveLength(2)
    expect(told).toEqual(['2 id-case', '3 id-case'])
  })

  it('keeps an own number each where three ids share one, told on each row', async () => {
    const { people, told } = await bring(listOf('09-one-number-three-contacts.csv'))

    expect(people).toHaveLength(3)
    expect(told).toEqual(['2 phone-shared', '3 phone-shared', '4 phone-shared'])
  })
})

describe('a list without ids', () => {
  const slip = (phone: string, id = '110105 19491231 002X') =>
    `姓名,身份证号,手机号,卡号\n王芳,${id},${phone},6222000000001234\n`

  it('finds a person by the number, and makes nobody twice', async () => {
    const { people, item } = await bring('客户编号,姓名,手机号\nC1,王芳,19900009042\n', slip('199 0000 9042'))

    expect(people).toMatchObject([{ id: 'C1', birthday: { year: 1949, month: 12, day: 31 } }])
    expect(countsOf(item)).toMatchObject({ accepted: 1 })
  })

  it('finds a person who has another number by the ID number, of which only a keyed hash is kept', async () => {
    const { desk, people } = await bring(slip('19900009042'), slip('19900009043', '11010519491231002x'))

    expect(people).toMatchObject([{ phone: '+8619900009043' }])
    expect(JSON.stringify([...people, ...(await desk.stores.contacts.listChanges(people[0]?.id ?? ''))])).not.toContain(
      '19491231',
    )
  })

  it('takes nobody over who has got the number of somebody who has another by now', async () => {
    const { people } = await bring(slip('19900009042'), slip('19900009043'), slip('19900009042', ''))

    expect(people.map(({ phone }) => phone).toSorted()).toEqual(['+8619900009042', '+8619900009043'])
  })

  it('refuses a row where several have the number', async () => {
    const { told } = await bring('id,phone\nA,19900009042\nB,19900009042\n', '姓名,手机号\n王芳,19900009042\n')

    expect(told).toEqual(['2 phone-of-several'])
  })

  it('ends a consent that a row takes back, also where two rows contradict each other', async () => {
    const header = '姓名,手机号,营销同意\n'

    const { people, told } = await bring(
      `${header}王芳,19900009042,是\n`,
      `${header}王芳,19900009042,退订\n王芬,19900009042,是\n`,
    )

    expect(people).toMatchObject([{ name: '王芳', consent: { marketing: 'refused' } }])
    expect(told).toEqual(['2 person-twice', '2 consent-ended-refused-row', '3 person-twice'])
  })
})

describe('the numbers of a row', () => {
  const [ONE, TWO] = ['+8619900009116', '+8619900009117']
  it.each([
    ['19900009116/19900009117', '', [ONE, TWO], []],
    ['19900009116、19900009117；19900009116', '', [ONE, TWO], []],
    ['"19900009116\n19900009117"', '', [ONE, TWO], []],
    ['19900009116 19900009117', '', [ONE, TWO], []],
    ['19900009117', '19900009116', [TWO, ONE], []],
    ['010-62345678、19900009117', '', [TWO], ['手机号 phone-other-unusable']],
    ['19900009116/1990000911', '', [ONE], ['手机号 phone-other-unusable']],
    ['19900009116', '1990000911', [ONE], ['备用手机 phone-other-unusable']],
    ['19900009116/无', '', [ONE], []],
    ['', '19900009117', [TWO], []],
    ['010-62345678', '19900009117', [TWO], ['手机号 phone-other-unusable']],
    ['19900009116', '19900009116', [ONE], []],
    ['19900009116转5678', '19900009117', undefined, ['手机号 phone-relay']],
    ['"19900009116\nZ9,李四,19900009117"', '', undefined, ['手机号 phone-unusable']],
    ['1.99E+10', '', undefined, ['手机号 phone-spreadsheet']],
    ['', '', undefined, ['手机号 phone-missing']],
  ])(
    '%s and %s: those that take texts, in order, and what is left out is told',
    async (first, second, phones, told) => {
      const { people, problems } = await bring(`客户编号,手机号,备用手机\nA,${first},${second}\n`)

      expect(people[0] && numbersOf(people[0]).map(({ phone }) => phone)).toEqual(phones)
      expect(problems.map(({ column, code }) => `${column} ${code}`)).toEqual(told)
    },
  )
})

describe('tags', () => {
  it('are parted by whatever people part them by', async () => {
    const { people } = await bring(
      listOf('19-tags-by-comma.csv'),
      '客户编号,手机号,标签\nX,19900007045,VIP；老客;a|b\n',
    )

    expect(people.map(({ id, tags }) => [id, tags])).toEqual([
      ['TG2', ['VIP', '老客']],
      ['TG4', ['VIP', '老客']],
      ['X', ['VIP', '老客', 'a', 'b']],
    ])
  })
})

it.each<[ImportWhat, string, string]>([
  ['contacts', '10c-loan-ids-as-floats.csv', 'instalments'],
  ['instalments', '01a-consent-granted.csv', 'contacts'],
])('a list given as %s by mistake says what it seems to be: %s', async (what, file, seemsToBe) => {
  const { item, problems } = await openImportDesk().bring(what, listOf(file))

  expect(item).toMatchObject({ state: 'failed', seemsToBe })
  expect(problems).toMatchObject([{ line: 1, code: `list-of-${seemsToBe}` }])
})

it.each([
  ['45678', 'date-serial'],
  ['4.56E+04', 'birthday-unreadable'],
])('the birthday %s is named as what a spreadsheet made of it', async (birthday, code) => {
  expect((await bring(`客户编号,手机号,生日\nA,19900009116,${birthday}\n`)).told).toEqual([`2 ${code}`])
})
