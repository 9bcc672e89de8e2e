import { describe, expect, it } from 'vitest'
import { Scenario } from '#shared/contracts/scenario.ts'
import { changeScenarioContent } from '#shared/domain/campaigns/scenario-content.ts'
import { checkScenario } from '#shared/domain/scenarios/check-scenario.ts'
import { SHIPMENT_SCENARIO } from '#shared/domain/scenarios/shipped/shipment-notice.ts'
import { wordsOf } from '#shared/domain/scenarios/shipped-words.ts'
import { anOrderScenario, aScenario, aStep, followedBy } from '../../../builders/scenario.ts'

const MARKETING = { mayBeTransactional: false, isFixed: false }

/** The paths at fault, each once, of a scenario that marketing saves. */
function faultyPaths(scenario: Record<string, unknown>, standing = MARKETING): string[] {
  const answer = changeScenarioContent(null, { scenario }, standing)
  return answer.ok ? [] : [...new Set(answer.faults.map(({ path }) => path))]
}

function stepWith(fields: Record<string, unknown>) {
  return aScenario({ steps: [aStep(fields)] })
}

function momentWith(fields: Record<string, unknown>, about: Record<string, unknown> = {}) {
  const moment = { anchor: { date: 'contact.custom.保险到期日' }, offset: null, place: { at: '10:00' }, ...fields }
  return aScenario({
    variables: {},
    steps: [aStep({ moment, say: { text: { zh: '{{name}}您好', en: 'Dear {{name}}' } } })],
    ...about,
  })
}

describe('a scenario that is shipped', () => {
  it.each([SHIPMENT_SCENARIO])('$slug is what the schema reads, and might be saved with its default text', (rules) => {
    const { template } = wordsOf({ id: 'shipment-notice' })
    const say = { text: template, variants: [], bare: null }
    const scenario = { ...rules, steps: rules.steps.map((step) => ({ ...step, say })) }

    expect(Scenario.parse(scenario)).toEqual(scenario)
    expect(checkScenario(scenario, { mayBeTransactional: true })).toEqual([])
  })
})

