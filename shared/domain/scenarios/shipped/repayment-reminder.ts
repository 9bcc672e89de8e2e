import * as z from 'zod'
import type { CampaignContent, PageEntry } from '#shared/contracts/campaign.ts'
import { LocalTime } from '#shared/contracts/primitives.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import { HOUR_MS, localDateOf, monthOf } from '../../calendar/time.ts'
import { plainIdOf } from '../../records/shop-ids.ts'
import { type ScheduledKind, type Situation, settingsReader, type Wording } from '../kind.ts'
import { addressOf, CURRENCY_VARIABLE, currencyWord, mainWording, NAME_VARIABLE, text } from '../wording-parts.ts'

const Settings = z.strictObject({
  /** Days of the month, one stage each, in ascending order. */
  days: z
    .array(z.int().min(1).max(28))
    .min(1)
    .max(10)
    .refine(
      (days) => days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0)),
      'must ascend without repeats',
    )
    .default([1, 5, 8]),
  time: LocalTime.default('09:00'),
})
const settingsOf = settingsReader(Settings)

/** A stage that could not leave for two days has lost its day. */
const USEFUL_MS = 48 * HOUR_MS

const VARIABLES: Wording['variables'] = {
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

export const repaymentReminder: ScheduledKind = {
  id: 'repayment-reminder',
  trigger: 'schedule',
  category: 'transactional',
  names: text('还款提醒', 'Repayment reminder'),
  about: text(
    '每月 1 日、5 日、8 日提醒当月到期的分期；已还的不再提醒，过了还款日不再发送。',
    'Reminds on the 1st, 5th and 8th of the instalment due this month; settled ones and those past due are left alone.',
  ),
  settings: Settings,
  audience: { kinds: [], tags: [], exceptTags: [], regions: [] },
  template: text(
    '{{name}}您好，尾号{{contract:mask}}的分期第{{period}}期应还{{amount:money}}{{currency}}，{{#dueLater}}还款日{{due:date}}{{/dueLater}}{{#dueToday}}今天（{{due:date}}）到期{{/dueToday}}。{{#hasCard}}请确保尾号{{cardTail}}的账户余额充足。{{/hasCard}}如已还款，请忽略。',
    'Dear {{name}}, {{amount:money}} {{currency}} (contract {{contract:mask}}, instalment {{period}}) is {{#dueLater}}due on {{due:date}}{{/dueLater}}{{#dueToday}}due today, {{due:date}}{{/dueToday}}. {{#hasCard}}Please fund the account ending {{cardTail}}. {{/hasCard}}Already paid? Please ignore this.',
  ),
  meets: (one, other) => settingsOf(one).days.some((day) => settingsOf(other).days.includes(day)),
  wordings: (content) => [mainWording(content, VARIABLES)],
  wordingOf: () => 'template',

  firings(content) {
    const { days, time } = settingsOf(content)
    return [{ part: 'stage', rule: { time, monthDays: days } }]
  },

  /** A schedule that a change has not reached yet fires on a day that is none any more. */
  audienceOf: ({ date }, content) =>
    settingsOf(content).days.includes(dayOf(date)) ? { from: 'instalments', month: monthOf(date) } : null,

  select({ instalment }, { date }) {
    if (instalment === null || instalment.contactId === null || instalment.due === null) return null
    if (isSettled(instalment) || monthOf(instalment.due) !== monthOf(date)) return null
    const month = instalment.month ?? monthOf(instalment.due)
    return { contactId: instalment.contactId, refs: [instalment.contractId, String(instalment.period), month] }
  },

  formerStepOf: (date, content) => stageOf(date, content),

  occurrenceOf(entry, { date, firedAt, step }, content) {
    const { contract, period, month } = readRefs(entry)
    const stage = step ?? stageOf(date, content) ?? '0'
    return {
      key: `${month}#repayment-reminder#${contract}#${period}#${stage}`,
      subject: { type: 'contract', id: contract },
      category: 'transactional',
      details: { period, stage },
      happenedAt: firedAt,
      dueAt: firedAt,
      notAfter: new Date(firedAt.getTime() + USEFUL_MS),
    }
  },

  judge(situation) {
    const { record } = situation
    if (record.type !== 'instalment') return { kind: 'suppressed', because: 'record-unknown' }
    const { instalment } = record
    if (isSettled(instalment)) return { kind: 'cancelled', because: 'instalment-settled' }
    if (instalment.doubt !== null) return { kind: 'suppressed', because: instalment.doubt }
    if (instalment.due === null || instalment.amountMinor === null)
      return { kind: 'suppressed', because: 'record-unknown' }
    if (instalment.amountMinor === 0) return { kind: 'suppressed', because: 'nothing-to-pay' }
    const today = localDateOf(situation.now, situation.zone)
    if (instalment.due < today) return { kind: 'suppressed', because: 'past-due' }
    return { kind: 'right', saw: 'unsettled', values: values(situation, instalment, today) }
  },
}

/** The place of a day among those of the setting, from 1: an edit gives it to another day. */
function stageOf(date: string, content: Pick<CampaignContent, 'settings'>): string | null {
  const place = settingsOf(content).days.indexOf(dayOf(date)) + 1
  return place === 0 ? null : String(place)
}

function dayOf(date: string): number {
  return Number(date.slice(8))
}

function isSettled(instalment: Instalment): boolean {
  return instalment.paidAt !== null || instalment.listedPaid
}

function readRefs({ refs: [contract = '', period = '', month = ''] }: PageEntry) {
  return { contract, period, month }
}

function values(situation: Situation, instalment: Instalment, today: string) {
  const currency = instalment.currency ?? 'CNY'
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
