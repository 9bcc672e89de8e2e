/** A text three days before an instalment of a loan is due, under a key of its own for each, ended by its payment. */
export const DUE = {
  slug: 'due',
  about: 'instalment',
  category: 'transactional',
  names: { zh: '到期', en: 'Due' },
  stops: [{ fact: 'paid' }],
  variables: { amount: 'record.amountMinor', due: 'record.due' },
  steps: [
    {
      id: 'before3',
      moment: {
        anchor: { date: 'record.due' },
        offset: { n: 3, unit: 'days', side: 'before' },
        place: { at: '10:00' },
      },
      late: { date: 'record.due' },
      say: { text: { zh: '{{due:date}}应还{{amount:money|若干}}元', en: '{{due:date}}' } },
    },
  ],
}