describe('a scenario', () => {
  it('may be saved as the contract shows it', () => {
    expect(faultyPaths(aScenario())).toEqual([])
  })

  it('may have a variable that is a condition, and a condition in its text on what may be unknown', () => {
    const text = {
      zh: '{{name}}您好{{#dear}}，贵客{{/dear}}{{#ends}}，{{ends:date}}到期{{/ends}}',
      en: 'Dear {{name}}',
    }
    const ends = 'contact.custom.保险到期日'
    const say = { text }
    const moment = { anchor: { calendar: { weekdays: [1] } }, place: { at: '10:00' } }
    const dear = { path: 'contact.tags', is: 'in', value: ['vip'] }
    const scenario = (is: string) =>
      aScenario({ variables: { ends, dear: { ...dear, is } }, steps: [aStep({ moment, say })] })

    expect(faultyPaths(scenario('in'))).toEqual([])
    expect(faultyPaths(scenario('more'))).toEqual(['variables.dear.is'])
  })

  it('about an order may be transactional where an admin says so, and only there', () => {
    expect(faultyPaths(anOrderScenario(), { ...MARKETING, mayBeTransactional: true })).toEqual([])
    expect(faultyPaths(anOrderScenario())).toEqual(['category'])
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ['about something unknown', aScenario({ about: 'weather' }), ['about']],
    ['a field that is none', aScenario({ sluug: 'x' }), ['sluug']],
    ['a slug with capitals', aScenario({ slug: 'Car' }), ['slug']],
    ['a collection', aScenario({ category: 'collection' }), ['category']],
    ['a text to a role', aScenario({ to: 'role' }), ['to']],
    ['merging', aScenario({ merge: 'person' }), ['merge']],
    ['two steps of one id', aScenario({ steps: [aStep(), aStep()] }), ['steps[1].id']],
    [
      'a stop at an unknown fact',
      anOrderScenario({ category: 'marketing', stops: [{ fact: 'stolen' }] }),
      ['stops[0].fact'],
    ],
    ['a fact of an order about a contact', momentWith({ anchor: { fact: 'placed' } }), ['steps[0].moment.anchor.fact']],
    ['a date that is no column', momentWith({ anchor: { date: 'contact.tags' } }), ['steps[0].moment.anchor.date']],
    [
      'a birthday as a single date',
      momentWith({ anchor: { date: 'contact.birthday' } }),
      ['steps[0].moment.anchor.date'],
    ],
    [
      'a festival nobody knows',
      momentWith({ anchor: { calendar: { festivals: ['kite-day'] } } }),
      ['steps[0].moment.anchor.calendar.festivals[0]'],
    ],
    [
      'a 32nd',
      momentWith({ anchor: { calendar: { monthDays: [32] } } }),
      ['steps[0].moment.anchor.calendar.monthDays[0]'],
    ],
    [
      'hours before a date',
      momentWith({ offset: { n: 3, unit: 'hours', side: 'before' } }),
      ['steps[0].moment.offset.unit'],
    ],
    ['a date without an hour', momentWith({ place: {} }), ['steps[0].moment.place.at']],
    ['a button', momentWith({ anchor: { hand: true } }), ['steps[0].moment.anchor.hand']],
    ['a rule of ours', momentWith({ anchor: { rule: 'cutOff' } }), ['steps[0].moment.anchor.rule']],
    [
      'an end that each text would go far to find',
      stepWith({ late: { n: 61, unit: 'working-days' } }),
      ['steps[0].late.n'],
    ],
    ['late at once', stepWith({ late: { n: 0, unit: 'days' } }), ['steps[0].late.n']],
    [
      'an unknown path in a condition',
      stepWith({ when: { all: [{ path: 'record.total', is: 'known' }] } }),
      ['steps[0].when.all[0].path'],
    ],
    [
      'a birthday in a condition, which is no date of its own',
      stepWith({ when: { path: 'contact.birthday', is: 'known' } }),
      ['steps[0].when.path'],
    ],
    [
      'a birthday in a text',
      aScenario({ variables: { ends: 'contact.custom.保险到期日', born: 'contact.birthday' } }),
      ['variables.born'],
    ],
    [
      'a time that each machine reads in its own zone',
      stepWith({ when: { path: 'contact.custom.保险到期日', is: 'before', value: '2027-9-1' } }),
      ['steps[0].when.value'],
    ],
    [
      'a value of the wrong type',
      stepWith({ when: { path: 'contact.kind', is: 'in', value: 'dealer' } }),
      ['steps[0].when.value'],
    ],
    [
      'what was sent before, within no time',
      stepWith({ when: { ledger: { scenario: 'x', state: 'delivered', within: { n: 0, unit: 'days' } } } }),
      ['steps[0].when.ledger.within.n'],
    ],
    ['a fact that its text cannot set', stepWith(followedBy({ fact: 'kept' })), ['steps[0].then[0].fact']],
    ['a webhook after it', stepWith(followedBy({ webhook: 'x' })), ['steps[0].then[0].webhook']],
    [
      'a task without a time',
      stepWith(followedBy({ task: { kind: 'call', role: 'support', within: { n: 0, unit: 'working-hours' } } })),
      ['steps[0].then[0].task.within.n'],
    ],
    ['a variable of an unknown path', aScenario({ variables: { ends: 'contact.secret' } }), ['variables.ends']],
    [
      'an unknown variable in a text',
      stepWith({ say: { text: { zh: '{{nmae}}', en: 'Dear {{name}}' } } }),
      ['steps[0].say.text.zh'],
    ],
    [
      'a column that may be empty',
      stepWith({ say: { text: { zh: '{{name}}，{{门店}}', en: 'Dear {{name}}' } } }),
      ['steps[0].say.text.zh'],
    ],
    [
      'a fault in a variant',
      stepWith({
        say: {
          text: { zh: '好', en: 'Hi' },
          variants: [{ when: { path: 'contact.kind', is: 'equals', value: 'dealer' }, text: { zh: '{{x', en: 'Hi' } }],
        },
      }),
      ['steps[0].say.variants[0].text.zh'],
    ],
    [
      'an answer that means no more texts',
      stepWith({ ask: { options: [{ says: ['1', 'r'] }], until: { n: 2, unit: 'days' } } }),
      ['steps[0].ask.options[0].says'],
    ],
    [
      'a sixth answer',
      stepWith({
        ask: { options: Array.from({ length: 6 }, (_, n) => ({ says: [String(n)] })), until: { n: 2, unit: 'days' } },
      }),
      ['steps[0].ask.options'],
    ],
    ...['N', 'Ｔ', '取消', 'stop', 'help', 'Yes'].map((word): [string, Record<string, unknown>, string[]] => [
      `${word} as an answer`,
      stepWith({ ask: { options: [{ says: [word] }], until: { n: 2, unit: 'days' } } }),
      ['steps[0].ask.options[0].says'],
    ]),
    [
      'an answer that sets what its record does not keep',
      anOrderScenario({
        category: 'marketing',
        steps: [
          aStep({
            moment: { anchor: { fact: 'placed' } },
            say: { text: { zh: '好', en: 'Hi' } },
            ask: {
              options: [
                { says: ['1'], ...followedBy({ fact: 'no-such' }) },
                { says: ['2'], ...followedBy({ webhook: 'message.delivered' }) },
                { says: ['3'], ...followedBy({ fact: 'kept', fields: { no: 1 } }) },
                { says: ['4'], ...followedBy({ fact: 'kept', fields: { totalMinor: { $: 'read' } } }) },
              ],
              until: { n: 0, unit: 'working-hours' },
              help: { zh: '{{name}}', en: 'x' },
            },
          }),
        ],
      }),
      [
        'steps[0].ask.options[0].then[0].fact',
        'steps[0].ask.options[1].then[0].webhook',
        'steps[0].ask.options[2].then[0].fields.no',
        'steps[0].ask.options[3].then[0].fields.totalMinor',
        'steps[0].ask.until.n',
        'steps[0].ask.help',
      ],
    ],
    [
      'an answer about a contact that would set a fact',
      stepWith({
        ask: { options: [{ says: ['1'], ...followedBy({ fact: 'kept' }) }], until: { n: 2, unit: 'days' } },
      }),
      ['steps[0].ask.options[0].then[0].fact'],
    ],
  ])('is refused at its place with %s', (_, scenario, paths) => {
    expect(faultyPaths(scenario)).toEqual(paths)
  })

  it('is refused with all its faults at once', () => {
    const scenario = aScenario({ to: 'role', merge: 'person', steps: [aStep(followedBy({ webhook: 'x' }))] })

    expect(faultyPaths(scenario)).toEqual(['to', 'merge', 'steps[0].then[0].webhook'])
  })

  it.each([
    ['it begins the text', aStep()],
    [
      'the step asks that it is known',
      aStep({ when: { path: 'contact.custom.门店', is: 'known' }, say: { text: { zh: '{{门店}}', en: '{{门店}}' } } }),
    ],
    ['the text has another word for it', aStep({ say: { text: { zh: '{{门店|本店}}', en: '{{门店|our shop}}' } } })],
    [
      'there is a text without it',
      aStep({ say: { text: { zh: '{{门店}}', en: '{{门店}}' }, bare: { zh: '您好', en: 'Hello' } } }),
    ],
  ])('may use a column where %s', (_, step) => {
    expect(faultyPaths(aScenario({ steps: [step] }))).toEqual([])
  })

  it('that has been active keeps what its keys are made of', () => {
    const first = changeScenarioContent(null, { scenario: aScenario() }, MARKETING)
    if (!first.ok) throw new Error('not saved')
    const renamed = { scenario: aScenario({ slug: 'other', once: 'person' }) }

    const answer = changeScenarioContent(first.content, renamed, { ...MARKETING, isFixed: true })

    expect(answer.ok ? [] : answer.faults.map(({ path }) => path)).toEqual(['slug', 'once'])
  })

  it('that has been active keeps the ids of its steps, and may have more of them', () => {
    const first = changeScenarioContent(null, { scenario: aScenario() }, MARKETING)
    if (!first.ok) throw new Error('not saved')
    const pathsWith = (steps: unknown[], isFixed: boolean) => {
      const answer = changeScenarioContent(first.content, { scenario: aScenario({ steps }) }, { ...MARKETING, isFixed })
      return answer.ok ? [] : answer.faults.map(({ path }) => path)
    }

    expect(pathsWith([aStep({ id: 'month' })], true)).toEqual(['steps'])
    expect(pathsWith([aStep({ id: 'month' }), aStep()], true)).toEqual([])
    expect(pathsWith([aStep({ id: 'month' })], false)).toEqual([])
  })

  it('takes texts by step, variant and template, and refuses those that it lacks', () => {
    const first = changeScenarioContent(null, { scenario: aScenario() }, MARKETING)
    if (!first.ok) throw new Error('not saved')

    const changed = changeScenarioContent(
      first.content,
      { texts: { before30: { zh: '新' } }, template: { en: 'New' } },
      MARKETING,
    )
    const refused = changeScenarioContent(first.content, { texts: { before7: { zh: '新' } } }, MARKETING)

    expect(changed.ok && changed.content.template).toEqual({ zh: '新', en: 'New' })
    expect(refused.ok ? [] : refused.faults.map(({ path }) => path)).toEqual(['texts.before7'])
  })
})
