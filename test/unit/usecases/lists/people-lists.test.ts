import { describe, expect, it } from 'vitest'
import { openImportDesk } from '../../../builders/import-desk.ts'

describe('lists of people for a campaign', () => {
  it('names people by id or number, makes nobody consent, and keeps its columns for the text', async () => {
    const desk = openImportDesk()
    await desk.bring('contacts', 'id,name,phone\nC1,王芳,19900000001\nC2,李雷,19900000002\n')

    const { item } = await desk.bring(
      'list',
      '客户编号,手机号,门店\nC1,,南山店\n,19900000002,福田店\n,19900000003,罗湖店\n',
    )

    expect(item).toMatchObject({ state: 'done', created: 1, accepted: 3, refused: 0 })
    const { items } = await desk.stores.imports.listMembers(item.id, { limit: 10 })
    const byStore = Object.fromEntries(items.map(({ contactId, values }) => [String(values.门店), contactId]))
    expect(byStore).toMatchObject({ 南山店: 'C1', 福田店: 'C2' })
    const made = await desk.stores.contacts.find(byStore.罗湖店 ?? '')
    expect(made).toMatchObject({ phone: '+8619900000003', consent: { marketing: 'unknown' } })
  })

  it('refuses an id that nobody has without a number, and rows about one person that differ', async () => {
    const desk = openImportDesk()

    const unknown = await desk.bring('list', 'id,门店\nX9,南山店\n')
    const twice = await desk.bring('list', '手机号,门店\n19900000001,南山店\n19900000001,福田店\n')

    expect(unknown.problems).toMatchObject([{ code: 'contact-unknown' }])
    expect(twice.problems.map(({ code }) => code)).toEqual(['person-twice', 'person-twice'])
  })

  it('knows a list that comes again, in whatever order, and tells another apart', async () => {
    const desk = openImportDesk()
    const { item: first } = await desk.bring('list', '手机号,门店\n19900000001,南山店\n19900000002,福田店\n')

    const { item: again } = await desk.bring('list', '手机号,门店\n19900000002,福田店\n19900000001,南山店\n')
    const { item: other } = await desk.bring('list', '手机号,门店\n19900000001,福田店\n')

    expect(await desk.stores.imports.firstAlike(again.id)).toBe(first.id)
    expect(await desk.stores.imports.firstAlike(other.id)).toBe(other.id)
  })
})
