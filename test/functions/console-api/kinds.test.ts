import { describe, expect, it } from 'vitest'
import { KindView } from '#shared/contracts/console-api/kind.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { TemplateReport } from '#shared/contracts/console-api/wording.ts'
import { ShippedKindId } from '#shared/contracts/message.ts'
import { PRESETS } from '#shared/domain/scenarios/presets/catalogue.ts'
import { startApi } from './api.ts'

async function check(body: object) {
  return startApi().call('POST', '/api/templates/check', { as: 'marketing', body })
}

describe('kinds', () => {
  it('lists every kind with defaults, settings and variables', async () => {
    const { body } = await startApi().call('GET', '/api/kinds', { as: 'support' })

    const { items, next } = listOf(KindView).parse(body)
    expect(items.map(({ id }) => id)).toEqual([...ShippedKindId.options, ...PRESETS.map(({ id }) => id)])
    expect(next).toBeNull()
    for (const kind of items) {
      expect(kind.settingsSchema).toMatchObject({ type: 'object', additionalProperties: false })
      // What only opens tasks says nothing.
      if (Object.keys(kind.texts).length > 0) expect(kind.variables.map(({ name }) => name)).toContain('name')
    }
  })

  it.each(ShippedKindId.options)('shows %s', async (id) => {
    const { status, body } = await startApi().call('GET', `/api/kinds/${id}`)

    expect(status).toBe(200)
    expect(KindView.parse(body)).toMatchObject({ id })
  })
})

describe('checking a wording', () => {
  it('counts it as it stands and filled in with samples', async () => {
    const { body } = await check({ kind: 'holiday-greeting', text: '{{name}}，{{wish}}！', language: 'zh' })

    const report = TemplateReport.parse(body)
    expect(report).toMatchObject({ faults: [], raw: { encoding: 'CN-FLAT', units: 18, parts: 1 } })
    expect(report.preview).toEqual({
      text: '王女士，春节快乐！拒收请回复R',
      dressing: { before: '', after: '拒收请回复R' },
      size: { encoding: 'CN-FLAT', units: 15, parts: 1 },
      sizes: {
        mainland: { encoding: 'CN-FLAT', units: 15, parts: 1 },
        elsewhere: { encoding: 'UCS-2', units: 18, parts: 1 },
      },
    })
  })

  it('counts English by the alphabet of its usual reader, and says what it costs to mainland numbers', async () => {
    const text = `Dear {{name}}, “{{wish}}” – ${'and all the best '.repeat(5)}`

    const { body } = await check({ kind: 'holiday-greeting', text, language: 'en' })

    const { preview } = TemplateReport.parse(body)
    expect(preview?.text).toContain('"happy Chinese New Year" - and')
    expect(preview?.size).toMatchObject({ encoding: 'GSM-7', parts: 1 })
    expect(preview?.sizes.mainland).toMatchObject({ encoding: 'CN-FLAT', parts: 3 })
  })

  it('says what had better not be said, and refuses what another system would fill in', async () => {
    const { body } = await check({ kind: 'holiday-greeting', text: '[姓名]，绝对优惠', language: 'zh' })

    expect(TemplateReport.parse(body)).toMatchObject({
      faults: [{ code: 'foreign-placeholder', position: 0, detail: '[姓名]' }],
      advice: [{ code: 'absolute-word', detail: '绝对', source: '广告法第九条第（三）项' }],
    })
  })

  it.each(ShippedKindId.options)('finds no fault in the default wordings of %s', async (kind) => {
    const { body } = await startApi().call('GET', `/api/kinds/${kind}`)
    const { template } = KindView.parse(body)

    for (const language of ['zh', 'en'] as const) {
      const report = TemplateReport.parse((await check({ kind, text: template[language], language })).body)
      expect(report.faults).toEqual([])
      expect(report.preview?.text).not.toMatch(/undefined|null|\{\{/u)
    }
  })

  it('tells each fault with its place, and shows no preview', async () => {
    const { body } = await check({ kind: 'holiday-greeting', text: '{{nmae}}，\n{{wish', language: 'zh' })

    expect(TemplateReport.parse(body)).toMatchObject({
      faults: [
        { code: 'unknown-variable', position: 0, line: 1, column: 1, detail: 'nmae' },
        { code: 'unclosed', line: 2, column: 1 },
      ],
      preview: null,
    })
  })

  it('checks a wording that stands in settings with its own variables', async () => {
    const { body } = await check({
      kind: 'birthday-greeting',
      field: 'settings.digest',
      text: '{{people}}',
      language: 'en',
    })

    expect(TemplateReport.parse(body)).toMatchObject({ faults: [] })
  })

  it('refuses a wording that the kind does not have', async () => {
    const { status, body } = await check({
      kind: 'shipment-notice',
      field: 'settings.digest',
      text: 'x',
      language: 'en',
    })

    expect(status).toBe(400)
    expect(Problem.parse(body).errors).toMatchObject([{ path: 'field' }])
  })

  it('advises for the day of the campaign: what is cheerful on a day for the dead is told, else not', async () => {
    const asked = { kind: 'holiday-greeting', text: '{{name}}，{{wish}}！', language: 'zh' }
    const codes = async (settings?: object) => {
      const { body } = await check({ ...asked, ...(settings && { settings }) })
      return TemplateReport.parse(body).advice.map(({ code }) => code)
    }

    expect(await codes({ festival: 'qingming' })).toContain('cheerful-on-solemn-day')
    expect(await codes({ festival: 'mid-autumn' })).not.toContain('cheerful-on-solemn-day')
    expect(await codes({ festival: 'no such' })).not.toContain('cheerful-on-solemn-day')
    expect(await codes()).not.toContain('cheerful-on-solemn-day')
  })
})
