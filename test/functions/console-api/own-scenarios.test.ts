import { describe, expect, it } from 'vitest'
import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { KindView } from '#shared/contracts/console-api/kind.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { ShippedKindId } from '#shared/contracts/message.ts'
import { Scenario } from '#shared/contracts/scenario.ts'
import { categoriesOf } from '#shared/domain/scenarios/check-scenario.ts'
import { PRESETS } from '#shared/domain/scenarios/presets/catalogue.ts'
import { startApi } from './api.ts'

describe('a scenario of one’s own made from a preset', () => {
  it.each(PRESETS.map(({ id }) => id))('is taken as it is under another slug: %s', async (id) => {
    const api = startApi()
    const taken = await api.call('GET', `/api/kinds/${id}/scenario`, { as: 'marketing' })
    const given = Scenario.parse(taken.body)
    const category = categoriesOf(given.about).find((each) => each === given.category) ?? 'marketing'
    const scenario = { ...given, slug: `${id.slice(0, 30)}-own`, category }

    const made = await api.call('POST', '/api/campaigns', { as: 'admin', body: { kind: 'custom', scenario } })

    expect([taken.status, made.status, made.body]).toEqual([200, 201, expect.objectContaining({ scenario })])
  })

  it.each([ShippedKindId.options[0], 'no-such-kind'])('is not to be had of %s', async (id) => {
    const { status } = await startApi().call('GET', `/api/kinds/${id}/scenario`)

    expect(status).toBe(404)
  })
})

describe('the kind of a campaign', () => {
  it('is what its own scenario makes of it, with the words of its record', async () => {
    const api = startApi()
    const { body: given } = await api.call('GET', '/api/kinds/cod-confirm/scenario')
    const scenario = { ...Scenario.parse(given), slug: 'cod-mine', names: { zh: '我的确认', en: 'Mine' } }
    const made = await api.call('POST', '/api/campaigns', { as: 'admin', body: { kind: 'custom', scenario } })

    const { body } = await api.call('GET', `/api/campaigns/${CampaignView.parse(made.body).id}/kind`, { as: 'support' })

    const kind = KindView.parse(body)
    expect(kind).toMatchObject({
      id: 'custom',
      names: { zh: '我的确认', en: 'Mine' },
      categories: ['marketing', 'transactional'],
      record: 'order',
    })
    expect(kind.variables).toContainEqual(
      expect.objectContaining({ name: 'order', names: { zh: '订单号', en: 'Order number' } }),
    )
    expect(Object.keys(kind.texts)).toEqual(['ask', 'again'])
  })

  it('is the preset that it was made of, else', async () => {
    const api = startApi()
    const made = await api.call('POST', '/api/campaigns', { as: 'admin', body: { kind: 'cod-confirm' } })

    const { body } = await api.call('GET', `/api/campaigns/${CampaignView.parse(made.body).id}/kind`)

    expect(KindView.parse(body).id).toBe('cod-confirm')
  })
})

describe('a fault of a moment', () => {
  const offset = (n: number, unit: string, side = 'after') => ({ offset: { n, unit, side } })

  it.each([
    ['too-far-ahead', 'steps[1].moment.offset', offset(36, 'days')],
    ['before-known', 'steps[1].moment.offset', offset(1, 'hours', 'before')],
    [
      'date-has-no-hours',
      'steps[1].moment.offset.unit',
      { anchor: { date: 'record.shipDay' }, place: { at: '10:00' }, ...offset(1, 'hours') },
    ],
    ['hour-missing', 'steps[1].moment.place.at', { anchor: { date: 'record.shipDay' } }],
  ])('says by a code that it is %s', async (code, path, moment) => {
    const api = startApi()
    const { body: given } = await api.call('GET', '/api/kinds/cod-confirm/scenario')
    const from = Scenario.parse(given)
    const steps = from.steps.map((step, index) => (index === 1 ? { ...step, moment: { ...ANCHOR, ...moment } } : step))
    const scenario = { ...from, slug: 'cod-mine', steps }

    const { status, body } = await api.call('POST', '/api/campaigns', {
      as: 'admin',
      body: { kind: 'custom', scenario },
    })

    expect(status).toBe(400)
    expect(Problem.parse(body).errors).toEqual([expect.objectContaining({ path, code })])
  })
})

const ANCHOR = { anchor: { fact: 'placed' } }
