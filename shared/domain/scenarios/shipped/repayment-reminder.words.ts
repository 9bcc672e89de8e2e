import { CURRENCY_WORDS, type KindWords, NAME_WORDS, type VariableWords } from '../kind-words.ts'
import { text } from '../wording-parts.ts'

const VARIABLES: Readonly<Record<string, VariableWords>> = {
  name: NAME_WORDS,
  hasLender: { names: text('有出借方名称', 'The lender is known'), sample: { zh: true, en: true } },
  lender: { names: text('出借方', 'Lender'), sample: text('恒信分期', 'Mira') },
  contract: { names: text('合同号', 'Contract'), sample: text('L00001', 'L00001') },
  period: { names: text('期数', 'Instalment number'), sample: { zh: 3, en: 3 } },
  amount: {
    names: text('应还金额', 'Amount due'),
    sample: { zh: { minor: 394802, currency: 'CNY' }, en: { minor: 394802, currency: 'CNY' } },
  },
  currency: CURRENCY_WORDS,
  due: { names: text('还款日', 'Due date'), sample: text('2026-12-20', '2026-12-20') },
  dueDay: {
    names: text('到期说明', 'When it is due, in words'),
    sample: text('还款日12月20日', 'due on 20 December'),
  },
  dueToday: { names: text('今天到期', 'Due today'), sample: { zh: false, en: false } },
  dueLater: { names: text('尚未到期', 'Due later'), sample: { zh: true, en: true } },
  bankClosed: {
    names: text('还款日银行不办理转账', 'Banks are closed on the due date'),
    sample: { zh: false, en: false },
  },
  lastOpen: { names: text('可转账的最后一天', 'Last day to transfer'), sample: text('2026-12-18', '2026-12-18') },
  hasCard: { names: text('有还款卡', 'A card is known'), sample: { zh: true, en: true } },
  cardTail: {
    names: text('还款卡尾号', 'Last digits of the card'),
    sample: text('2417', '2417'),
  },
  count: { names: text('笔数', 'How many'), sample: { zh: 2, en: 2 } },
  sums: {
    names: text('合计（含货币）', 'Sum with its currency'),
    sample: text('5948.02元', '5948.02 CNY'),
  },
  total: {
    names: text('合计金额（同一货币时）', 'Sum, where all are of one currency'),
    sample: { zh: { minor: 594802, currency: 'CNY' }, en: { minor: 594802, currency: 'CNY' } },
  },
}

export const repaymentReminderWords: KindWords = {
  names: text('还款提醒', 'Repayment reminder'),
  about: text(
    '还款日之前，在每月 1 日、5 日、8 日（或还款日前几天）提醒；同一人的多笔合并成一条，已还的、过了还款日的不再提醒。',
    'Reminds before the due date, on the 1st, 5th and 8th or some days ahead; one text a person for all that is open, none for what is settled or past due.',
  ),
  template: text(
    '{{name}}您好，{{#hasLender}}{{lender}}提醒您，{{/hasLender}}尾号{{contract:mask}}的分期第{{period}}期应还{{amount:money}}{{currency}}，{{dueDay}}。{{#hasCard}}请确保尾号{{cardTail}}的账户余额充足。{{/hasCard}}如已还款，请忽略。',
    'Dear {{name}}, {{amount:money}} {{currency}}{{#hasLender}} to {{lender}}{{/hasLender}} (contract {{contract:mask}}, instalment {{period}}) is {{dueDay}}. {{#hasCard}}Please fund the account ending {{cardTail}}. {{/hasCard}}Already paid? Please ignore this.',
  ),
  variables: () => VARIABLES,
}
