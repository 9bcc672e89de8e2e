import { Scenario } from '#shared/contracts/scenario.ts'

type Given = Record<string, unknown>

/** A step as somebody writes it: 30 days before a car insurance ends, at 10:00. */
export function aStep(fields: Given = {}): Given {
  return {
    id: 'before30',
    moment: {
      anchor: { date: 'contact.custom.保险到期日' },
      offset: { n: 30, unit: 'days', side: 'before' },
      place: { at: '10:00' },
    },
    late: { n: 5, unit: 'days' },
    say: {
      text: {
        zh: '{{name}}您好，您的车险将于{{ends:date}}到期。',
        en: 'Dear {{name}}, your insurance ends {{ends:date}}.',
      },
    },
    ...fields,
  }
}

/** What is done once a step's text has left. */
export function followedBy(...actions: readonly Given[]): Given {
  // biome-ignore lint/suspicious/noThenProperty: the contract's word; nobody awaits a step.
  return { then: actions }
}

/** A scenario as somebody writes it: the end of a car insurance, in a column of the contact's. */
export function aScenario(fields: Given = {}): Given {
  return {
    slug: 'car-insurance',
    about: 'contact',
    names: { zh: '车险到期', en: 'Car insurance ends' },
    variables: { ends: 'contact.custom.保险到期日' },
    steps: [aStep()],
    ...fields,
  }
}

/** One about an unpaid order: three hours after it was placed, ended by its payment. */
export function anOrderScenario(fields: Given = {}): Given {
  return {
    slug: 'still-unpaid',
    about: 'order',
    category: 'transactional',
    names: { zh: '订单提醒', en: 'Order reminder' },
    stops: [{ fact: 'paid' }, { fact: 'cancelled' }],
    variables: { order: 'record.id', total: 'record.totalMinor' },
    steps: [
      {
        id: 'first',
        moment: { anchor: { fact: 'placed' }, offset: { n: 3, unit: 'hours', side: 'after' } },
        late: { n: 1, unit: 'days' },
        say: {
          text: {
            zh: '{{name}}您好，订单{{order}}共{{total:money}}元。',
            en: 'Dear {{name}}, order {{order}}: {{total:money}}.',
          },
        },
      },
    ],
    ...fields,
  }
}

/** The scenario as the platform reads it. @throws ZodError */
export function readAs(given: Given): Scenario {
  return Scenario.parse(given)
}
