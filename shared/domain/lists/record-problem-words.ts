import type { LocalizedText } from '#shared/contracts/primitives.ts'

/** What can be wrong with a row of a list of records, or of one of people for a campaign. */
export const RECORD_WORDS = {
  'record-id-missing': {
    zh: '没有编号。每一行都要有，而且同一条记录始终用同一个编号。',
    en: 'The id is missing. Every row needs one, always the same for the same record.',
  },
  'record-twice': {
    zh: '第 {detail} 行的编号相同。两行都没有导入，请合成一行。',
    en: 'Line {detail} has the same id. Neither was imported: make it one row.',
  },
  'value-unreadable': {
    zh: '这一格读不懂，整行没有导入。日期写成 2026-12-05，金额只写数字，时间写成 09:30。',
    en: 'This cell cannot be read, so the row was not imported. Write dates like 2026-12-05, amounts as digits, times like 09:30.',
  },
  'fact-unreadable': {
    zh: '这个时间读不懂，整行没有导入。请写成 2026-12-05 或 2026-12-05 18:00。',
    en: 'This time cannot be read, so the row was not imported. Write it like 2026-12-05 or 2026-12-05 18:00.',
  },
  'fact-ahead': {
    zh: '这个时间还没有到，已经发生的事不能写未来的时间。整行没有导入。',
    en: 'This time is still to come: what has happened cannot be of the future. The row was not imported.',
  },
  'whose-missing': {
    zh: '不知道是哪位客户的。请填写客户编号、手机号或订单号。',
    en: 'Nothing says whose it is. Give the contact id, the phone number or the order.',
  },
  'order-status-unclear': {
    zh: '这个订单状态看不懂，不知道有没有付款，整行没有导入。请改成：待付款、已付款、已发货、已取消、已关闭或退款中。',
    en: 'This status is not known, so nothing says whether the order is paid, and the row was not imported. Write: unpaid, paid, shipped, cancelled, closed or refunded.',
  },
  'row-of-article': {
    zh: '这一行只有商品，没有订单的内容，所以没有改动任何东西。',
    en: 'This line tells of an article alone and nothing of the order, so it changed nothing.',
  },
  'order-incomplete': {
    zh: '这是新订单，还要有下单时间、金额和买家的手机号或客户编号。',
    en: 'The order is new here, so its row needs when it was placed, its total, and the buyer’s phone or contact id.',
  },
  'shipment-incomplete': {
    zh: '这是新包裹，还要有订单号、运单号和发货时间。',
    en: 'The parcel is new here, so its row needs its order, its tracking number and when it was shipped.',
  },
  'fact-incomplete': {
    zh: '这一行少了相关的内容，没有导入。例如答应付款要有日期，缺货要有商品编号。',
    en: 'Something that belongs to this row is not in it, so it was not imported: a promise to pay needs its day, for instance.',
  },
  'other-currency': {
    zh: '这个订单原来是别的币种，名单里又没有币种。请加上“币种”这一列。',
    en: 'The order is in another currency and the list names none. Add the column “currency”.',
  },
  'other-person': {
    zh: '这条记录原来属于另一位客户，不能改到别人名下。请核对编号。',
    en: 'The record was first said to be about another person, and stays about them. Check the id.',
  },
  'order-unknown': {
    zh: '还没有这个订单，不知道是哪位客户的。请等订单进来后再导入，或填写客户编号。',
    en: 'This order is not known yet, so nothing says whose it is. Import the row again later, or give the contact id.',
  },
  'which-shop': {
    zh: '有好几家店铺用这个编号。请填写店铺。',
    en: 'Several shops have this id. Name the shop.',
  },
  'contact-unknown': {
    zh: '没有这个编号的客户。请核对编号，或补上手机号。',
    en: 'No contact has this id. Check it, or add the phone number.',
  },
} as const satisfies Record<string, LocalizedText>
