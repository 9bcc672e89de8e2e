import type { Instalment } from '#shared/contracts/record.ts'
import type { LocalDate } from '../../calendar/time.ts'
import { plainIdOf } from '../../records/shop-ids.ts'
import { formatMoney } from '../../wording/money.ts'
import type { TemplateValues } from '../../wording/template.ts'
import type { Situation, Wording } from '../kind.ts'
import { addressOf, CURRENCY_VARIABLE, currencyWord, NAME_VARIABLE, text } from '../wording-parts.ts'

export const ONE_TEXT = text(
  '{{name}}您好，尾号{{contract:mask}}的分期第{{period}}期应还{{amount:money}}{{currency}}，{{#dueLater}}还款日{{due:date}}{{/dueLater}}{{#dueToday}}今天（{{due:date}}）到期{{/dueToday}}。{{#hasCard}}请确保尾号{{cardTail}}的账户余额充足。{{/hasCard}}如已还款，请忽略。',
  'Dear {{name}}, {{amount:money}} {{currency}} (contract {{contract:mask}}, instalment {{period}}) is {{#dueLater}}due on {{due:date}}{{/dueLater}}{{#dueToday}}due today, {{due:date}}{{/dueToday}}. {{#hasCard}}Please fund the account ending {{cardTail}}. {{/hasCard}}Already paid? Please ignore this.',
)

export const SEVERAL_TEXT = text(
  '{{name}}您好，您有{{count}}笔分期近期到期，合计{{sums}}，最早一笔{{due:date}}应还{{amount:money}}{{currency}}。如已还款，请忽略。',
  'Dear {{name}}, {{count}} instalments are due soon, {{sums}} in all; the first is {{amount:money}} {{currency}} on {{due:date}}. Already paid? Please ignore this.',
)

export const ONE_VARIABLES: Wording['variables'] = {
  name: NAME_VARIABLE,
  contract: { type: 'id', names: text('合同号', 'Contract'), sample: text('L00001', 'L00001') },
  period: { type: 'number', names: text('期数', 'Instalment number'), sample: { zh: 3, en: 3 } },
  amount: {
    type: 'money',
    names: text('应还金额', 'Amount due'),
    sample: { zh: { minor: 394802, currency: 'CNY' }, en: { minor: 394802, currency: 'CNY' } },
  },
  currency: CURRENCY_VARIABLE,
  due: { type: 'date', names: text('还款日', 'Due date'), sample: text('2026-12-20', '2026-12-20') },
  dueToday: { type: 'flag', names: text('今天到期', 'Due today'), sample: { zh: false, en: false } },
  dueLater: { type: 'flag', names: text('尚未到期', 'Due later'), sample: { zh: true, en: true } },
  hasCard: { type: 'flag', names: text('有还款卡', 'A card is known'), sample: { zh: true, en: true } },
  cardTail: {
    type: 'id',
    optional: true,
    names: text('还款卡尾号', 'Last digits of the card'),
    sample: text('2417', '2417'),
  },
}

/** All of the first instalment, and of all together. */
export const SEVERAL_VARIABLES: Wording['variables'] = {
  ...ONE_VARIABLES,
  count: { type: 'number', names: text('笔数', 'How many'), sample: { zh: 2, en: 2 } },
  sums: {
    type: 'own',
    names: text('合计（含货币）', 'Sum with its currency'),
    sample: text('5948.02元', '5948.02 CNY'),
  },
  total: {
    type: 'money',
    optional: true,
    names: text('合计金额（同一货币时）', 'Sum, where all are of one currency'),
    sample: { zh: { minor: 594802, currency: 'CNY' }, en: { minor: 594802, currency: 'CNY' } },
  },
}

export function valuesOfOne(situation: Situation, instalment: Instalment, today: LocalDate): TemplateValues {
  const currency = currencyOf(instalment)
  return {
    name: addressOf(situation),
    contract: plainIdOf(instalment.contractId, instalment.shop),
    period: instalment.period,
    amount: instalment.amountMinor === null ? null : { minor: instalment.amountMinor, currency },
    currency: currencyWord(currency, situation.language),
    due: instalment.due,
    dueToday: instalment.due === today,
    dueLater: instalment.due !== today,
    hasCard: instalment.cardTail !== null,
    cardTail: instalment.cardTail,
  }
}

/** `first` is named; `all` are counted and summed, each currency by itself. */
export function valuesOfSeveral(
  situation: Situation,
  first: Instalment,
  all: readonly Instalment[],
  today: LocalDate,
): TemplateValues {
  const sums = new Map<string, number>()
  for (const one of all) sums.set(currencyOf(one), (sums.get(currencyOf(one)) ?? 0) + (one.amountMinor ?? 0))
  const [[currency, minor] = ['', 0], ...others] = [...sums]
  return {
    ...valuesOfOne(situation, first, today),
    count: all.length,
    sums: sumsInWords(sums, situation.language),
    total: others.length === 0 ? { minor, currency } : null,
  }
}

function sumsInWords(sums: ReadonlyMap<string, number>, language: Situation['language']): string {
  const parts = [...sums].map(([currency, minor]) => {
    const glue = language === 'zh' ? '' : ' '
    return `${formatMoney(minor, currency)}${glue}${currencyWord(currency, language)}`
  })
  return parts.join(language === 'zh' ? '、' : ' and ')
}

function currencyOf({ currency }: Instalment): string {
  return currency ?? 'CNY'
}
