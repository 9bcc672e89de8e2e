import { describe, expect, it } from 'vitest'
import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { RunView } from '#shared/contracts/console-api/run.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import { ShippedKindId } from '#shared/contracts/message.ts'
import { kindOf } from '#shared/domain/scenarios/registry.ts'
import { wordsOf } from '#shared/domain/scenarios/shipped-words.ts'
import { aProgress, aRun } from '../../builders/campaign.ts'
import { type Api, startApi } from './api.ts'

async function create(api: Api, body: object): Promise<CampaignView> {
  const answer = await api.call('POST', '/api/campaigns', { as: 'marketing', body })
  expect(answer.status).toBe(201)
  return CampaignView.parse(answer.body)
}

describe('creating a campaign', () => {
  it.each(ShippedKindId.options)('needs nothing but the kind: %s', async (kind) => {
    const campaign = await create(startApi(), { kind })

    const { category } = kindOf(kind)
    const { names, template } = wordsOf({ id: kind })
    expect(campaign).toMatchObject({ kind, category, state: 'draft', version: 1, activeSince: null, name: names.zh })
    expect(campaign.template).toEqual(template)
    expect(campaign.settings).toEqual(kindOf(kind).settings.parse({}))
  })

  it('says what its wordings had better not say, and keeps them', async () => {
    const campaign = await create(startApi(), { kind: 'birthday-greeting', template: { zh: '{{name}}，保证您满意' } })

    expect(campaign.advice).toMatchObject([{ path: 'template.zh', code: 'guarantee', position: 9, detail: '保证' }])
  })

  it('takes no wording that another system would fill in', async () => {
    const { status, body } = await startApi().call('POST', '/api/campaigns', {
      as: 'marketing',
      body: { kind: 'birthday-greeting', template: { zh: '%姓名%，生日快乐' } },
    })

    expect(status).toBe(400)
    expect(body).toMatchObject({
      errors: [
        { path: 'template.zh', code: 'foreign-placeholder', message: expect.stringContaining('Write {{name}}') },
      ],
    })
  })

  it('lays what is given over the defaults, field by field', async () => {
    const campaign = await create(startApi(), {
      kind: 'repayment-reminder',
      name: '十二月还款',
      audience: { regions: ['44'] },
      template: { en: 'Dear {{name}}, {{amount:money}} {{currency}} is due on {{due:date}}.' },
      settings: { days: [2, 6] },
    })

    expect(campaign).toMatchObject({ name: '十二月还款', audience: { kinds: [], tags: [], regions: ['44'] } })
    expect(campaign.template.zh).toBe(wordsOf({ id: 'repayment-reminder' }).template.zh)
    expect(campaign.settings).toMatchObject({ days: [2, 6], time: '09:00' })
  })

  it('tells every fault of settings and wordings at once, with the place in the text', async () => {
    const body = {
      kind: 'birthday-greeting',
      settings: { time: '9 o’clock', colour: 'red' },
      template: { zh: '{{name}}，\n祝{{nmae}}快乐', en: 'Dear {{name' },
    }

    const answer = await startApi().call('POST', '/api/campaigns', { body })

    expect(answer.status).toBe(400)
    const errors = Problem.parse(answer.body).errors ?? []
    expect(errors.map(({ path }) => path)).toEqual(['settings.time', 'settings.colour', 'template.zh', 'template.en'])
    expect(errors[2]).toMatchObject({ code: 'unknown-variable' })
    expect(errors[2]?.message).toMatch(/^Line 2, column 2: "nmae" is not known here\. Use one of: name/u)
    expect(errors[3]).toMatchObject({ code: 'unclosed' })
  })

  it.each(['010-62345678', 'soon', ''])(
    'refuses %j where a mobile number is set, with every other fault',
    async (headPhone) => {
      const settings = { headPhone, time: '24:00' }

      const answer = await startApi().call('POST', '/api/campaigns', { body: { kind: 'birthday-greeting', settings } })

      expect(Problem.parse(answer.body).errors).toMatchObject([
        { path: 'settings.time' },
        { path: 'settings.headPhone', message: 'must be a mobile number' },
      ])
    },
  )

  it('checks the wordings that stand in settings', async () => {
    const settings = { digest: { zh: '{{boss}}', en: '{{people}}' } }

    const answer = await startApi().call('POST', '/api/campaigns', { body: { kind: 'birthday-greeting', settings } })

    expect(Problem.parse(answer.body).errors?.map(({ path }) => path)).toEqual(['settings.digest.zh'])
  })
})

describe('reading campaigns', () => {
  it('lists them newest first, page by page', async () => {
    const api = startApi()
    const ids: string[] = []
    for (const [index, kind] of ShippedKindId.options.entries()) {
      api.setNow(`2026-12-0${index + 1}T00:00:00Z`)
      ids.unshift((await create(api, { kind })).id)
    }

    const found: string[] = []
    let cursor: string | null = null
    do {
      const query: Record<string, string> = cursor === null ? { limit: '2' } : { limit: '2', cursor }
      const { body } = await api.call('GET', '/api/campaigns', { as: 'support', query })
      const page = listOf(CampaignView).parse(body)
      found.push(...page.items.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== null)

    expect(found).toEqual(ids)
  })

  it('gives the figures of its runs as sums over their pages', async () => {
    const api = startApi()
    const { id } = await create(api, { kind: 'birthday-greeting' })
    const run = aRun({ campaignId: CampaignId.parse(id), pages: 3, planned: 250 })
    await api.runs.saveRun(run, 'absent')
    await api.runs.saveProgress(
      aProgress({ runId: run.id, number: 1, counts: { accepted: 90, suppressed: 10 } }),
      'absent',
    )
    await api.runs.saveProgress(
      aProgress({ runId: run.id, number: 2, counts: { accepted: 99, 'in-doubt': 1 } }),
      'absent',
    )
    await api.runs.saveProgress(aProgress({ runId: run.id, number: 3 }), 'absent')

    const { body } = await api.call('GET', `/api/campaigns/${id}/runs`, { as: 'support' })

    expect(listOf(RunView).parse(body).items).toMatchObject([
      { id: run.id, planned: 250, counts: { accepted: 189, suppressed: 10, 'in-doubt': 1 } },
    ])
  })
})
