import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { ExplainAnswer } from '#shared/contracts/console-api/explain.ts'
import { TemplateList } from '#shared/contracts/console-api/templates.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { kindOf } from '#shared/domain/scenarios/registry.ts'
import { placeOf } from '#shared/domain/wording/plain-text.ts'
import { aCampaign, campaignId } from '../../builders/campaign.ts'
import { aBirthday, aContact } from '../../builders/contact.ts'
import { startApi } from './api.ts'

const TEXTS = { zh: '{{name}}，新茶到店，请来品鉴。', en: 'Dear {{name}}, new tea is here.' }
const SHOP = { id: 'nuts', name: '坚果小铺', signature: '坚果小铺' }
const Created = z.object({ id: z.string() })

async function apiWithBroadcast(template = TEXTS) {
  const api = startApi()
  await api.call('PUT', '/api/settings/shops', { as: 'admin', body: { items: [SHOP] } })
  const body = { kind: 'broadcast', name: '新茶', template }
  const { id } = Created.parse((await api.call('POST', '/api/campaigns', { as: 'marketing', body })).body)
  const path = `/api/campaigns/${id}/templates`
  const list = async () => TemplateList.parse((await api.call('GET', path, { as: 'marketing' })).body)
  return { api, campaign: id, path, list }
}

