import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RecordType } from '#shared/contracts/console-api/record.ts'
import { KEPT_TYPES } from '#shared/contracts/record-types/kept-types.ts'
import { explain } from '#shared/usecases/history/explain.ts'
import { type CalendarItem, listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const START = '2026-12-01T00:00:00Z'
const ASKED = '2026-12-04T03:00:00Z'
const END = '2026-12-20T00:00:00Z'
const PEOPLE = ['C00001', 'C00002']

const anyType = fc.constantFrom(...KEPT_TYPES.filter(({ type }) => type !== 'contact' && type !== 'gathering'))
const days = fc.integer({ min: 0, max: 9 })
const word = fc.record({ place: fc.nat(), hour: fc.integer({ min: 1, max: 74 }), isBack: fc.boolean() })
const kept = fc.record({
  owner: fc.constantFrom(...PEOPLE),
  words: fc.array(word, { minLength: 1, maxLength: 4 }),
  day: fc.integer({ min: 4, max: 22 }),
})
const scene = fc.record({
  declared: anyType,
  records: fc.array(kept, { minLength: 1, maxLength: 4 }),
  anchor: fc.constantFrom('fact', 'silence', 'date' as const),
  anchorPlace: fc.nat(),
  stopPlace: fc.nat(),
  isMerged: fc.boolean(),
  offsets: fc.uniqueArray(days, { minLength: 1, maxLength: 3 }),
  at: fc.constantFrom('10:00', '07:00', '20:59'),
  isOutOfUse: fc.boolean(),
})
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never

function chosen<T>(all: readonly T[], place: number): T | undefined {
  return all[place % all.length]
}

/** The declared dates of a type; where it has none its texts follow from facts. */
function datesOf({ declared: { fields } }: Scene): string[] {
  return Object.entries(fields).flatMap(([name, { kind }]) => (kind === 'date' ? [name] : []))
}

function scenarioOf(one: Scene): Record<string, unknown> {
  const facts = Object.keys(one.declared.facts)
  const date = chosen(datesOf(one), one.anchorPlace)
  const isDated = one.anchor === 'date' && date !== undefined
  const fact = chosen(facts, one.anchorPlace)
  const steps = one.offsets.map((n) => ({
    id: `after${n}`,
    moment: {
      anchor: isDated ? { date: `record.${date}` } : one.anchor === 'silence' ? { silence: [fact] } : { fact },
      offset: { n: one.anchor === 'silence' ? n + 1 : n, unit: 'days', side: isDated ? 'before' : 'after' },
      place: { at: one.at },
    },
    late: one.isOutOfUse ? { n: 2, unit: 'hours' } : { n: 5, unit: 'days' },
    say: {
      text: { zh: '{{name}}您好，事项{{id}}请留意。', en: 'Dear {{name}}, about {{id}}.' },
      variants: [],
      bare: { zh: '{{name}}您好，有一件事请留意。', en: 'Dear {{name}}, about something.' },
    },
  }))
  const isMerged = isDated && one.isMerged
  return {
    ...{ slug: 'random', about: one.declared.type, category: 'transactional', names: { zh: '随机', en: 'Random' } },
    ...{ stops: [{ fact: chosen(facts, one.stopPlace) }], variables: { id: 'record.id' }, steps },
    ...(isMerged && { merge: 'person' }),
  }
}

/** What each record is said to be, in the order of the hours. */
function eventsOf(one: Scene) {
  const facts = Object.keys(one.declared.facts)
  const dates = datesOf(one)
  const said = one.records.flatMap(({ owner, words, day }, index) =>
    words.map(({ place, hour, isBack }, nth) => {
      const at = new Date(Date.parse(START) + hour * 3_600_000).toISOString()
      const fields = Object.fromEntries(dates.map((name) => [name, `2026-12-${String(day).padStart(2, '0')}`]))
      const heard = { [chosen(facts, place) ?? '']: isBack && nth > 0 ? null : at }
      const data = { type: one.declared.type, id: `R-${index}`, contactId: owner, facts: heard, fields }
      return { id: `evt_${index}_${nth}`, type: 'record.changed', timestamp: at, data }
    }),
  )
  return said.toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1))
}

async function populate(one: Scene): Promise<World> {
  const world = new World(START)
  for (const id of PEOPLE) await addContact(world, { id, phone: `+861990000000${id.at(-1)}` })
  await world.scenario(scenarioOf(one))
  for (const event of eventsOf(one)) {
    await world.advance(event.timestamp)
    await world.accept(event)
  }
  await world.advance(ASKED)
  return world
}

/**
 * What is told of a record at an instant. Two words of one record may put two steps of the same words on one instant, of which either
 * may leave first: then the other is capped.
 */
type Told = [place: string, outcome: string]

function byPlace(one: Told, other: Told): number {
  return one.join(' ') < other.join(' ') ? -1 : 1
}

function outcomeOf({ forecast: { decision } }: CalendarItem): string {
  return decision.kind === 'send' ? decision.text : decision.because
}

it('foretells of a random scenario about a random type what then leaves, and explains it so', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async (one) => {
      const world = await populate(one)
      const before = new Set<string>()
      const foretold: Told[] = []
      for (const contactId of PEOPLE) {
        for (const { id, state } of await world.messagesOf(contactId)) if (state !== 'planned') before.add(id)
        const page = await listCalendar(world.deps, { contactId, until: new Date(END), limit: 100, cursor: undefined })
        for (const item of page?.items ?? []) {
          const { subject, dueAt, campaignId } = item.message
          foretold.push([`${contactId} ${subject.id} ${dueAt.toISOString()}`, outcomeOf(item)])
          const question = one.isMerged
            ? { contact: contactId }
            : { record: { type: RecordType.parse(one.declared.type), id: subject.id } }
          const { items } = await explain(world.deps, { ...question, campaign: campaignId, at: dueAt })
          // Two words of one record may put two steps on one instant, of which a newer word stops one.
          const told = items.filter(
            (other) => other.subject?.id === subject.id && other.dueAt?.getTime() === dueAt.getTime(),
          )
          const answers = told.map(({ outcome, reason }) => [
            outcome === 'planned' || outcome === 'would-send',
            reason?.code ?? null,
          ])
          expect(answers).toContainEqual(
            item.forecast.decision.kind === 'send' ? [true, null] : [item.isPlanned, outcomeOf(item)],
          )
        }
      }

      await world.advance('2026-12-26T00:00:00Z')

      const left: Told[] = []
      for (const contactId of PEOPLE)
        for (const { id, text, reason, subject, dueAt } of await world.messagesOf(contactId))
          if (!before.has(id) && dueAt <= new Date(END))
            left.push([`${contactId} ${subject.id} ${dueAt.toISOString()}`, text ?? reason ?? ''])
      expect(left.toSorted(byPlace)).toEqual(foretold.toSorted(byPlace))
    }),
    { numRuns: 60 },
  )
})
