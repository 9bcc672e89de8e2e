type Given = Record<string, unknown>

/** The first text of a visit that was arranged, as somebody writes it: at once, until it is done or cancelled. */
export function aVisitScenario(fields: Given = {}): Given {
  return {
    slug: 'visit-appointment',
    about: 'visit',
    category: 'transactional',
    names: { zh: '上门预约', en: 'Visit' },
    stops: [{ fact: 'cancelled' }, { fact: 'done' }],
    variables: { what: 'record.what', day: 'record.day', from: 'record.from', fee: 'record.feeMinor' },
    steps: [
      {
        id: 'ask',
        when: { path: 'record.day', is: 'known' },
        moment: { anchor: { fact: 'arranged' } },
        late: { date: 'record.day' },
        say: {
          text: {
            zh: '{{name}}您好，{{what|上门}}约在{{day:date}}，请留人在家。',
            en: 'Dear {{name}}, we come for {{what|your visit}} on {{day:date}}.',
          },
        },
      },
    ],
    ...fields,
  }
}

/** The ladder of a contract that ends: 30 and 7 days before, at 10:00, until it is renewed or ended. */
export function aRenewalScenario(fields: Given = {}): Given {
  const step = (id: string, n: number) => ({
    id,
    moment: {
      anchor: { date: 'record.ends' },
      offset: { n, unit: 'days', side: 'before' },
      place: { at: '10:00' },
    },
    late: { n: 5, unit: 'days' },
    say: {
      text: {
        zh: '{{name}}您好，您的{{what|合同}}将于{{ends:date}}到期。',
        en: 'Dear {{name}}, your {{what|contract}} ends on {{ends:date}}.',
      },
    },
  })
  return {
    slug: 'contract-renewal',
    about: 'contract',
    category: 'transactional',
    names: { zh: '续约提醒', en: 'Renewal' },
    stops: [{ fact: 'renewed' }, { fact: 'ended' }],
    variables: { what: 'record.what', ends: 'record.ends' },
    steps: [step('before30', 30), step('before7', 7)],
    ...fields,
  }
}
