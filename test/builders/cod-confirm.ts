/** Cash on delivery is asked back at once and again after four hours, as a shop writes it. */
export function codConfirm(): Record<string, unknown> {
  const offset = { n: 4, unit: 'hours', side: 'after' }
  const at = (fields: object) => ({ anchor: { fact: 'placed' }, ...fields })
  const text = {
    zh: '{{name}}您好，您的货到付款订单{{order}}共{{total:money}}元。同意请回复1，改为在线付款回复2，不要了回复3。',
    en: 'Dear {{name}}, cash-on-delivery order {{order}} comes to {{total:money}}. Reply 1 to agree, 2 to pay online, 3 to drop it.',
  }
  const option = (says: string, fact: string) => {
    // biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits an option.
    return { says: [says], then: [{ fact }] }
  }
  const ask = {
    options: [option('1', 'cod-confirmed'), option('2', 'cod-switch-requested'), option('3', 'cancel-requested')],
    until: { n: 1, unit: 'days' },
    help: { zh: '请回复1、2或3。', en: 'Please reply 1, 2 or 3.' },
  }
  return {
    slug: 'cod-confirm',
    about: 'order',
    category: 'transactional',
    names: { zh: '货到付款确认', en: 'Cash on delivery confirmed' },
    only: { path: 'record.payment', is: 'equals', value: 'cod' },
    stops: ['cod-confirmed', 'cod-switch-requested', 'cancel-requested', 'cancelled', 'closed'].map((fact) => ({
      fact,
    })),
    variables: { order: 'record.id', total: 'record.totalMinor' },
    steps: [
      { id: 'ask', moment: at({}), late: { n: 1, unit: 'days' }, say: { text }, ask },
      { id: 'again', moment: at({ offset }), late: { n: 1, unit: 'days' }, say: { text }, ask },
    ],
  }
}
