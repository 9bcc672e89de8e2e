import { describe, expect, it } from 'vitest'
import { mergeContacts } from '#shared/usecases/people/merge-contacts.ts'
import { type ImportDesk, openImportDesk } from '../../../builders/import-desk.ts'

const LIST = 'id,name,phone,region,marketing_consent\nC1,朱小慧,19900000001,,\nC2,朱慧,19900000002,310115,\n'

/** C2 is C1 by now. */
async function openMerged(list = LIST): Promise<ImportDesk> {
  const desk = openImportDesk()
  await desk.bring('contacts', list)
  await mergeContacts(desk.deps, { contactId: 'C2', into: 'C1', by: 'support/1' })
  return desk
}

describe('a list that still names an id that was merged', () => {
  it.each([
    ['both ids', LIST],
    ['the ids in the other order', [0, 2, 1].map((line) => LIST.split('\n')[line]).join('\n')],
    ['the earlier id alone', 'id,name,phone\nC2,朱慧,19900000002\n'],
  ])('leaves name, number and the rest of the one that stands: %s', async (_, list) => {
    const desk = await openMerged()
    const before = await desk.stores.contacts.find('C1')

    await desk.bring('contacts', list)
    await desk.bring('contacts', list)

    const { writtenBy: _by, rev: _rev, ...stands } = { ...before }
    expect(await desk.stores.contacts.find('C1')).toMatchObject({ ...stands, name: '朱小慧', phone: '+8619900000001' })
  })

  it('says so on the row, and not that the row wins', async () => {
    const desk = await openMerged()

    const { item, problems } = await desk.bring('contacts', LIST)

    expect(item).toMatchObject({ accepted: 0, unchanged: 2 })
    expect(problems).toMatchObject([{ line: 3, code: 'id-merged', severity: 'warning' }])
  })

  it('still gives what the one that stands lacks, and ends its consent', async () => {
    const desk = await openMerged(
      'id,name,phone,marketing_consent\nC1,朱小慧,19900000001,yes\nC2,朱慧,19900000002,yes\n',
    )

    await desk.bring('contacts', 'id,phone,birthday,marketing_consent\nC2,19900000002,1990-12-05,no\n')

    expect(await desk.stores.contacts.find('C1')).toMatchObject({
      phone: '+8619900000001',
      birthday: { month: 12, day: 5 },
      consent: { marketing: 'refused' },
    })
  })
})
