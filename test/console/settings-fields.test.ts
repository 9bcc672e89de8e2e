import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { viewShipped } from '#functions/console-api/views/kind-view.ts'
import { ShippedKindId } from '#shared/contracts/message.ts'
import { FESTIVAL_IDS } from '#shared/domain/calendar/festivals.ts'
import { PRESETS } from '#shared/domain/scenarios/presets/catalogue.ts'
import { KINDS, kindOf } from '#shared/domain/scenarios/registry.ts'
import {
  isOptionName,
  isSettingName,
  optionNameOf,
  settingNameOf,
} from '../../console/src/pages/campaign/setting-names.ts'
import {
  type Field,
  initialEntry,
  initialValue,
  listFields,
  momentFieldsIn,
} from '../../console/src/pages/campaign/settings-fields.ts'

/** What means the same in every kind. */
const SHARED = ['carrierPauses']

const ALL_FIELDS = KINDS.flatMap((kind) =>
  listFields(viewShipped(ShippedKindId.parse(kind.id), new Map()).settingsSchema).map((field) => ({ kind, field })),
)

function fieldsOfPreset(id: string): Map<string, Field> {
  const schema = PRESETS.find((preset) => preset.id === id)?.settings ?? z.object({})
  return new Map(listFields(z.toJSONSchema(schema, { io: 'input' })).map((field) => [field.name, field]))
}

function fieldsOf(id: Parameters<typeof kindOf>[0]): Map<string, Field> {
  return new Map(listFields(viewShipped(id, new Map()).settingsSchema).map((field) => [field.name, field]))
}

/** What a control shows by words of the console's own. */
function namesIn(control: Field['control']): string[] {
  switch (control.kind) {
    case 'select':
    case 'rows':
      return control.options
    case 'combination':
      return control.options.map(({ name }) => name)
    case 'group':
    case 'list':
      return control.fields.map(({ name }) => name)
    default:
      return []
  }
}

function fieldOf(schema: z.ZodType): Field | undefined {
  return listFields(z.toJSONSchema(z.object({ it: schema }), { io: 'input' }))[0]
}

