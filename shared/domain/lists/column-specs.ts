/**
 * The fields of a list, each with the header names it goes by, the usual first. The first two are ours, the second names the
 * field to callers. `required`: a list without it, and without the field `unless`, cannot be taken in. `several`: more columns
 * of it are kept in order.
 */
export type ColumnSpec<F extends string> = Readonly<
  Record<F, { names: readonly string[]; required?: true; several?: true; unless?: string }>
>

export const CONTACT_COLUMNS = {
  id: {
    names: words(
      '客户编号 id 客户号 客户id 客户编码 客户代码 会员编号 会员号 会员id 用户编号 用户id contact_id contact customer_id customer_no customer_number customer client_id member_id member_no user_id',
    ),
  },
  name: {
    names: words(
      '姓名 name 客户姓名 客户名称 客户名 会员姓名 会员名称 真实姓名 员工姓名 名字 收货人姓名 收货人 收件人姓名 收件人 联系人姓名 联系人 借款人姓名 借款人 持卡人姓名 持卡人 ' +
        'full_name customer_name contact_name member_name client_name display_name recipient recipient_name',
    ),
  },
  firstName: { names: words('名 first_name firstname given_name forename') },
  lastName: { names: words('姓 last_name 姓氏 lastname surname family_name') },
  salutation: { names: words('称呼 salutation 性别 客户性别 会员性别 gender sex title') },
  phone: {
    names: words(
      '手机号 phone 手机号码 手机 移动电话 客户手机号 客户手机 会员手机号 会员手机 联系手机 联系人手机 收货人手机 收货人手机号 收件人手机 收件人手机号 预留手机号 预留手机 绑定手机号 绑定手机 ' +
        '手机1 手机号1 手机号码1 联系电话 电话 电话号码 客户电话 联系方式 收货人电话 收件人电话 联系电话1 电话1 手机2 手机号2 手机号码2 备用手机 备用手机号 备用手机号码 备用电话 备用号码 第二联系电话 联系电话2 电话2 ' +
        '手机3 手机号3 手机号码3 联系电话3 电话3 其他手机 其他手机号 其他电话 其他号码 ' +
        'mobile mobile_phone mobile_number mobile_no cell cell_phone cellphone phone_number phone_no telephone tel contact_number contact_phone phone_1 mobile_1 mobile_2 phone_2 phone_number_2 mobile_number_2 second_phone secondary_phone backup_phone alternate_phone alternative_phone phone_3 mobile_3 other_phone',
    ),
    required: true,
    several: true,
  },
  residentId: {
    names: words(
      '身份证号 resident_id 身份证 身份证号码 证件号码 证件号 公民身份号码 居民身份证号 居民身份证号码 id_card id_card_no id_number',
    ),
  },
  birthday: {
    names: words('生日 birthday 出生日期 出生年月日 生日日期 会员生日 客户生日 birth_date birthdate date_of_birth dob'),
  },
  kind: { names: words('类型 kind 客户类型 人员类型 contact_kind') },
  birthdayCalendar: { names: words('生日历法 birthday_calendar 历法 生日类型') },
  region: { names: words('地区编码 region 地区代码 行政区划代码 行政区划 区划代码 region_code') },
  zone: { names: words('时区 zone time_zone timezone') },
  language: { names: words('语言 language 语种 lang locale') },
  marketingConsent: {
    names: words(
      '营销同意 marketing_consent 同意营销 是否同意营销 营销授权 营销短信 同意营销短信 接收营销短信 接受营销短信 是否接收营销短信 是否接受营销短信 同意接收营销短信 ' +
        'accepts_sms_marketing sms_marketing sms_marketing_consent sms_consent sms_opt_in consent opt_in',
    ),
  },
  consentedAt: {
    names: words('同意时间 consented_at 同意日期 授权时间 授权日期 consent_time consent_date sms_consent_at'),
  },
  managerPhone: {
    names: words(
      '经理手机号 manager_phone 经理手机 经理电话 客户经理手机号 客户经理电话 主管手机号 主管手机 manager_mobile',
    ),
  },
  tags: { names: words('标签 tags 客户标签 会员标签 用户标签 tag labels') },
} as const satisfies ColumnSpec<string>
export type ContactField = keyof typeof CONTACT_COLUMNS

export const INSTALMENT_COLUMNS = {
  contract: {
    names: words(
      '合同号 contract 合同编号 合同号码 贷款合同号 贷款编号 借据号 借据编号 借款合同号 分期单号 contract_id contract_no contract_number loan loan_id loan_no loan_number',
    ),
    required: true,
  },
  contact: {
    names: words(
      '客户编号 contact 客户号 客户id 客户编码 客户代码 会员编号 会员号 用户编号 用户id contact_id customer customer_id customer_no client_id member_id user_id',
    ),
    required: true,
  },
  period: {
    names: words(
      '期数 period 期次 期号 本期期数 当前期数 当期期数 还款期数 period_no instalment instalment_no installment installment_no',
    ),
    required: true,
  },
  periods: { names: words('总期数 periods 分期总数 分期数 贷款期数 total_periods term number_of_periods') },
  due: {
    names: words(
      '应还日 due 应还日期 应还款日 应还款日期 还款日 到期日 到期日期 本期到期日 due_date due_on payment_due_date',
    ),
    required: true,
  },
  amount: {
    names: words(
      '应还金额 amount 应还款金额 应还款额 应还总额 本期应还 本期应还金额 本期应还款额 应还本息 amount_due due_amount instalment_amount installment_amount',
    ),
    required: true,
    unless: 'amountMinor',
  },
  amountMinor: { names: words('应还金额（分） amount_minor 金额（分） amount_cents') },
  currency: { names: words('币种 currency 货币 币别 currency_code') },
  status: { names: words('状态 status 还款状态 本期状态 还款情况 结清状态 payment_status repayment_status') },
  asOf: { names: words('数据日期 as_of 数据时间 截至日期 截止日期 统计日期 as_of_date') },
  cardTail: { names: words('卡号尾号 card_tail 卡尾号 银行卡尾号 扣款卡尾号 尾号 card_last_4 last4 last_4') },
} as const satisfies ColumnSpec<string>
export type InstalmentField = keyof typeof INSTALMENT_COLUMNS

/** People of a campaign: every other column is for its text. */
export const LIST_COLUMNS = {
  id: CONTACT_COLUMNS.id,
  name: CONTACT_COLUMNS.name,
  phone: { ...CONTACT_COLUMNS.phone, unless: 'id' },
} as const satisfies ColumnSpec<string>

/** By which callers name a field of this list: its English header. Undefined for any other text. */
export function fieldNamed<F extends string>(spec: ColumnSpec<F>, name: string): F | undefined {
  return fieldsOf(spec).find((field) => wireNameOf(spec, field) === name)
}

export function wireNameOf<F extends string>(spec: ColumnSpec<F>, field: F): string {
  return spec[field].names[1] ?? field
}

/** `Object.keys` types its result as plain strings; a spec's own keys are its fields. */
export function fieldsOf<F extends string>(spec: ColumnSpec<F>): F[] {
  return Object.keys(spec) as F[]
}

function words(text: string): readonly string[] {
  return text.split(' ')
}
