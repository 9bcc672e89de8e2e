import { describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contracts/contact.ts'
import { changeContact } from '#shared/usecases/people/change-contact.ts'
import { statesOf } from '../../../builders/people.ts'
import { aScenario, aStep } from '../../../builders/scenario.ts'
import { worldWith } from './world-with.ts'

const COLUMN = '保险到期日'

function insured(ends: string, fields: Partial<Contact> = {}): Partial<Contact> {
  return { custom: { [COLUMN]: ends }, ...fields }
}

function stepAt(id: string, n: number, fields: Record<string, unknown> = {}) {
  const anchor = { date: `contact.custom.${COLUMN}` }
  const moment = { anchor, offset: { n, unit: 'days', side: 'before' }, place: { at: '10:00' } }
  return aStep({ id, moment, ...fields })
}

const LADDER = aScenario({ steps: [stepAt('before30', 30), stepAt('before7', 7)] })

describe('a scenario by a date of the contact', () => {
  it('texts at its hour, so many days before, in the order of its steps', async () => {
    const world = await worldWith(insured('2027-09-01'))
    await world.scenario(LADDER)

    await world.advance('2027-09-05T00:00:00Z')

    expect(world.sent.map(({ at, text }) => [at.toISOString(), text])).toEqual([
      ['2027-08-02T02:00:00.000Z', '朱女士您好，您的车险将于9月1日到期。拒收请回复R'],
      ['2027-08-25T02:00:00.000Z', '朱女士您好，您的车险将于9月1日到期。拒收请回复R'],
    ])
    const keys = (await world.messagesOf('C00001')).map(({ occurrence }) => occurrence)
    expect(keys).toEqual(['2027-09-01#x-car-insurance#C00001#before30', '2027-09-01#x-car-insurance#C00001#before7'])
  })

  it('texts at ten on the clocks of each reader', async () => {
    const world = await worldWith(
      insured('2027-09-01'),
      insured('2027-09-01', {
        id: 'C2',
        phone: '+12125550101',
        phoneHash: 'h2',
        zone: 'America/New_York',
        language: 'en',
      }),
    )
    await world.scenario(aScenario({ steps: [stepAt('before30', 30)] }))

    await world.advance('2027-08-04T00:00:00Z')

    expect(world.sent.map(({ at }) => at.toISOString())).toEqual([
      '2027-08-02T02:00:00.000Z',
      '2027-08-02T14:00:00.000Z',
    ])
  })

  it('texts again for a date that was moved, and never for the day that it was moved from', async () => {
    const world = await worldWith(insured('2027-09-01'))
    await world.scenario(LADDER)
    await world.advance('2027-08-10T00:00:00Z')

    await changeContact(world.deps, {
      contactId: 'C00001',
      change: { custom: { [COLUMN]: '2027-10-01' } },
      by: 'support/x',
    })
    await world.advance('2027-10-05T00:00:00Z')

    expect(world.sent.map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
      '2027-08-02',
      '2027-09-01',
      '2027-09-24',
    ])
  })

  it('does not text somebody whose date was emptied', async () => {
    const world = await worldWith(insured('2027-09-01'))
    await world.scenario(LADDER)
    await world.advance('2027-08-10T00:00:00Z')

    await changeContact(world.deps, { contactId: 'C00001', change: { custom: { [COLUMN]: null } }, by: 'support/x' })
    await world.advance('2027-10-05T00:00:00Z')

    expect(world.sent).toHaveLength(1)
  })

  it('holds back with the reason whoever does not meet a step’s condition, or of whom that is not known', async () => {
    const condition = { path: 'contact.custom.门店', is: 'equals', value: '上海' }
    const shops = [
      ['C1', '上海'],
      ['C2', '北京'],
      ['C3', null],
    ] as const
    const world = await worldWith(
      ...shops.map(([id, shop]) =>
        insured('2027-09-01', { id, phoneHash: id, custom: { [COLUMN]: '2027-09-01', ...(shop && { 门店: shop }) } }),
      ),
    )
    await world.scenario(aScenario({ steps: [stepAt('before30', 30, { when: condition })] }))

    await world.advance('2027-08-03T00:00:00Z')

    expect(await Promise.all(shops.map(([id]) => statesOf(world, id)))).toEqual([
      ['accepted'],
      ['suppressed: condition-not-met'],
      ['suppressed: condition-unknown'],
    ])
  })

  it('says the first variant whose condition holds, and the bare text where a value is missing', async () => {
    const say = {
      text: { zh: '{{name}}，门店{{门店}}', en: '{{门店}}' },
      variants: [
        { when: { path: 'contact.tags', is: 'equals', value: '贵宾' }, text: { zh: '尊贵的{{name}}', en: 'VIP' } },
      ],
      bare: { zh: '{{name}}您好', en: 'Hello' },
    }
    const world = await worldWith(
      insured('2027-09-01', { id: 'C1', phoneHash: 'C1', tags: ['贵宾'] }),
      insured('2027-09-01', { id: 'C2', phoneHash: 'C2' }),
    )
    await world.scenario(aScenario({ steps: [stepAt('before30', 30, { say })] }))

    await world.advance('2027-08-03T00:00:00Z')

    expect(world.sent.map(({ text }) => text).toSorted()).toEqual(
      ['尊贵的朱女士，拒收请回复R', '朱女士您好，拒收请回复R'].toSorted(),
    )
  })

  it('leaves out a share of people, always the same, and says so', async () => {
    const people = Array.from({ length: 60 }, (_, n) => insured('2027-09-01', { id: `C${n}`, phoneHash: `h${n}` }))
    const world = await worldWith(...people)
    await world.scenario(aScenario({ holdOut: 30, steps: [stepAt('before30', 30), stepAt('before7', 7)] }))

    await world.advance('2027-09-02T00:00:00Z')

    const states = await Promise.all(people.map(({ id }) => statesOf(world, id ?? '')))
    const heldOut = states.filter(([first]) => first === 'suppressed: held-out')
    expect(heldOut.length).toBeGreaterThan(5)
    expect(heldOut.length).toBeLessThan(35)
    expect(states.every(([first, second]) => first === second)).toBe(true)
  })

  it('texts nobody who did not agree to marketing', async () => {
    const world = await worldWith(
      insured('2027-09-01', { consent: { marketing: 'unknown', at: null, source: 'none' } }),
    )
    await world.scenario(LADDER)

    await world.advance('2027-08-03T00:00:00Z')

    expect(await statesOf(world, 'C00001')).toEqual(['suppressed: no-consent'])
  })
})

