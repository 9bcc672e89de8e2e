import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { aContact } from '../../builders/contact.ts'
import { type Api, startApi } from './api.ts'

const MARK = '\u{feff}'

async function withPeople(count: number): Promise<Api> {
  const api = startApi()
  for (let row = 0; row < count; row += 1) {
    const id = `C${String(row).padStart(5, '0')}`
    await api.contacts.save(aContact({ id, name: row === 0 ? '=HYPERLINK("x")' : `王${row}` }), 'absent')
  }
  return api
}

function csv(api: Api, path: string, options: Parameters<Api['call']>[2] = {}) {
  return api.text('GET', path, { ...options, headers: { accept: 'text/csv' } })
}

describe('a list asked for as CSV', () => {
  it('has all rows of all pages behind the names of the columns', async () => {
    const api = await withPeople(250)

    const { status, type, headers, text } = await csv(api, '/api/people')

    const lines = text.trimEnd().split('\r\n')
    expect([status, type]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(lines[0]).toBe(`${MARK}id,name,kind,phone,language,regionCode,tags,consent`)
    expect(new Set(lines.slice(1).map((line) => line.slice(0, 6))).size).toBe(250)
    expect(headers['carillon-rows']).toBe('250')
    expect(headers).not.toHaveProperty('carillon-next')
  })

  it('lets no cell begin a formula', async () => {
    const { text } = await csv(await withPeople(1), '/api/people')

    expect(text).toContain(`,"'=HYPERLINK(""x"")",`)
  })

  it('masks numbers for marketing, as the list does', async () => {
    const api = await withPeople(1)

    const [marketing, support] = [
      await csv(api, '/api/people', { as: 'marketing' }),
      await csv(api, '/api/people', { as: 'support' }),
    ]

    expect(marketing.text).toContain('****0001')
    expect(marketing.text).not.toContain('8619900000001')
    expect(support.text).toContain("'+8619900000001")
  })

  it('is refused to whoever may not read the list, with the problem', async () => {
    const { status, type } = await csv(startApi(), '/api/audit', { as: 'marketing' })

    expect([status, type]).toEqual([403, 'application/problem+json'])
  })

  it('goes on where an answer ended, without the names again', async () => {
    const api = await withPeople(120)
    const page = await api.call('GET', '/api/people', { query: { limit: '100' } })
    const { next } = z.object({ next: z.string() }).parse(page.body)

    const { text } = await csv(api, '/api/people', { query: { cursor: next } })

    expect(text.startsWith('C')).toBe(true)
    expect(text.trimEnd().split('\r\n')).toHaveLength(20)
  })

  it('has the days of a campaign’s results, and takes searches that are posted', async () => {
    const api = startApi()
    const { body } = await api.call('POST', '/api/campaigns', { body: { kind: 'birthday-greeting' } })
    const { id } = z.object({ id: z.string() }).parse(body)

    const days = await csv(api, `/api/campaigns/${id}/results`, {
      query: { from: '2026-11-29', until: '2026-12-01' },
    })
    const found = await api.text('POST', '/api/messages/search', {
      body: { campaign: id },
      headers: { accept: 'text/csv' },
    })

    expect(days.text.split('\r\n')[0]).toMatch(/^\u{feff}date,/u)
    expect(days.text.trimEnd().split('\r\n')).toHaveLength(4)
    expect(found.text).toMatch(/^\u{feff}id,kind,category,campaignId,/u)
  })
})

it('an answer that is no list stays JSON', async () => {
  const { type } = await startApi().text('GET', '/api/me', { headers: { accept: 'text/csv' } })

  expect(type).toBe('application/json')
})
