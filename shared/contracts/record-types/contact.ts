import { dated, declareRecord, id, named, newest, phone, text } from './declare.ts'

/** Its id is the contact's. What else is known of a contact is kept elsewhere. */
export const contactRecord = declareRecord({
  type: 'contact',
  words: named('客户', 'Contact'),
  facts: {
    'phone-changed': newest('已换号码', 'Number changed'),
    /** Of the newest order alone, and kept while some campaign counts from it. */
    ordered: dated(newest('已下单', 'Ordered')),
  },
  fields: {
    oldPhone: phone('原号码', 'Old number'),
    oldTail: id('原号码尾号', 'End of the old number'),
    newTail: id('新号码尾号', 'End of the new number'),
    by: text('登记人', 'Changed by'),
  },
})
