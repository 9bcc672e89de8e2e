import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOfCampaign } from '#shared/domain/campaigns/campaign-facts.ts'
import { differenceOf, entryOfChange } from '#shared/domain/history/audit.ts'
import { aCampaign } from '../../../builders/campaign.ts'

describe('what the audit holds of a campaign', () => {
  it('never repeats a text of its wording or settings that is not an hour, a date or a plain word', () => {
    const texts = fc.string({ minLength: 5 }).filter((text) => !/^(\d|[a-z]+(-[a-z]+)*$)/.test(text))
    fc.assert(
      fc.property(texts, texts, fc.constantFrom('headPhone', 'x'), (zh, en, name) => {
        const settings = { [name]: en, digest: { zh, en }, deep: [{ inner: { text: zh } }] }
        const content = { ...aCampaign().content, template: { zh, en }, settings }

        const told = JSON.stringify(Object.values(factsOfCampaign(aCampaign({ content }))))

        for (const text of [zh, en]) expect(told.includes(JSON.stringify(text))).toBe(false)
      }),
    )
  })

  it('tells two wordings apart, and choices, hours and dates as they are', () => {
    const facts = (zh: string) =>
      factsOfCampaign(
        aCampaign({
          content: {
            ...aCampaign().content,
            template: { zh, en: 'Hello' },
            settings: { time: '09:30', date: '2027-01-01', festival: 'mid-autumn', days: [1, 5], headPhone: null },
          },
        }),
      )

    expect(facts('甲')).toMatchObject({
      ...{ 'settings.time': '09:30', 'settings.date': '2027-01-01', 'settings.festival': 'mid-autumn' },
      ...{ 'settings.days': [1, 5], 'settings.headPhone': null, 'template.zh': { characters: 1 } },
    })
    expect(facts('甲')['template.zh']).not.toEqual(facts('乙')['template.zh'])
  })
})

describe('a difference', () => {
  it('names each field that came, went or changed, and no other', () => {
    expect(differenceOf({ a: 1, b: [1], c: null, d: 1 }, { a: 1, b: [2], c: null, e: 2 })).toEqual({
      before: { b: [1], d: 1, e: null },
      after: { b: [2], d: null, e: 2 },
    })
  })
})

describe('the id of an entry', () => {
  it('is the same for the same change, and another for another thing or revision', () => {
    const change = { rev: 3, at: new Date(0), by: 'admin/li', what: 'campaign.changed', before: null, after: null }
    const idOf = (type: 'campaign' | 'contact', id: string, rev: number) =>
      entryOfChange({ type, id }, { ...change, rev }).id

    const ids = [
      ...[idOf('campaign', 'x', 3), idOf('contact', 'x', 3), idOf('campaign', 'y', 3)],
      ...[idOf('campaign', 'x', 31), idOf('campaign', 'x\n3', 1)],
    ]

    expect(new Set(ids).size).toBe(ids.length)
    expect(idOf('campaign', 'x', 3)).toBe(ids[0])
  })
})
