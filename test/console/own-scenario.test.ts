import { describe, expect, it } from 'vitest'
import { RecordType } from '#shared/contracts/console-api/record.ts'
import { type Moment, Scenario } from '#shared/contracts/scenario.ts'
import { checkScenario } from '#shared/domain/scenarios/check-scenario.ts'
import { namesOfPath } from '#shared/domain/scenarios/path-words.ts'
import { PRESETS, presetOf } from '#shared/domain/scenarios/presets/catalogue.ts'
import { keptOfStep } from '../../console/src/pages/own-scenario/kept.ts'
import {
  anchorChoices,
  partsOf,
  stopChoices,
  withAnchor,
  withHour,
  withOffset,
} from '../../console/src/pages/own-scenario/moment-edit.ts'
import {
  canGo,
  forCheck,
  ownScenarioOf,
  stepToCopy,
  stopsIn,
  textsOfStep,
  withOneMore,
  withStops,
  withText,
} from '../../console/src/pages/own-scenario/own-scenario.ts'
import { placeOfFault } from '../../console/src/pages/own-scenario/places.ts'

function presetScenario(id: string): Scenario {
  const preset = presetOf(id)
  if (preset === undefined) throw new Error(`no preset ${id}`)
  return preset.scenarioOf(preset.defaults)
}

const COD = presetScenario('cod-confirm')
const own = (mayBeTransactional: boolean, from = COD) => ownScenarioOf({ from, suffix: 'abcd', mayBeTransactional })

describe('a scenario that begins as a preset', () => {
  it.each(PRESETS.map(({ id }) => id))('has names and an id of its own, and may be saved: %s', (id) => {
    const scenario = own(true, presetScenario(id))

    expect(Scenario.safeParse(scenario).success).toBe(true)
    expect(scenario.slug).toMatch(/-abcd$/)
    expect(checkScenario(scenario, { mayBeTransactional: true })).toEqual([])
  })

  it.each(PRESETS.map(({ id }) => id))('has words for each value that its texts may say: %s', (id) => {
    const { variables, about } = presetScenario(id)

    for (const path of Object.values(variables)) {
      if (typeof path === 'string') expect(namesOfPath(path, about), path).toBeDefined()
    }
  })

  it('is advertising unless an admin begins it', () => {
    expect([own(false).category, own(true).category]).toEqual(['marketing', 'transactional'])
  })

  it('may be saved by marketing too', () => {
    expect(checkScenario(own(false), { mayBeTransactional: false })).toEqual([])
  })
})

describe('one more step', () => {
  const more = withOneMore(own(true))
  const added = more.steps.at(-1)

  it('says what the last one says, later, with the same answers', () => {
    expect(added).toMatchObject({
      id: 'step-3',
      moment: { anchor: { fact: 'placed' }, offset: { n: 5, unit: 'hours', side: 'after' } },
      say: { text: COD.steps.at(-1)?.say?.text },
      ask: { options: COD.steps.at(-1)?.ask?.options },
    })
    expect(checkScenario(more, { mayBeTransactional: true })).toEqual([])
  })

  it('does nothing twice that is done where nobody answers', () => {
    const asksOnce = { ...COD, steps: COD.steps.slice(0, 1) }

    expect(asksOnce.steps[0]?.ask?.none).toHaveLength(1)
    expect(withOneMore(asksOnce).steps.at(-1)?.ask?.none).toEqual([])
  })

  it('is given an id that no other has', () => {
    const [first, second] = COD.steps
    if (first === undefined || second === undefined) throw new Error('the preset has two steps')

    expect(withOneMore({ ...COD, steps: [first, { ...second, id: 'step-3' }] }).steps.at(-1)?.id).toBe('step-4')
  })

  it('may go again, unless it has been active', () => {
    if (added === undefined) throw new Error('a step was added')

    expect([canGo(more, added, null), canGo(more, added, COD), canGo(more, added, more)]).toEqual([true, true, false])
  })

  it('comes after none whose moment a rule says', () => {
    expect(stepToCopy(presetScenario('tracking-stalled'))).toBe('none-to-copy')
  })

  it('does not come where ten are', () => {
    const full = Array.from({ length: 12 }).reduce<Scenario>((scenario) => withOneMore(scenario), COD)

    expect(full.steps).toHaveLength(10)
  })
})

