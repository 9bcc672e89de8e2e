import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RecordChange, RecordType } from '#shared/contracts/console-api/record.ts'
import type { DeclaredField } from '#shared/contracts/record-types/declare.ts'
import { FLAT_EVENTS } from '#shared/contracts/record-types/flat-events.ts'
import { KEPT_TYPES } from '#shared/contracts/record-types/kept-types.ts'
import { ABOUT } from '#shared/domain/scenarios/about.ts'
import { changeRecord } from '#shared/usecases/records/change-record.ts'
import { getRecord } from '#shared/usecases/records/find-record.ts'
import { searchRecords } from '#shared/usecases/records/search-records.ts'
import { addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const AT = '2026-12-01T02:00:00.000Z'
const LATER = '2026-12-01T03:00:00.000Z'

/** Two different values for each kind of field. */
const VALUES: Readonly<Record<DeclaredField['kind'], readonly [unknown, unknown]>> = {
  text: ['one', 'another'],
  id: ['A-1', 'A-2'],
  number: [4, 5],
  money: [1200, 1300],
  currency: ['CNY', 'USD'],
  date: ['2026-12-05', '2027-01-05'],
  time: ['09:00', '11:30'],
  deadline: ['2026-12-05', '2026-12-06T01:00:00.000Z'],
  instant: ['2026-12-05T01:00:00.000Z', '2026-12-06T01:00:00.000Z'],
  flag: [true, false],
  phone: ['400-000-0000', '400-000-0001'],
  list: [['a'], ['a', 'b']],
  choice: ['', ''],
  contact: ['C00002', 'C00003'],
  record: [
    { type: 'order', id: 'SO-1' },
    { type: 'order', id: 'SO-2' },
  ],
}

function valuesOf(fields: Readonly<Record<string, DeclaredField>>, place: 0 | 1): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { kind, values }]) => [
      name,
      Object.keys(values ?? {})[place] ?? VALUES[kind][place],
    ]),
  )
}

const EVERY_TYPE = KEPT_TYPES.map((declared) => [declared.type, declared] as const)
const EVERY_FACT = EVERY_TYPE.flatMap(([type, declared]) =>
  Object.keys(declared.facts).map((fact) => [`${type}.${fact}`, { ...declared, fact }] as const),
)

async function begun(): Promise<World> {
  const world = new World('2026-12-01T04:00:00Z')
  await addContact(world)
  return world
}

/** The id of a contact's own record is the contact's. */
function idOf(type: string): string {
  return type === 'contact' ? 'C00001' : 'X-1'
}

function whose(type: string): Record<string, unknown> {
  return { contactId: 'C00001', ...(type !== 'contact' && { [`${type}Id`]: 'X-1' }) }
}

it('every declaration is in the list, and nothing beside it', () => {
  const files = readdirSync('shared/contracts/record-types').map((file) => file.replace('.ts', ''))
  const others = ['declare', 'kept-types', 'field-shapes', 'flat-events', 'order-told', 'opinion']

  expect(files.filter((file) => !others.includes(file)).toSorted()).toEqual(
    KEPT_TYPES.map(({ type }) => type).toSorted(),
  )
})

describe.each(EVERY_TYPE)('a %s', (type, { facts, fields }) => {
  const id = idOf(type)

  it('says what it knows, told in whatever order, each field by its newest word', async () => {
    const names = Object.keys(facts)
    const event = (name: string, timestamp: string, place: 0 | 1) => ({
      ...{ id: `evt ${name} ${timestamp}`, timestamp, type: 'record.changed' },
      data: { type, id, contactId: 'C00001', facts: { [name]: timestamp }, fields: valuesOf(fields, place) },
    })
    const events = [event(names[0] ?? '', LATER, 1), event(names.at(-1) ?? '', AT, 0)]
    const states = []
    for (const order of [events, events.toReversed()]) {
      const world = await begun()
      for (const one of [...order, ...order]) await world.accept(one)
      const { facts: held, fields: known, contactId } = await getRecord(world.deps, RecordType.parse(type), id)
      states.push({ held: Object.keys(held).toSorted(), known, contactId })
    }

    expect(states[0]).toEqual(states[1])
    expect(states[0]).toEqual({
      held: [...new Set([names[0], names.at(-1)])].toSorted(),
      known: valuesOf(fields, 1),
      contactId: 'C00001',
    })
  })

  it('is made, changed and emptied by hand, and found by its contact and by its id', async () => {
    const world = await begun()
    const [name = ''] = Object.keys(facts)
    const change = (saying: unknown) =>
      changeRecord(world.deps, {
        type: RecordType.parse(type),
        id,
        saying: RecordChange.parse(saying),
        by: 'support/wang',
      })

    expect(await change({ contactId: 'C00001', facts: { [name]: AT }, fields: valuesOf(fields, 0) })).toMatchObject({
      kind: 'done',
    })
    await change({ fields: Object.fromEntries(Object.keys(fields).map((field) => [field, null])) })

    for (const asked of [{ contact: 'C00001' }, { id }]) {
      const found = await searchRecords(world.deps, { type: RecordType.parse(type), limit: 10, ...asked })
      expect(found?.items).toMatchObject([{ type, id, fields: {}, facts: { [name]: new Date(AT) } }])
    }
    await change({ facts: { [name]: null } })
    expect((await getRecord(world.deps, RecordType.parse(type), id)).facts).toEqual({})
  })

  it('refuses each field that has another form, by its place', async () => {
    const world = await begun()
    for (const field of Object.keys(fields)) {
      const data = { ...whose(type), [field]: { neither: 'nor' } }
      const [fact = ''] = Object.keys(facts)

      const outcome = await world.accept({ id: `evt_${field}`, type: `${type}.${fact}`, timestamp: AT, data })

      const paths = outcome.kind === 'malformed' ? outcome.faults.map(({ path }) => path) : [outcome.kind]
      expect(new Set(paths.map((path) => path.split('.').slice(0, 2).join('.')))).toEqual(new Set([`data.${field}`]))
    }
  })

  it('is something that scenarios can be about, with every fact and field', () => {
    const about = ABOUT[type]
    const paths = Object.entries(fields).flatMap(([name, { kind }]) => (kind === 'record' ? [] : [name]))

    expect(Object.keys(about?.facts ?? {})).toEqual(Object.keys(facts))
    expect(Object.keys(about?.fields ?? {}).filter((name) => !['id', 'shop'].includes(name))).toEqual(paths)
  })
})

it.each(EVERY_FACT)('%s means exactly what record.changed says', async (name, { type, fields, fact }) => {
  const [flat, saying] = [await begun(), await begun()]
  const values = valuesOf(fields, 0)

  const outcome = await flat.accept({
    ...{ id: 'evt_1', type: name, timestamp: LATER },
    data: { ...whose(type), at: AT, ...values, nobodyKnows: 1 },
  })
  await saying.accept({
    ...{ id: 'evt_1', type: 'record.changed', timestamp: LATER },
    data: { type, id: idOf(type), contactId: 'C00001', facts: { [fact]: AT }, fields: values },
  })

  const read = ({ stores }: World) => stores.records.findKept([{ type, id: idOf(type) }])
  expect(outcome.kind).toBe('accepted')
  expect(await read(flat)).toEqual(await read(saying))
  expect(await read(flat)).toHaveLength(1)
  expect(FLAT_EVENTS.some((schema) => schema.shape.type.value === name)).toBe(true)
})
