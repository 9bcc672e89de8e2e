import type { Instalment } from '#shared/contracts/record.ts'
import type { Shop } from '#shared/contracts/shop.ts'
import { addDays, type LocalDate } from '../../calendar/time.ts'
import { isUncertainDay, isWorkingDay, workingDayOnOrBefore } from '../../calendar/working-days.ts'
import { plainIdOf } from '../../records/shop-ids.ts'
import { shopOfInstalments } from '../../records/shop-names.ts'
import { formatMoney } from '../../wording/money.ts'
import type { TemplateValues } from '../../wording/template.ts'
import { dateInWords } from '../../wording/template-render.ts'
import type { Situation, Wording } from '../kind.ts'
import { addressOf, CURRENCY_VARIABLE, currencyWord, NAME_VARIABLE, text } from '../wording-parts.ts'

export const SEVERAL_TEXT = text(
  '{{name}}您好，您{{#hasLender}}在{{lender}}{{/hasLender}}有{{count}}笔分期近期到期，合计{{sums}}，最早一笔{{due:date}}应还{{amount:money}}{{currency}}。如已还款，请忽略。',
  'Dear {{name}}, {{count}} instalments{{#hasLender}} to {{lender}}{{/hasLender}} are due soon, {{sums}} in all; the first is {{amount:money}} {{currency}} on {{due:date}}. Already paid? Please ignore this.',
)

export const ONE_VARIABLES: Wording['variables'] = {
  name: NAME_VARIABLE,
  hasLender: { type: 'flag' },
  lender: { type: 'own', optional: true },
  contract: { type: 'id' },
  period: { type: 'number' },
  amount: {
    type: 'money',
  },
  currency: CURRENCY_VARIABLE,
  due: { type: 'date' },
  dueDay: {
    type: 'own',
  },
  dueToday: { type: 'flag' },
  dueLater: { type: 'flag' },
  bankClosed: { type: 'flag' },
  lastOpen: { type: 'date', optional: true },
  hasCard: { type: 'flag' },
  cardTail: {
    type: 'id',
    optional: true,
  },
}

/** All of the first instalment, and of all together. */
export const SEVERAL_VARIABLES: Wording['variables'] = {
  ...ONE_VARIABLES,
  count: { type: 'number' },
  sums: {
    type: 'own',
  },
  total: {
    type: 'money',
    optional: true,
  },
}

export function valuesOfOne(situation: Situation, instalment: Instalment, today: LocalDate): TemplateValues {
  const currency = currencyOf(instalment)
  const lastOpen = lastOpenDay(instalment.due, today)
  return {
    name: addressOf(situation),
    ...valuesOfLender(shopOfInstalments(situation.shops, [instalment])),
    contract: plainIdOf(instalment.contractId, instalment.shop),
    period: instalment.period,
    amount: instalment.amountMinor === null ? null : { minor: instalment.amountMinor, currency },
    currency: currencyWord(currency, situation.language),
    due: instalment.due,
    dueDay: dueDayInWords(instalment, today, situation.language),
    dueToday: instalment.due === today,
    dueLater: instalment.due !== today,
    bankClosed: lastOpen !== null,
    lastOpen,
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
    ...valuesOfLender(shopOfInstalments(situation.shops, all)),
    count: all.length,
    sums: sumsInWords(sums, situation.language),
    total: others.length === 0 ? { minor, currency } : null,
  }
}

function valuesOfLender(shop: Shop | null): TemplateValues {
  return { hasLender: shop !== null, lender: shop?.name ?? null }
}

/** Banks take transfers on working days: the last one before a due date that is none, while it is not over; else null. */
function lastOpenDay(due: LocalDate | null, today: LocalDate): LocalDate | null {
  if (due === null || isWorkingDay(due)) return null
  const day = surelyOpenDay(due)
  return today <= day ? day : null
}

function surelyOpenDay(due: LocalDate): LocalDate {
  let day = workingDayOnOrBefore(due)
  while (isUncertainDay(day)) day = workingDayOnOrBefore(addDays(day, -1))
  return day
}

/** Whoever pays from a card transfers nothing, and need not hear of banks. */
function dueDayInWords(
  { due, cardTail }: Instalment,
  today: LocalDate,
  language: Situation['language'],
): string | null {
  if (due === null) return null
  const day = dateInWords(due, language)
  if (due === today) return language === 'zh' ? `今天（${day}）到期` : `due today, ${day}`
  const lastOpen = cardTail === null ? lastOpenDay(due, today) : null
  const told = language === 'zh' ? `还款日${day}` : `due on ${day}`
  if (lastOpen === null) return told
  const open = dateInWords(lastOpen, language)
  return language === 'zh'
    ? `${told}，逢假期，转账请在${open}前办理`
    : `${told}; banks are closed then, so please transfer by ${open}`
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
