import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { ContactView } from '#shared/contracts/console-api/contact.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { aContact } from '../../builders/contact.ts'
import { type Api, startApi } from './api.ts'

const PATH = '/api/contacts/C00001'

async function withContact(fields: Parameters<typeof aContact>[0] = {}) {
  const stores = createMemoryStores()
  await stores.contacts.save(aContact({ phone: '+12135550123', language: 'en', ...fields }), 'absent')
  return { api: startApi(stores), stores }
}

async function patch(api: Api, body: object): Promise<ContactView> {
  const answer = await api.call('PATCH', PATH, { as: 'support', body })
  expect(answer.status).toBe(200)
  return ContactView.parse(answer.body)
}

describe('where somebody lives', () => {
  it('is told with what it follows from, and with every zone that it may be', async () => {
    const { api } = await withContact({ phone: '+19155550123' })

    expect((await api.call('GET', PATH)).body).toMatchObject({
      zone: 'America/Denver',
      zoneFrom: 'number',
      possibleZones: ['America/Denver', 'America/Chicago'],
    })
  })

  it('is changed to a zone of their own, in which campaigns fire from then on, and back again', async () => {
    const { api, stores } = await withContact()

    const moved = await patch(api, { zone: 'Asia/Tokyo' })
    const back = await patch(api, { zone: null })

    expect(moved).toMatchObject({ zone: 'Asia/Tokyo', zoneFrom: 'own', possibleZones: ['Asia/Tokyo'] })
    expect(back).toMatchObject({ zone: 'America/Los_Angeles', zoneFrom: 'number' })
    expect(await stores.contacts.listZones()).toEqual(expect.arrayContaining(['America/Los_Angeles', 'Asia/Tokyo']))
  })

  it('follows from a region where no zone is named', async () => {
    const { api } = await withContact()

    expect(await patch(api, { regionCode: 'US-TX' })).toMatchObject({ zone: 'America/Denver', zoneFrom: 'region' })
    expect(await patch(api, { regionCode: '310115' })).toMatchObject({ zone: 'Asia/Shanghai', regionCode: '310115' })
  })

  it('is unknown of a number of no country', async () => {
    const { api } = await withContact({ phone: '+88213300655' })

    expect((await api.call('GET', PATH)).body).toMatchObject({ zoneFrom: 'unknown', possibleZones: [] })
  })

  it.each([
    [{ zone: 'PST' }, 'zone', 'America/Los_Angeles'],
    [{ zone: 'Asia/Peking' }, 'zone', 'America/Los_Angeles'],
    [{ zone: '+08:00' }, 'zone', 'America/Los_Angeles'],
    [{ regionCode: '上海' }, 'regionCode', 'US-CA'],
    [{ regionCode: 'ZZ' }, 'regionCode', 'US-CA'],
    [{ language: 'fr' }, 'language', 'zh'],
    [{ name: '' }, 'name', ''],
  ])('%j is refused, with how to write it', async (body, path, hint) => {
    const { api } = await withContact()

    const answer = await api.call('PATCH', PATH, { as: 'support', body })

    expect(answer.status).toBe(400)
    expect(Problem.parse(answer.body).errors).toEqual([
      expect.objectContaining({ path, message: expect.stringContaining(hint) }),
    ])
  })
})

describe('a change of a contact', () => {
  it('keeps who did it, without the name', async () => {
    const { api, stores } = await withContact()

    await patch(api, { name: '李强', salutation: 'mr', language: 'zh' })

    const { items } = await stores.audit.list({ subject: 'contact:C00001' }, { limit: 10 })
    expect(items).toMatchObject([
      { what: 'contact.changed', by: 'support/user-1', after: { salutation: 'mr', language: 'zh', renamed: true } },
    ])
    expect(JSON.stringify(items)).not.toContain('李强')
  })

  it('changes nothing the second time', async () => {
    const { api } = await withContact()
    const first = await patch(api, { zone: 'Asia/Tokyo', name: '李强' })

    expect((await patch(api, { zone: 'Asia/Tokyo', name: '李强' })).rev).toBe(first.rev)
  })

  it('gives a language that was taken back by the number', async () => {
    const { api } = await withContact({ language: 'zh' })

    expect(await patch(api, { language: null })).toMatchObject({ language: 'en' })
  })

  it('is refused where the contact is another by now', async () => {
    const { api } = await withContact()
    await patch(api, { name: '李强' })

    const answer = await api.call('PATCH', PATH, {
      as: 'support',
      body: { name: '王芳' },
      headers: { 'if-match': '"1"' },
    })

    expect(answer.status).toBe(412)
  })
})