describe('a scenario that tells the manager', () => {
  const TELL = aScenario({
    slug: 'probation',
    to: 'manager',
    variables: { who: 'contact.name', ends: `contact.custom.${COLUMN}` },
    steps: [
      stepAt('week', 7, { say: { text: { zh: '{{name}}：{{who|同事}}{{ends:date}}到期', en: '{{who|staff}}' } } }),
    ],
  })

  it('texts them about each of their people, once, whether or not they agreed to marketing', async () => {
    const world = await worldWith(
      insured('2027-09-01', { id: 'E1', kind: 'employee', name: '王芳', managerPhone: '+8619900000099' }),
      insured('2027-09-01', {
        id: 'E2',
        kind: 'employee',
        name: '李强',
        phoneHash: 'e2',
        managerPhone: '+8619900000099',
      }),
    )
    await world.scenario(TELL)

    await world.advance('2027-09-05T00:00:00Z')

    expect(world.sent.map(({ to, text }) => [to, text]).toSorted()).toEqual(
      [
        ['+8619900000099', '您好：王芳9月1日到期'],
        ['+8619900000099', '您好：李强9月1日到期'],
      ].toSorted(),
    )
    expect(await statesOf(world, 'E1')).toEqual([])
  })

  it('says so where nobody is named', async () => {
    const world = await worldWith(insured('2027-09-01', { id: 'E1', kind: 'employee' }))
    await world.scenario(TELL)

    await world.advance('2027-09-05T00:00:00Z')

    expect(await statesOf(world, 'E1')).toEqual(['suppressed: no-manager'])
  })

  it('is asked about the person, and not about the manager: a moved date cancels', async () => {
    const world = await worldWith(insured('2027-09-01', { id: 'E1', kind: 'employee', managerPhone: '+8619900000099' }))
    await world.scenario(TELL)
    await world.advance('2027-08-20T00:00:00Z')
    await changeContact(world.deps, { contactId: 'E1', change: { custom: { [COLUMN]: null } }, by: 'support/x' })

    await world.advance('2027-09-05T00:00:00Z')

    expect(world.sent).toEqual([])
  })
})
