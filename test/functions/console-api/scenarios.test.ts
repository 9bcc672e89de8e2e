import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { ContactView } from '#shared/contracts/console-api/contact.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { TemplateReport } from '#shared/contracts/console-api/wording.ts'
import { aContact } from '../../builders/contact.ts'
import { anOrderScenario, aScenario, aStep } from '../../builders/scenario.ts'
import { type Call, startApi } from './api.ts'

async function create(scenario: unknown, fields: Record<string, unknown> = {}, as: Call['as'] = 'marketing') {
  const api = startApi()
  const body = { kind: 'custom', ...(scenario !== undefined && { scenario }), ...fields }
  return { api, ...(await api.call('POST', '/api/campaigns', { as, body })) }
}

function pathsOf(body: unknown): string[] {
  return (Problem.parse(body).errors ?? []).map(({ path }) => path)
}

describe('a campaign of a scenario of one’s own', () => {
  it('is created with its scenario, and shows its texts by step', async () => {
    const { status, body } = await create(aScenario())

    const campaign = CampaignView.parse(body)
    expect(status).toBe(201)
    expect(campaign).toMatchObject({ kind: 'custom', category: 'marketing', name: '车险到期', settings: {} })
    expect(campaign.scenario?.slug).toBe('car-insurance')
    expect(campaign.texts).toEqual({ before30: campaign.template })
  })

  it('is created as docs/scenarios.md shows it', async () => {
    const page = readFileSync(new URL('../../../docs/scenarios.md', import.meta.url), 'utf8')
    const body: unknown = JSON.parse(/```json\n([\s\S]*?)```/u.exec(page)?.[1] ?? '')

    const { status } = await startApi().call('POST', '/api/campaigns', { as: 'marketing', body })

    expect(status).toBe(201)
  })

  it.each<[string, unknown, Record<string, unknown>, string[]]>([
    ['without a scenario', undefined, {}, ['scenario']],
    ['with settings', aScenario(), { settings: { time: '09:00' } }, ['settings.time']],
    ['with a text that it lacks', aScenario(), { texts: { other: { zh: 'x' } } }, ['texts.other']],
    [
      'with every fault at its path',
      aScenario({ to: 'role', steps: [aStep({ late: 'soon' })] }),
      {},
      ['steps[0].late'],
    ],
    ['that is transactional by marketing’s word', anOrderScenario(), {}, ['category']],
  ])('is refused %s', async (_, scenario, fields, paths) => {
    const { status, body } = await create(scenario, fields)

    expect([status, pathsOf(body)]).toEqual([400, paths])
  })

  it('is transactional where an admin says so, and may then be worded by marketing', async () => {
    const { api, status, body } = await create(anOrderScenario(), {}, 'admin')
    const { id } = CampaignView.parse(body)

    const changed = await api.call('PATCH', `/api/campaigns/${id}`, {
      as: 'marketing',
      body: { texts: { first: { zh: '订单{{order}}还没付款' } } },
    })

    expect([status, changed.status]).toEqual([201, 200])
    expect(CampaignView.parse(changed.body).scenario?.steps[0]?.say?.text.zh).toBe('订单{{order}}还没付款')
  })

  it('takes another scenario by PATCH, until its keys are in use', async () => {
    const { api, body } = await create(aScenario())
    const { id } = CampaignView.parse(body)
    const patch = (scenario: unknown) =>
      api.call('PATCH', `/api/campaigns/${id}`, { as: 'marketing', body: { scenario } })

    const draft = await patch(aScenario({ slug: 'insurance' }))
    await api.call('POST', `/api/campaigns/${id}/activate`, { as: 'marketing' })
    const renamed = await patch(aScenario({ slug: 'other' }))
    const lengthened = await patch(aScenario({ slug: 'insurance', steps: [aStep(), aStep({ id: 'before31' })] }))

    expect([draft.status, renamed.status, lengthened.status]).toEqual([200, 400, 200])
    expect(pathsOf(renamed.body)).toEqual(['slug'])
    expect(CampaignView.parse(lengthened.body).version).toBe(2)
  })

  it('beside an active one of the same slug is refused, and beside any other is not', async () => {
    const { api, body } = await create(aScenario())
    await api.call('POST', `/api/campaigns/${CampaignView.parse(body).id}/activate`, { as: 'marketing' })
    const activateNext = async (slug: string) => {
      const next = await api.call('POST', '/api/campaigns', {
        as: 'marketing',
        body: { kind: 'custom', scenario: aScenario({ slug }) },
      })
      return (
        await api.call('POST', `/api/campaigns/${CampaignView.parse(next.body).id}/activate`, { as: 'marketing' })
      ).status
    }

    expect([await activateNext('car-insurance'), await activateNext('health-insurance')]).toEqual([409, 200])
  })

  it('has its schedules by step, at the step’s hour', async () => {
    const { api, body } = await create(aScenario())
    await api.call('POST', `/api/campaigns/${CampaignView.parse(body).id}/activate`, { as: 'marketing' })

    expect(api.schedules.standing.map(({ part, rule }) => [part, rule])).toEqual([['before30', { time: '10:00' }]])
  })

  it('may not be given to a kind that is shipped', async () => {
    const { status, body } = await create(aScenario(), { kind: 'birthday-greeting' })

    expect([status, pathsOf(body)]).toEqual([400, ['scenario']])
  })
})