describe('the settings form', () => {
  it.each(
    PRESETS.flatMap((preset) =>
      listFields(z.toJSONSchema(preset.settings, { io: 'input' })).map(
        (field) => [preset.id, field.name, field] as const,
      ),
    ),
  )('has words for %s’ own %s, not those of a namesake', (id, name, { control }) => {
    expect(settingNameOf(id, name)).toBe(SHARED.includes(name) ? name : `${id}/${name}`)
    const options = namesIn(control)
    expect(options.filter((option) => optionNameOf(name, option) === null)).toEqual([])
  })

  it('names an option by its setting first: the last cut-off is not the last day of a month', () => {
    expect([optionNameOf('aim', 'last'), optionNameOf('shortMonth', 'last')]).toEqual(['aim/last', 'last'])
  })

  it('has a control for every setting of every kind', () => {
    const presets = PRESETS.flatMap((preset) =>
      listFields(z.toJSONSchema(preset.settings, { io: 'input' })).map((field) => ({ kind: preset, field })),
    )
    const unknown = [...ALL_FIELDS, ...presets].filter(({ field }) => field.control.kind === 'unknown')

    expect(unknown.map(({ kind, field }) => `${kind.id} ${field.name}`)).toEqual([])
  })

  it('has words of its own for every setting and option of every kind', () => {
    const settings = ALL_FIELDS.map(({ field }) => field.name).filter((name) => !isSettingName(name))
    const options = ALL_FIELDS.flatMap(({ field: { control } }) => (control.kind === 'select' ? control.options : []))

    expect(settings).toEqual([])
    expect([...options, ...FESTIVAL_IDS].filter((option) => !isOptionName(option))).toEqual([])
  })

  it('names each part of a list', () => {
    const parts = ALL_FIELDS.flatMap(({ field: { name, control } }) =>
      control.kind === 'list' ? control.fields.map((part) => [name, part.name] as const) : [],
    )
    expect(parts.length).toBeGreaterThan(0)
    expect(parts.filter(([name, part]) => optionNameOf(name, part) === null)).toEqual([])
  })

  it('edits a nudge: numbers, a second one that may be off, cut-offs as a list of time and weekdays', () => {
    const fields = fieldsOf('unpaid-order-nudge')
    const cutOffs = fields.get('cutOffs')?.control

    expect(fields.get('delayMinutes')?.control).toEqual({ kind: 'number', min: 1, max: 1440 })
    expect(fields.get('secondAfterMinutes')).toMatchObject({ nullable: true, control: { kind: 'number', min: 60 } })
    expect(fields.get('observeHolidays')?.control).toEqual({ kind: 'switch' })
    expect(cutOffs?.kind === 'list' && cutOffs.fields.map(({ name, control }) => [name, control.kind])).toEqual([
      ['time', 'time'],
      ['days', 'weekdays'],
    ])
  })

  it('edits a birthday: times, choices, a phone that may be off, and the digest as a checked wording', () => {
    const fields = fieldsOf('birthday-greeting')

    expect(fields.get('time')?.control.kind).toBe('time')
    expect(fields.get('feb29')?.control.kind).toBe('select')
    expect(fields.get('headPhone')).toMatchObject({ nullable: true, control: { kind: 'text' } })
    expect(fields.get('digest')?.control.kind).toBe('wording')
  })

  it('edits a holiday: a festival, a date that may be off, and a wish as plain texts', () => {
    const fields = fieldsOf('holiday-greeting')

    expect(fields.get('festivals')?.control).toEqual({ kind: 'choices', options: [...FESTIVAL_IDS] })
    expect(fields.has('festival')).toBe(false)
    expect(fields.get('date')).toMatchObject({ nullable: true, control: { kind: 'date' } })
    expect(fields.get('wish')?.control).toEqual({ kind: 'two-texts', maxLength: { zh: 30, en: 60 } })
  })

  it('edits a broadcast: when it goes as one moment, and until when it is worth sending', () => {
    const fields = fieldsOf('broadcast')

    expect(momentFieldsIn([...fields.values()])).toEqual(['date', 'time', 'now'])
    expect(momentFieldsIn([...fieldsOf('holiday-greeting').values()])).toBeNull()
    expect(fields.get('late')?.control).toEqual({
      kind: 'lateness',
      word: 'end-of-hours',
      units: ['minutes', 'hours', 'days'],
      most: 1000,
    })
  })

  it('edits a survey by what it follows: each type of record with one of its facts', () => {
    const control = fieldsOfPreset('satisfaction-survey').get('after')?.control
    expect(control?.kind === 'combination' && control.options).toEqual([
      { name: 'visit.done', entry: { type: 'visit', fact: 'done' } },
      { name: 'contract.signed', entry: { type: 'contract', fact: 'signed' } },
      { name: 'contract.renewed', entry: { type: 'contract', fact: 'renewed' } },
      { name: 'contract.ended', entry: { type: 'contract', fact: 'ended' } },
    ])
  })

  it('edits a follow-up’s levels by their tags, each with some of the steps', () => {
    expect(fieldsOfPreset('followup').get('levels')?.control).toEqual({
      kind: 'rows',
      options: ['m1', 'm6', 'y1', 'y2', 'y3', 'm2'],
    })
  })

  it('edits days of the month as several numbers of a short range', () => {
    expect(fieldsOf('repayment-reminder').get('days')?.control).toEqual({ kind: 'numbers', min: 1, max: 28 })
  })

  it('has no fields for a kind without settings, nor for what is no schema', () => {
    expect(fieldsOf('order-thanks').size).toBe(0)
    expect(listFields(null)).toEqual([])
    expect(listFields('no schema')).toEqual([])
  })

  it.each([
    ['a list of texts', z.array(z.string()), 'texts'],
    ['an object', z.object({ minutes: z.int() }), 'group'],
    ['an int without a range', z.int(), 'number'],
    ['a choice of shapes', z.union([z.string(), z.int()]), 'unknown'],
  ])('reads %s', (_, schema, kind) => {
    expect(fieldOf(schema)?.control.kind).toBe(kind)
  })

  it('keeps the safe-integer bounds of a plain int out of the form', () => {
    expect(fieldOf(z.int())?.control).toEqual({ kind: 'number', min: undefined, max: undefined })
  })
})

describe('what a setting begins with', () => {
  it('is valid for the kind when a setting that is off is switched on', () => {
    const schema = kindOf('unpaid-order-nudge').settings
    const second = fieldsOf('unpaid-order-nudge').get('secondAfterMinutes')

    const settings = { secondAfterMinutes: second && initialValue(second) }

    expect(schema.safeParse(settings).success).toBe(true)
  })

  it('is valid for the kind when a cut-off is added', () => {
    const cutOffs = fieldsOf('unpaid-order-nudge').get('cutOffs')?.control
    const entry = cutOffs?.kind === 'list' ? initialEntry(cutOffs.fields) : {}

    expect(kindOf('unpaid-order-nudge').settings.safeParse({ cutOffs: [entry] }).success).toBe(true)
  })
})
