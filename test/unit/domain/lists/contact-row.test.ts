import { describe, expect, it } from 'vitest'
import { viewProblem } from '#functions/console-api/views/import-view.ts'
import { CONTACT_COLUMNS } from '#shared/domain/lists/column-specs.ts'
import { readHeader } from '#shared/domain/lists/columns.ts'
import { readContactRow } from '#shared/domain/lists/contact-row.ts'

const NOW = new Date('2026-12-01T01:00:00Z')
const GOOD = { id: 'C1', phone: '13800138000' }

/** Reads one row on line 7 with these cells under these headers. */
function read(cells: Record<string, string>) {
  const header = readHeader(CONTACT_COLUMNS, Object.keys(cells))
  if (!header.ok) throw new Error(header.because)
  const { change, problems } = readContactRow({ line: 7, cells: Object.values(cells), fault: null }, header.columns, {
    now: NOW,
  })
  return { change, problems, codes: problems.map(({ severity, code }) => `${severity} ${code}`) }
}

describe('a row of contacts', () => {
  it.each([
    ['', 'phone-missing', ''],
    ['010-62345678', 'phone-landline', '****5678'],
    ['1380013800', 'phone-unusable', '****3800'],
    ['12345678901', 'phone-unusable', '****8901'],
    ['400 8123 123', 'phone-not-textable', '****3123'],
    ['95588', 'phone-unusable', '****'],
    ['1.38E+10', 'phone-spreadsheet', '****'],
    ['11010519491231002X', 'phone-unusable', '******************'],
  ])('with the phone %s is refused: %s', (phone, code, value) => {
    const { change, problems } = read({ ...GOOD, phone })

    expect(change).toBeUndefined()
    expect(problems).toMatchObject([{ line: 7, column: 'phone', severity: 'error', code, value }])
  })

  it.each([
    ['', 'id-missing', ''],
    ['1.2E+10', 'id-unusable', '1.2E+10'],
    ['x'.repeat(129), 'id-unusable', 'x'.repeat(20)],
    ['11010519491231002X', 'id-is-resident-id', '******************'],
    [' 110105 '.trim(), undefined, undefined],
  ])('with the id %s: %s', (id, code, value) => {
    expect(read({ ...GOOD, id }).problems.map((one) => [one.severity, one.code, one.value])).toEqual(
      code === undefined ? [] : [['error', code, value]],
    )
  })

  it.each([
    ['１９９ ０００00136', '+8619900000136'],
    ['="13800138000"', '+8613800138000'],
    ["'13800138000", '+8613800138000'],
    ['+852 5123 4567', '+85251234567'],
    ['+12133734253', '+12133734253'],
  ])('takes the phone %s as %s', (phone, e164) => {
    expect(read({ ...GOOD, phone }).change).toMatchObject({ phone: e164 })
  })

  it.each([
    ['11010519491231002X', '公历', { year: 1949, month: 12, day: 31, calendar: 'solar' }, []],
    ['110101200002290018', '', { year: 2000, month: 2, day: 29, calendar: 'solar' }, []],
    ['110105491231002', '公历', { year: 1949, month: 12, day: 31 }, ['warning resident-id-15-digits']],
    ['513101198201130014', '农历', { year: 1981, month: 12, day: 19, calendar: 'lunar' }, []],
    ['110101200002290018', '阴历', { year: 2000, month: 1, day: 25, calendar: 'lunar' }, []],
    ['4.40E+17', '', undefined, ['warning resident-id-spreadsheet']],
    ['1101051949123100', '', undefined, ['warning resident-id-format']],
    ['110105194912310021', '', undefined, ['warning resident-id-checksum']],
    ['110101190002290011', '', undefined, ['warning resident-id-date']],
    ['110105194913310021', '', undefined, ['warning resident-id-date']],
    ['11010519491231002X', '佛历', undefined, ['warning birthday-calendar-unknown']],
    ['', '农历', undefined, []],
  ])(
    'with the ID number %s read as %s goes in with its birthday, or without',
    (residentId, calendar, birthday, codes) => {
      const { change, codes: found, problems } = read({ ...GOOD, 身份证号: residentId, 生日历法: calendar })

      expect(change?.birthday).toEqual(birthday && expect.objectContaining({ ...birthday, source: 'resident-id' }))
      expect(found).toEqual(codes)
      if (residentId !== '') expect(JSON.stringify([change, problems])).not.toContain(residentId)
    },
  )

  it.each([
    ...['阴历', '旧历', '老历', '农历', 'Lunar', '農曆'].map((word) => [
      word,
      '1990-05-09',
      'lunar',
      [1990, 5, 9, false],
    ]),
    ...['阳历', '新历', '公历', 'solar', '國曆'].map((word) => [word, '1990-05-09', 'solar', [1990, 5, 9, false]]),
    ['农历', '六月十五', 'lunar', [null, 6, 15, false]],
    ['', '六月十五', 'lunar', [null, 6, 15, false]],
    ['', '腊月初八', 'lunar', [null, 12, 8, false]],
    ['', '臘月初八', 'lunar', [null, 12, 8, false]],
    ['', '正月初一', 'lunar', [null, 1, 1, false]],
    ['', '冬月廿三', 'lunar', [null, 11, 23, false]],
    ['', '闰五月初三', 'lunar', [null, 5, 3, true]],
    ['', '農曆閏六月三十', 'lunar', [null, 6, 30, true]],
    ['', '农历1990年正月初一', 'lunar', [1990, 1, 1, false]],
    ['', '一九九〇年十二月二十', 'lunar', [1990, 12, 20, false]],
    ['', '阴历 6月15日', 'lunar', [null, 6, 15, false]],
    ['', '1990年农历五月初九', 'lunar', [1990, 5, 9, false]],
    ['', '1990-05-09(农历)', 'lunar', [1990, 5, 9, false]],
    ['', '5月9日（阳历）', 'solar', [null, 5, 9, false]],
    ['', '12月2号', 'solar', [null, 12, 2, false]],
    ['', '1990年12月2号', 'solar', [1990, 12, 2, false]],
    ['', '十二月二日', 'solar', [null, 12, 2, false]],
    ['', '十月三十一号', 'solar', [null, 10, 31, false]],
    ['公历', '十二月二', 'unreadable', []],
    ['公历', '腊月初八', 'unreadable', []],
    ['农历', '公历5月9日', 'unreadable', []],
    ['', '十三月初一', 'unreadable', []],
    ['', '1850-05-09', 'unreadable', []],
  ] as [string, string, string, (number | boolean | null)[]][])(
    'with the calendar %j and the birthday %s is born by the %s calendar on %j',
    (calendar, birthday, kind, [year, month, day, leap]) => {
      const { change, codes } = read({ ...GOOD, 生日历法: calendar, 生日: birthday })

      const isRead = kind !== 'unreadable'
      expect(change?.birthday).toEqual(isRead ? { calendar: kind, year, month, day, leap, source: 'list' } : undefined)
      expect(codes).toEqual(isRead ? [] : ['warning birthday-unreadable'])
    },
  )

  it.each(['1900-01-01', '1900/1/1', '1970-01-01', '0001-01-01', '1899-12-30', '1899-12-31', '1900-01-00'])(
    'with the placeholder %s has no birthday, and is told so',
    (birthday) => {
      for (const calendar of ['', '农历']) {
        const { change, codes } = read({ ...GOOD, birthday, birthday_calendar: calendar })

        expect([change?.birthday, codes]).toEqual([undefined, ['warning birthday-placeholder']])
      }
    },
  )

  it('with a placeholder and an ID number is born as that says', () => {
    const { change } = read({ ...GOOD, birthday: '1900-01-01', resident_id: '11010519491231002X' })

    expect(change?.birthday).toMatchObject({ year: 1949, month: 12, day: 31, source: 'resident-id' })
  })

  it.each([
    ['granted', '是 同意 已同意 √ ✓ ✔ ✔️ ☑ ✅ Yes TRUE agreed opt-in Subscribed 訂閱'],
    [
      'refused',
      '否 不同意 未同意 退订 已退订 拒绝 取消 撤回 勿扰 黑名单 × ✗ ❌ ☐ No unsubscribed opted-out STOP declined 退訂',
    ],
    ['refused', '拒收 TD 已退订(11.2) 不再接收 不接受短信 已拉黑 unsub 否（2026-11） 0.0'],
    ['granted', '1.0'],
    [
      'unclear',
      '也许 待确认 未知 ? 2 yes/no 同意/不同意 maybe 看情况 NULL 未退订 取消拉黑 不清楚 同意，不要打电话 no_answer',
    ],
  ])('takes for %s: %s', (marketing, words) => {
    for (const word of words.split(' ')) {
      expect(read({ ...GOOD, marketing_consent: word }).change?.consent, word).toMatchObject({ marketing })
    }
  })

  it('leaves out the 30th of a lunar month that had 29 days', () => {
    // 1982's first lunar month had 30 days, its second 29.
    const first = read({ ...GOOD, birthday: '1982-01-30', birthday_calendar: 'lunar' })
    const second = read({ ...GOOD, birthday: '1982-02-30', birthday_calendar: 'lunar' })

    expect([first.codes, second.codes]).toEqual([[], ['warning birthday-unreadable']])
  })

  it.each([
    [{ birthday: '2012-12-02' }, ['birthday']],
    [{ birthday: '2012-12-01' }, []],
    [{ birthday: '2012-10-24', birthday_calendar: 'lunar' }, ['birthday']],
    [{ birthday: '2012-10-23', birthday_calendar: 'lunar' }, []],
    [{ birthday: '12-02' }, []],
    [{ resident_id: '11010120200101001X' }, ['resident_id']],
    [{ birthday: '1990-05-09', resident_id: '11010120200101001X' }, []],
  ])(
    'with %j is taken with a warning where that is under 14 years of age, its value not shown: %j',
    (cells, columns) => {
      const { change, problems } = read({ ...GOOD, ...cells })

      expect(change?.birthday).toBeDefined()
      expect(problems.map(({ severity, code, column, value }) => [severity, code, column, value])).toEqual(
        columns.map((column) => ['warning', 'under-age', column, '']),
      )
    },
  )

  it.each([
    ['1990-05-09', { year: 1990, month: 5, day: 9, leap: false }],
    ['1990/5/9', { year: 1990, month: 5, day: 9, leap: false }],
    ['19900509', { year: 1990, month: 5, day: 9, leap: false }],
    ['1990年5月9日', { year: 1990, month: 5, day: 9, leap: false }],
    ['5月9日', { year: null, month: 5, day: 9, leap: false }],
    ['02-29', { year: null, month: 2, day: 29, leap: false }],
    ['1990-02-29', undefined],
    ['2027-01-01', undefined],
    ['soon', undefined],
  ])('takes the birthday %s of its own column before the ID number', (birthday, parts) => {
    const { change, codes } = read({ ...GOOD, birthday, resident_id: '11010519491231002X' })

    expect(change?.birthday).toMatchObject(parts ? { ...parts, source: 'list' } : { year: 1949, source: 'resident-id' })
    expect(codes).toEqual(parts ? [] : ['warning birthday-unreadable'])
  })

  it.each([
    ['', '', undefined],
    ['', '11010519491231002X', { is: 'ms', guessed: true }],
    ['先生', '11010519491231002X', { is: 'mr', guessed: false }],
    ['MS', '513101198201130014', { is: 'ms', guessed: false }],
    ['Dr', '513101198201130014', { is: 'mr', guessed: true }],
  ])('is addressed by the list (%s) before the ID number (%s)', (salutation, residentId, expected) => {
    expect(read({ ...GOOD, salutation, resident_id: residentId }).change?.salutation).toEqual(expected)
  })

  it.each([
    ['是', '2026-03-01T10:00:00+08:00', { marketing: 'granted', at: '2026-03-01T02:00:00.000Z' }, []],
    ['YES', '2026/3/1 10:00', { marketing: 'granted', at: '2026-03-01T02:00:00.000Z' }, []],
    ['1', '2026年3月1日', { marketing: 'granted', at: '2026-02-28T16:00:00.000Z' }, []],
    ['true', '', { marketing: 'granted', at: null }, []],
    ['否', '', { marketing: 'refused', at: null }, []],
    ['n', '', { marketing: 'refused', at: null }, []],
    ['', '2026-03-01', undefined, []],
    ['也许', '2026-03-01', { marketing: 'unclear', at: null }, ['warning consent-unreadable']],
    ['是', 'last spring', { marketing: 'granted', at: null }, ['warning consent-time-unreadable']],
    ['是', '2027-03-01', undefined, ['warning consent-time-future']],
    ['退订', '2027-03-01', { marketing: 'refused', at: null }, ['warning consent-time-future']],
  ])('with consent %s at %s', (marketingConsent, consentedAt, expected, codes) => {
    const { change, codes: found } = read({ ...GOOD, 营销同意: marketingConsent, 同意时间: consentedAt })

    const consent = change?.consent && { ...change.consent, at: change.consent.at?.toISOString() ?? null }
    expect(consent).toEqual(expected)
    expect(found).toEqual(codes)
  })

  it.each([
    ['kind', '经销商', 'dealer', []],
    ['kind', 'Employee', 'employee', []],
    ['kind', '路人', undefined, ['warning kind-unknown']],
    ['language', 'zh-CN', 'zh', []],
    ['language', 'EN', 'en', []],
    ['language', 'fr', undefined, ['warning language-unknown']],
    ['region', '440304', '440304', []],
    ['region', '深圳', undefined, ['warning region-unreadable']],
    ['region', 'us-ca', 'US-CA', []],
    ['region', 'ZZ', undefined, ['warning region-unreadable']],
    ['zone', 'America/Los_Angeles', 'America/Los_Angeles', []],
    ['时区', 'Asia/Shanghai', 'Asia/Shanghai', []],
    ['zone', 'America/New York', 'America/New_York', []],
    ['zone', 'PST', undefined, ['warning zone-unreadable']],
    ['zone', '北京时间', undefined, ['warning zone-unreadable']],
    ['zone', '', undefined, []],
    ['manager_phone', '19900009999', '+8619900009999', []],
    ['manager_phone', '010-62345678', undefined, ['warning manager-phone-unusable']],
    ['name', ' 朱\t慧 ', '朱 慧', []],
    ['name', '13800138000', undefined, ['warning name-unusable']],
    ['name', 'NULL', undefined, ['warning name-placeholder']],
    ['name', '匿名用户', undefined, ['warning name-placeholder']],
    ['tags', 'VIP｜车贷| |VIP', ['VIP', '车贷'], []],
    ['tags', '', [], []],
  ])('reads %s %s as %s', (column, cell, expected, codes) => {
    const { change, codes: found } = read({ ...GOOD, [column]: cell })

    const fields = { region: 'regionCode', manager_phone: 'managerPhone', zone: 'ownZone', 时区: 'ownZone' } as Record<
      string,
      string
    >
    expect(Object.entries(change ?? {}).find(([name]) => name === (fields[column] ?? column))?.[1]).toEqual(expected)
    expect(found).toEqual(codes)
  })

  it('says what is wrong, where, and how to mend it', () => {
    const { problems } = read({ 客户编号: 'C1', 手机号: '010-62345678' })

    expect(problems.map(viewProblem)).toEqual([
      {
        ...{ line: 7, column: '手机号', severity: 'error', code: 'phone-landline', value: '****5678' },
        message: 'Line 7, 手机号: This is a landline, which cannot receive texts. Give a mobile number.',
        zh: '这是固定电话，收不到短信。请改成手机号。',
        en: 'This is a landline, which cannot receive texts. Give a mobile number.',
      },
    ])
  })

  it.each([
    [['C1', '13800138000', 'a', 'b'], null, 'error row-too-many-cells'],
    [['C1', '13800138000', 'a', ''], null, undefined],
    [['C1', '13800138000'], null, 'warning row-too-few-cells'],
    [[], 'quotes' as const, 'error row-quotes'],
    [['C1', '13800138000', '\ufffd'], 'encoding' as const, 'error row-encoding'],
  ])('of the shape %s: %s', (cells, fault, code) => {
    const header = readHeader(CONTACT_COLUMNS, ['id', 'phone', 'name'])
    if (!header.ok) throw new Error(header.because)

    const { problems } = readContactRow({ line: 2, cells, fault }, header.columns, { now: NOW })

    expect(problems.map((one) => `${one.severity} ${one.code}`)).toEqual(code === undefined ? [] : [code])
  })
})