describe('the templates of a campaign over the API', () => {
  it('are its plain texts, with the words against such texts and without the signature', async () => {
    const { list } = await apiWithBroadcast()

    const { items, tooMany, wanted } = await list()

    expect(items.filter(({ language }) => language === 'zh')).toMatchObject([
      {
        text: `${placeOf('name')}，新茶到店，请来品鉴。拒收请回复R`,
        sample: '【坚果小铺】王女士，新茶到店，请来品鉴。拒收请回复R',
        variables: [{ key: 'name', name: 'name', sample: '王女士' }],
        ...{ category: 'marketing', signatures: ['坚果小铺'], faults: [], wordings: ['template'] },
        ...{ state: 'draft', code: null, leaves: false, rev: 0 },
      },
      { text: '您好，新茶到店，请来品鉴。拒收请回复R', variables: [] },
    ])
    expect(items.filter(({ language }) => language === 'en')).toHaveLength(2)
    expect([tooMany, wanted]).toEqual([[], false])
  })

  it('tell what a carrier would refuse', async () => {
    const { list } = await apiWithBroadcast({ zh: '{{name}}{{name}}，新茶到店', en: TEXTS.en })

    const [first] = (await list()).items

    expect(first?.faults).toEqual([{ code: 'adjacent-variables', detail: 'name name2' }])
  })

  it('are registered several at a time, and none where one is of another campaign', async () => {
    const { api, path, list } = await apiWithBroadcast()
    const [first, second] = (await list()).items
    const change = (ids: (string | undefined)[]) =>
      api.call('PATCH', path, { as: 'marketing', body: { items: ids.map((id) => ({ id, state: 'submitted' })) } })

    const refused = await change([first?.id, `tpl_${'0'.repeat(16)}`])
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'items[1].id' }] } })
    expect((await list()).items[0]?.state).toBe('draft')
    const done = await change([first?.id, second?.id])

    expect(TemplateList.parse(done.body).items.slice(0, 2)).toMatchObject([
      { state: 'submitted', rev: 1 },
      { state: 'submitted', rev: 1 },
    ])
  })

  it('are registered by an admin, which the audit tells without a word of the text', async () => {
    const { api, campaign, list } = await apiWithBroadcast()
    const id = (await list()).items[0]?.id ?? ''
    const path = `/api/templates/${id}`

    const submitted = await api.call('PATCH', path, { as: 'admin', body: { campaign, state: 'submitted' } })
    const body = { state: 'approved', code: 'SMS_1' }
    const approved = await api.call('PATCH', path, { as: 'admin', body })
    const again = await api.call('PATCH', path, { as: 'admin', body })

    expect(submitted).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: { state: 'submitted', leaves: false },
    })
    expect(approved.body).toMatchObject({ id, state: 'approved', code: 'SMS_1', leaves: true, rev: 2 })
    expect(again.body).toEqual(approved.body)
    expect((await list()).items[0]).toMatchObject({ state: 'approved', leaves: true, rev: 2 })
    const audit = await api.call('GET', '/api/audit', { as: 'admin', query: { subject: id } })
    expect(audit.body).toMatchObject({ items: [{ what: 'template.registered' }, { what: 'template.registered' }] })
    expect(JSON.stringify(audit.body)).not.toContain('新茶')
  })

  it('do not leave where the carrier approved another text', async () => {
    const { api, campaign, list } = await apiWithBroadcast()
    const id = (await list()).items[0]?.id ?? ''
    const change = (approvedText: string) =>
      api.call('PATCH', `/api/templates/${id}`, { as: 'admin', body: { campaign, state: 'approved', approvedText } })

    expect((await change('{1}，新茶到货，请来品鉴。拒收请回复R')).body).toMatchObject({ leaves: false })
    expect((await change('{1}，新茶到店，请来品鉴。拒收请回复R')).body).toMatchObject({ leaves: true })
  })

  it('are drafts again once the wording is another', async () => {
    const { api, campaign, list } = await apiWithBroadcast()
    const id = (await list()).items[0]?.id ?? ''
    await api.call('PATCH', `/api/templates/${id}`, { as: 'admin', body: { campaign, state: 'approved' } })

    const template = { zh: '{{name}}，新茶到货，请来品鉴。', en: TEXTS.en }
    await api.call('PATCH', `/api/campaigns/${campaign}`, { as: 'marketing', body: { template } })

    expect((await list()).items.map(({ state }) => state)).toEqual(['draft', 'draft', 'draft', 'draft'])
  })

  it('are refused to others, without a campaign, with an id of another text, and over another revision', async () => {
    const { api, campaign, list } = await apiWithBroadcast()
    const path = `/api/templates/${(await list()).items[0]?.id}`
    const body = { campaign, state: 'approved' }

    const other = await api.call('PATCH', `/api/templates/tpl_${'0'.repeat(16)}`, { as: 'admin', body })
    const nameless = await api.call('PATCH', path, { as: 'admin', body: { state: 'approved' } })
    const late = await api.call('PATCH', path, { as: 'admin', body, headers: { 'if-match': '"3"' } })

    expect((await api.call('PATCH', path, { as: 'marketing', body })).status).toBe(403)
    expect(other.status).toBe(404)
    expect(nameless).toMatchObject({ status: 400, body: { errors: [{ path: 'campaign' }] } })
    expect(late).toMatchObject({ status: 412, body: { current: { state: 'draft', rev: 0 } } })
  })

  it('are a sheet with a row for each text and signature', async () => {
    const { api, path } = await apiWithBroadcast()

    const { body } = await api.call('GET', `${path}.csv`, { as: 'marketing', query: { language: 'zh' } })
    const rows = String(body).trimEnd().split('\r\n')

    expect(rows).toHaveLength(5)
    expect(rows[0]).toContain('模板名称,模板类型,语言,模板内容,变量示例')
    expect(rows[1]).toContain('新茶 1,推广短信,中文,')
    expect(rows[1]).toContain('name=王女士,【坚果小铺】王女士，新茶到店，请来品鉴。拒收请回复R,坚果小铺,CN,未提交')
  })

  it('are told where somebody asks why a text does not leave, on a line that wants them', async () => {
    const api = startApi(createMemoryStores(), { countingFor: () => 'cn-flat', wantsTemplate: () => true })
    await api.contacts.save(aContact({ birthday: aBirthday({ day: 1 }) }), 'absent')
    const content = defaultContent(kindOf('birthday-greeting'))
    const campaign = aCampaign({ id: campaignId('birthday'), kind: 'birthday-greeting', content })
    await api.campaigns.save(campaign, 'absent')
    await api.campaigns.keepVersion(campaign.id, 1, campaign.content)
    const ask = async () => {
      const body = { contact: 'C00001', at: '2026-12-01T00:30:00Z' }
      const answer = ExplainAnswer.parse((await api.call('POST', '/api/explain', { as: 'support', body })).body)
      return answer.items.map(({ outcome, reason }) => [outcome, reason?.code ?? null])
    }
    const path = `/api/campaigns/${campaign.id}/templates`
    const list = TemplateList.parse((await api.call('GET', path, { as: 'admin' })).body)

    const before = await ask()
    for (const { id } of list.items) {
      const body = { campaign: campaign.id, state: 'approved' }
      await api.call('PATCH', `/api/templates/${id}`, { as: 'admin', body })
    }

    expect(list.wanted).toBe(true)
    expect(before).toEqual([['would-not-send', 'template-not-approved']])
    expect(await ask()).toEqual([['would-send', null]])
  })
})
