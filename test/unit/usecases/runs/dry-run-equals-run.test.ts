import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Contact } from '#shared/contracts/contact.ts'
import type { DryRun } from '#shared/contracts/dry-run.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import { changeCountries } from '#shared/usecases/line/steer-line.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { aBirthday, aContact } from '../../../builders/contact.ts'
import { differencesOf, dryRun, messagesOfRuns, peopleOf } from '../../../builders/foreseen.ts'
import { addContact, addInstalment, changeContact } from '../../../builders/people.ts'
import { anInstalment } from '../../../builders/record.ts'
import { World } from '../../../builders/world.ts'

const BY = 'support/test'
/** Before the firings of Friday, 4 December, wherever people live: it tells the birthdays of the weekend too. */
const BEFORE = '2026-12-03T15:00:00Z'
const AFTER = '2026-12-07T00:00:00Z'

/** Beginnings that two more digits make whole. */
const phone = fc.constantFrom('+86199000000', '+86199000001', '+120255501', '+180855501', '+336123456', '+852512345')
const person = fc.record({
  kind: fc.constantFrom<Contact['kind'][]>('customer', 'customer', 'dealer', 'employee'),
  name: fc.constantFrom('朱慧', 'Marie O’Neil', null, '400-800-1234 优惠'),
  phone: fc.option(phone, { freq: 8 }),
  ownZone: fc.option(fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Pacific/Auckland'), { freq: 1 }),
  regionCode: fc.constantFrom('310115', '440300', null, 'US-CA', 'US-TN'),
  language: fc.constantFrom<Contact['language'][]>('zh', 'en'),
  consent: fc.constantFrom<Contact['consent']['marketing'][]>('granted', 'granted', 'granted', 'refused', 'unknown'),
  born: fc.constantFrom({ year: 1990 }, { year: 2018 }, { year: 1900, month: 1, day: 1 }, { day: 6 }, { day: 5 }, null),
  tags: fc.subarray(['vip', 'new']),
  manager: fc.constantFrom(null, '+8619900009999', '19900000001', 'nobody'),
  loan: fc.option(
    fc.record({
      due: fc.constantFrom('2026-12-10', '2026-12-03', '2026-12-04', '2027-01-10'),
      amountMinor: fc.constantFrom(123456, 0, null),
      listedPaid: fc.boolean(),
    }),
  ),
  optedOut: fc.boolean(),
})
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never

const time = fc.constantFrom<string[]>('09:00', '06:30', '20:59', '22:30')
const campaign = fc.oneof(
  fc.record({ kind: fc.constant('birthday-greeting' as const), settings: fc.record({ time, digestTime: time }) }),
  fc.record({
    kind: fc.constant('holiday-greeting' as const),
    settings: fc.record({ time, date: fc.constant('2026-12-04') }),
  }),
  fc.record({
    kind: fc.constant('broadcast' as const),
    settings: fc.record({ time, date: fc.constant('2026-12-04'), late: fc.constantFrom('end-of-hours', '08:30') }),
  }),
  fc.record({
    kind: fc.constant('repayment-reminder' as const),
    settings: fc.record({ time, days: fc.constant([4]) }),
  }),
)
const scene = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: 14 }),
  campaign,
  countries: fc.constantFrom<string[][]>(['CN'], ['CN', 'US', 'FR']),
})
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never

function contactOf({ phone: start, born, consent, manager, ...fields }: Person, index: number): Partial<Contact> {
  const tail = String(index + 1).padStart(2, '0')
  return aContact({
    ...{ id: `C${index}`, kind: fields.kind, name: fields.name, tags: fields.tags, language: fields.language },
    phone: start === null ? null : `${start}${tail}`,
    phoneHash: null,
    ...(fields.ownZone !== null && { zone: fields.ownZone }),
    regionCode: fields.regionCode,
    birthday: born === null ? null : aBirthday({ source: 'list', day: 4, ...born }),
    consent: { marketing: consent, at: new Date('2026-03-01T02:00:00Z'), source: 'list' },
    managerPhone: manager,
  })
}

function loanOf({ loan }: Person, index: number): Partial<Instalment> | null {
  return loan === null ? null : anInstalment({ contractId: `L${index}`, contactId: `C${index}`, ...loan })
}