describe('the moment of a step', () => {
  const moment: Moment = {
    anchor: { fact: 'placed' },
    offset: null,
    place: { at: null, whose: 'recipient', dayOff: 'same' },
  }

  it.each([...RecordType.options, 'contact'])('is counted from what has words in both languages: %s', (about) => {
    const named = [...anchorChoices(about, ['保险到期日']), ...stopChoices(about)]

    for (const { value, names } of named) {
      expect([names.zh, names.en], value).not.toContain('')
      expect(names.zh, value).not.toMatch(/^record\./)
    }
  })

  it('is the anchor itself at 0, and never before a fact', () => {
    const before = withOffset(moment, { n: 2, side: 'before' })

    expect(withOffset(before, { n: 0 }).offset).toBeNull()
    expect(withAnchor(before, { fact: 'paid' }).offset).toEqual({ n: 2, unit: 'days', side: 'after' })
  })

  it('has an hour where it is counted from a date', () => {
    expect(withAnchor(moment, { date: 'record.shipDay' }).place).toMatchObject({ at: '10:00', whose: 'recipient' })
    expect(withHour(moment, '09:30').place.at).toBe('09:30')
  })

  it('does not stop by what all of it begins by, unless that is ticked', () => {
    const stops = (ticked: string[]) => stopChoices('order', { steps: COD.steps, ticked }).map(({ value }) => value)

    expect([stops([]).includes('placed'), stops(['placed']).includes('placed')]).toEqual([false, true])
  })

  it('stays as it is where the form cannot say it', () => {
    const span = { n: 30, unit: 'minutes' as const, side: 'after' as const }

    expect(partsOf({ ...moment, offset: [{ ...span, unit: 'days' }, span] }).offset).toBe(false)
    expect(partsOf({ ...moment, anchor: { hand: 'called' } }).anchor).toBe(false)
  })
})

describe('what stops it', () => {
  it('keeps conditions, and the order of those that stay ticked', () => {
    const condition = { path: 'record.payment', is: 'equals' as const, value: 'online' }
    const scenario = { ...COD, stops: [{ fact: 'shipped' }, condition, { fact: 'cancelled' }] }

    const stops = withStops(scenario, ['cancelled', 'paid']).stops

    expect(stops).toEqual([condition, { fact: 'cancelled' }, { fact: 'paid' }])
    expect(stopsIn(scenario)).toEqual({ facts: ['shipped', 'cancelled'], others: 1 })
  })
})

describe('the texts of a step', () => {
  it('stand at the places of their faults', () => {
    expect(textsOfStep(COD, 'again')).toMatchObject([{ field: 'again', place: 'steps.1.say.text' }])
    const changed = withText(COD, 'again', { zh: '新', en: 'new' })
    expect(changed.steps.map(({ say }) => say?.text.en === 'new')).toEqual([false, true])
  })

  it('are checked in one scenario, whatever the others say', () => {
    expect(forCheck(withText(COD, 'again', { zh: '新', en: 'new' }))).toEqual(forCheck(COD))
  })

  it('are told with what stays as it is', () => {
    expect(COD.steps.map(keptOfStep)).toEqual([
      [{ what: 'answers', says: ['1', '2', '3'] }, { what: 'none' }],
      [{ what: 'answers', says: ['1', '2', '3'] }],
    ])
  })
})

describe('a fault', () => {
  it.each([
    ['steps.0.say.text.zh', 'here'],
    ['steps.1.moment.offset.unit', 'here'],
    ['stops.0.fact', 'here'],
    ['category', 'here'],
    ['names.zh', 'identity'],
    ['slug', 'identity'],
    ['audience.tags', 'audience'],
    ['steps.1.when', 'other'],
    ['steps.1.moment.place.whose', 'other'],
  ])('at %s is shown: %s', (path, place) => {
    expect(placeOfFault(path)).toBe(place)
  })
})