describe('the schema of scenarios', () => {
  it('is JSON Schema with the fields of the contract', async () => {
    const { status, body } = await startApi().call('GET', '/api/scenario-schema', { as: 'support' })

    const schema = z
      .looseObject({ properties: z.record(z.string(), z.unknown()), required: z.array(z.string()) })
      .parse(body)
    expect(status).toBe(200)
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(aScenario())))
    expect(schema.required.toSorted()).toEqual(['about', 'names', 'slug', 'steps'])
  })
})

describe('a wording of a scenario', () => {
  it('is checked before anything is saved', async () => {
    const body = {
      kind: 'custom',
      scenario: aScenario(),
      field: 'before30',
      text: '{{ends:date}}到期，{{shop}}',
      language: 'zh',
    }

    const answer = await startApi().call('POST', '/api/templates/check', { as: 'marketing', body })

    expect(TemplateReport.parse(answer.body).faults.map(({ code, detail }) => [code, detail])).toEqual([
      ['unknown-variable', 'shop'],
    ])
  })
})

describe('columns of one’s own', () => {
  async function patch(custom: unknown, before: Record<string, string> | null = null) {
    const api = startApi()
    await api.contacts.save(aContact({ custom: before }), 'absent')
    return { api, ...(await api.call('PATCH', '/api/contacts/C00001', { as: 'support', body: { custom } })) }
  }

  it('are laid over those that are there; null empties one', async () => {
    const { status, body } = await patch(
      { 保险到期日: '2027-09-01', ＶＩＰ: true, 门店: null },
      { 门店: '上海', 车牌: '沪A1' },
    )

    expect([status, ContactView.parse(body).custom]).toEqual([
      200,
      { 保险到期日: '2027-09-01', VIP: true, 车牌: '沪A1' },
    ])
  })

  it.each([
    ['a name that is none', { '': 'x' }],
    ['a name with a space', { 'a b': 'x' }],
    ['a list', { 门店: ['x'] }],
    ['a currency that is none', { 保费: { minor: 1, currency: 'ABX' } }],
    ['too many', Object.fromEntries(Array.from({ length: 31 }, (_, n) => [`c${n}`, n]))],
  ])('are refused with %s', async (_, custom) => {
    expect((await patch(custom)).status).toBe(400)
  })

  it('are refused without repeating a name that may be a number', async () => {
    const { body } = await patch({ '19900000001': 'x' })

    expect(pathsOf(body)).toEqual(['custom.*'])
    expect(JSON.stringify(body)).not.toContain('19900000001')
  })

  it('are told by name alone in the audit', async () => {
    const { api } = await patch({ 车牌: '沪A12345' })

    const audit = await api.call('GET', '/api/audit', { as: 'admin' })

    expect(JSON.stringify(audit.body)).toContain('车牌')
    expect(JSON.stringify(audit.body)).not.toContain('沪A12345')
  })
})
