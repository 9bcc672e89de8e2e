import { at, hold, instead, option, preset, READ, reading, stopsBy, task, words } from './preset.ts'

const SOFT = words(
  '{{name}}您好，您分期第{{period}}期{{amount:money}}{{currency}}已过还款日{{due:date}}，请尽快安排。{{#hotline}}如有困难，可拨{{hotline}}商量。{{/hotline}}如已还款，请忽略。',
  'Dear {{name}}, instalment {{period}} of {{amount:money}} {{currency}} was due on {{due:date}}. Please arrange it soon. {{#hotline}}In difficulty? Call {{hotline}}. {{/hotline}}Already paid? Please ignore this.',
)
const FIRM = words(
  '{{name}}您好，您分期第{{period}}期{{amount:money}}{{currency}}至今未还，请在{{deadline:date}}前还款，或回复打算还款的日期，我们据此安排。如有困难，请回复“困难”。',
  'Dear {{name}}, instalment {{period}} of {{amount:money}} {{currency}} is still open. Please pay by {{deadline:date}}, or reply with the day on which you will. In difficulty? Reply HARDSHIP.',
)
const SEVERAL_SOFT = words(
  '{{name}}您好，您有{{count}}笔分期已过还款日，合计{{total:money}}{{currency}}，请尽快安排。{{#hotline}}如有困难，可拨{{hotline}}商量。{{/hotline}}如已还款，请忽略。',
  'Dear {{name}}, {{count}} instalments are past due, {{total:money}} {{currency}} in all. Please arrange them soon. {{#hotline}}In difficulty? Call {{hotline}}. {{/hotline}}Already paid? Please ignore this.',
)
const SEVERAL_FIRM = words(
  '{{name}}您好，您有{{count}}笔分期至今未还，合计{{total:money}}{{currency}}，请在{{deadline:date}}前还款，或回复打算还款的日期。如有困难，请回复“困难”。',
  'Dear {{name}}, {{count}} instalments are still open, {{total:money}} {{currency}} in all. Please pay by {{deadline:date}}, or reply with the day on which you will. In difficulty? Reply HARDSHIP.',
)
/** Where the amounts are in several currencies, or one of them is not known. */
const BARE = words(
  '{{name}}您好，您有分期已过还款日，请尽快安排。如已还款，请忽略。',
  'Dear {{name}}, you have instalments that are past due. Please arrange them soon. Already paid? Please ignore this.',
)

const ANSWERS = {
  options: [
    option(['已还', '还了', 'PAID'], task('check-payment', 'collection', 1, 'working-days')),
    option(['困难', '没钱', 'HARDSHIP'], hold('hardship'), task('hardship', 'collection', 1, 'working-days')),
    option(['不是我', '打错', 'WRONG'], hold('wrong-number'), task('wrong-number', 'collection', 1, 'working-days')),
  ],
  reads: [reading('date', { fact: 'payment-promised', fields: { promisedOn: READ } })],
  until: { n: 7, unit: 'days' as const },
}

function step(days: number, isFirm: boolean) {
  const [one, several] = isFirm ? [FIRM, SEVERAL_FIRM] : [SOFT, SEVERAL_SOFT]
  return {
    ...{ id: `d${days}`, ...at('record.due', '10:00', days), late: { n: 24, unit: 'hours' as const } },
    say: {
      text: one,
      variants: [{ when: { path: 'all.count', is: 'more' as const, value: 1 }, text: several }],
      bare: BARE,
    },
    ask: ANSWERS,
  }
}

export const overdueLadder = preset(
  {
    family: 'overdue-ladder',
    lines: ['lender'],
    about: words(
      '还款日过后第 1、3、7、15 天提醒本人；答应了日期、有异议或有困难的先不催。',
      'Asks the borrower alone on days 1, 3, 7 and 15 after the due date; a promise, a dispute or hardship holds it.',
    ),
  },
  {
    slug: 'overdue-ladder',
    about: 'instalment',
    category: 'collection',
    names: words('逾期提醒', 'Overdue ladder'),
    merge: 'person',
    stops: stopsBy('paid', 'disputed', 'payment-promised', 'remittance-announced'),
    variables: {
      period: 'record.period',
      amount: 'record.amountMinor',
      currency: 'record.currency',
      due: 'record.due',
      deadline: 'plus.7.today',
      hotline: 'shop.hotline',
      count: 'all.count',
      total: 'all.amountMinor',
    },
    steps: [step(1, false), step(3, false), step(7, true), step(15, true)],
  },
)

const FEE = words(
  '{{name}}您好，{{house|您的房屋}}的{{period}}物业费{{amount:money}}{{currency}}还没有缴，请在{{deadline:date}}前缴纳。{{#hotline}}有疑问请拨{{hotline}}。{{/hotline}}如已缴纳，请忽略。',
  'Dear {{name}}, the property fee of {{house|your home}} for {{period}}, {{amount:money}} {{currency}}, is open; please pay by {{deadline:date}}. {{#hotline}}Questions: {{hotline}}. {{/hotline}}Already paid? Please ignore this.',
)
const FEE_BARE = words(
  '{{name}}您好，您有物业费还没有缴，请在{{deadline:date}}前缴纳。如已缴纳，请忽略。',
  'Dear {{name}}, a property fee is open; please pay by {{deadline:date}}. Already paid? Please ignore this.',
)
const FEE_ANSWERS = {
  options: [
    option(['已缴', 'PAID'], task('check-payment', 'desk', 1, 'working-days')),
    option(['困难', 'HARDSHIP'], hold('hardship'), task('hardship', 'desk', 1, 'working-days')),
    option(['不是我', '打错', 'WRONG'], hold('wrong-number'), task('wrong-number', 'desk', 1, 'working-days')),
  ],
  until: { n: 7, unit: 'days' as const },
}

function feeText(days: number) {
  return {
    ...{ id: `d${days}`, ...at('record.due', '10:00', days), late: { n: 48, unit: 'hours' as const } },
    say: { text: FEE, bare: FEE_BARE },
    ask: FEE_ANSWERS,
  }
}

/** Weekly until somebody has spoken with the owner. */
function feeCall(days: number) {
  return {
    ...{ id: `call${days}`, ...at('record.due', '10:00', days), late: { n: 48, unit: 'hours' as const } },
    when: { not: { path: 'record.told', is: 'known' as const } },
    ...instead(task('call', 'desk', 1, 'working-days')),
  }
}

/** Three months after the owner was told in person, and only then. */
function feeLetter() {
  return {
    ...{ id: 'letter', ...at('record.told', '10:00', 3, 'months'), late: { n: 7, unit: 'days' as const } },
    ...instead(task('formal-letter', 'desk', 1, 'working-days')),
  }
}

export const feeOverdueLadder = preset(
  {
    family: 'overdue-ladder',
    lines: ['property'],
    about: words(
      '物业费逾期后发两次短信，再电话；电话告知满三个月后提醒寄催费函。',
      'Two texts about an overdue fee, then calls; three months after the owner was told by phone, a formal letter.',
    ),
  },
  {
    slug: 'fee-overdue-ladder',
    about: 'bill',
    category: 'collection',
    names: words('物业费催缴', 'Fee overdue ladder'),
    stops: stopsBy('paid', 'disputed'),
    variables: {
      house: 'record.house',
      period: 'record.period',
      amount: 'record.amountMinor',
      currency: 'record.currency',
      deadline: 'record.deadline|plus.7.today',
      hotline: 'shop.hotline',
    },
    steps: [feeText(3), feeText(15), feeCall(30), feeCall(37), feeCall(44), feeCall(51), feeLetter()],
  },
)