async function populate({ people, campaign: chosen, countries }: Scene) {
  const world = new World('2026-12-02T00:00:00Z')
  await changeCountries(world.deps, { by: BY, allowed: countries })
  for (const [index, one] of people.entries()) {
    await addContact(world, contactOf(one, index))
    const loan = loanOf(one, index)
    if (loan !== null) await addInstalment(world, loan)
    if (one.optedOut) await optOut(world.deps, { contactId: `C${index}`, by: BY, note: '' })
  }
  await world.advance(BEFORE)
  const id = await world.campaign(chosen.kind, chosen.settings)
  return { world, id }
}

async function becameOf(world: World, foreseen: DryRun) {
  await world.advance(AFTER)
  return messagesOfRuns(world, foreseen)
}

/** Enough to see each kind's every reason; more by hand with `CARILLON_SCENES`. */
const SCENES = Number(process.env.CARILLON_SCENES ?? 25)

it('foresees of each person what the run then does: the same text, the same parts or the same reason', async () => {
  const seen = new Set<string>()
  const whole = async (given: Scene) => {
    const { world, id } = await populate(given)

    const dry = await dryRun(world, id)
    const foreseen = await peopleOf(world, dry)

    for (const { reason } of foreseen) seen.add(reason ?? 'sent')
    expect(differencesOf(foreseen, await becameOf(world, dry))).toEqual([])
  }
  await fc.assert(fc.asyncProperty(scene, whole), { numRuns: SCENES, seed: 20261205 })
  expect([...seen]).toEqual(
    expect.arrayContaining(['sent', 'no-consent', 'opted-out', 'country-not-open', 'no-usable-phone']),
  )
}, 120_000)

const greeting = { kind: 'birthday-greeting' as const, settings: { time: '09:00', digestTime: '08:30' } }
const plain: Person = {
  ...{ kind: 'customer', name: '朱慧', phone: '+86199000000', ownZone: null, regionCode: '310115', language: 'zh' },
  ...{ consent: 'granted', born: { year: 1990 }, tags: [], manager: null, loan: null, optedOut: false },
}

it('differs in exactly the person of whom something changed in between', async () => {
  const { world, id } = await populate({ people: [plain, plain, plain], campaign: greeting, countries: ['CN'] })
  const dry = await dryRun(world, id)
  const foreseen = await peopleOf(world, dry)

  await changeContact(world, 'C1', { name: '王芳' })
  await optOut(world.deps, { contactId: 'C2', by: BY, note: '' })

  const differences = differencesOf(foreseen, await becameOf(world, dry))
  expect(differences.map((line) => line.split(' | ')[0])).toEqual([
    'became: C1',
    'became: C2',
    'foreseen: C1',
    'foreseen: C2',
  ])
})

it('foresees a text that waits until it is day wherever its reader may be', async () => {
  const abroad = { ...plain, phone: '+120255501', regionCode: 'US-TN' } as const
  const loan = { due: '2026-12-10', amountMinor: 123456, listedPaid: false } as const
  const { world, id } = await populate({
    people: [{ ...abroad, loan }],
    campaign: { kind: 'repayment-reminder', settings: { time: '20:59', days: [4] } },
    countries: ['CN', 'US'],
  })

  const dry = await dryRun(world, id)
  const foreseen = await peopleOf(world, dry)

  // Eight in the morning in Memphis, nine in Knoxville.
  expect(foreseen.map(({ outcome, dueAt }) => [outcome, dueAt.toISOString()])).toEqual([
    ['send', '2026-12-05T14:00:00.000Z'],
  ])
  expect(differencesOf(foreseen, await becameOf(world, dry))).toEqual([])
})

it('foresees who was answered by another campaign already', async () => {
  const people = [plain, plain]
  const { world, id } = await populate({
    people,
    campaign: { ...greeting, settings: { time: '20:30', digestTime: '08:30' } },
    countries: ['CN'],
  })
  await world.formerCampaign('birthday-greeting', { time: '10:00' })
  await world.advance('2026-12-04T03:00:00Z')

  const dry = await dryRun(world, id)
  const foreseen = await peopleOf(world, dry)

  expect(foreseen.map(({ reason }) => reason)).toEqual(Array(2).fill('answered-by-another-campaign'))
  expect(differencesOf(foreseen, await becameOf(world, dry))).toEqual([])
})
