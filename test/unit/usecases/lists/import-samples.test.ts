import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contracts/contact.ts'
import type { RowProblem } from '#shared/contracts/import.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import { countsOf, type ImportDesk, openImportDesk } from '../../../builders/import-desk.ts'

const CONTACTS = readFileSync('test/fixtures/samples/contacts.csv')
const CONTACTS_GB18030 = readFileSync('test/fixtures/samples/contacts-gb18030.csv')
const INSTALMENTS = readFileSync('test/fixtures/samples/instalments.csv')

async function contactsOf({ stores }: ImportDesk): Promise<Contact[]> {
  return (await stores.contacts.scan({ limit: 100_000 })).items
}

async function instalmentsOf({ stores }: ImportDesk): Promise<Instalment[]> {
  const months = ['2026-11', '2026-12', '2027-01']
  const pages = await Promise.all(
    months.map((month) => stores.records.listInstalmentsByContact([month], { limit: 100_000 })),
  )
  return pages.flatMap(({ items }) => items)
}

function linesByCode(problems: readonly RowProblem[]): Record<string, number[]> {
  const codes = [...new Set(problems.map(({ code }) => code))]
  return Object.fromEntries(
    codes.map((code) => [code, problems.filter((one) => one.code === code).map(({ line }) => line)]),
  )
}

describe('the sample of contacts', () => {
  it('goes in but for three landlines, and says of each fault where it is', async () => {
    const desk = openImportDesk()

    const { item, problems } = await desk.bring('contacts', CONTACTS)

    expect(countsOf(item)).toEqual({
      ...{ state: 'done', rows: 1200, accepted: 1197, unchanged: 0, refused: 3, problemCount: 17 },
    })
    expect(linesByCode(problems)).toEqual({
      'phone-landline': [782, 974, 1018],
      'resident-id-checksum': [44, 286, 369, 725, 880],
      'resident-id-spreadsheet': [58, 641, 905],
      'resident-id-15-digits': [964, 1004, 1022],
      'phone-shared': [288, 290, 894],
    })
    expect(problems.filter(({ severity }) => severity === 'error').map(({ line }) => line)).toEqual([782, 974, 1018])
  })

  it('becomes contacts with what the list says', async () => {
    const desk = openImportDesk()
    await desk.bring('contacts', CONTACTS)

    const contacts = await contactsOf(desk)
    const count = (wanted: (contact: Contact) => boolean) => contacts.filter(wanted).length

    expect(contacts).toHaveLength(1197)
    expect(count(({ kind }) => kind === 'employee')).toBe(50)
    expect(count(({ birthday }) => birthday !== null)).toBe(1189)
    expect(count(({ birthday }) => birthday?.calendar === 'lunar')).toBe(54)
    expect(await desk.stores.contacts.find('C00001')).toMatchObject({
      ...{ name: '朱慧', kind: 'employee', phone: '+8619900000001', zone: 'Asia/Shanghai', language: 'zh' },
      ...{
        salutation: 'mr',
        salutationGuessed: true,
        regionCode: '440304',
        tags: ['车贷'],
        managerPhone: '+8619900009999',
      },
      birthday: { calendar: 'solar', year: 1955, month: 8, day: 30, leap: false, source: 'resident-id' },
      consent: { marketing: 'granted', at: new Date('2026-03-01T02:00:00Z'), source: 'list' },
    })
    expect(await desk.stores.contacts.find('C00136')).toMatchObject({ phone: '+8619900000136' })
    expect(await desk.stores.contacts.listZones()).toEqual(['Asia/Shanghai'])
  })

  it('changes nothing when it comes again', async () => {
    const desk = openImportDesk()
    await desk.bring('contacts', CONTACTS)
    const before = await contactsOf(desk)

    const { item } = await desk.bring('contacts', CONTACTS)

    expect(countsOf(item)).toMatchObject({ state: 'done', rows: 1200, accepted: 0, unchanged: 1197, refused: 3 })
    expect(await contactsOf(desk)).toEqual(before)
  })

  it('is the same in GB18030', async () => {
    const [desk, other] = [openImportDesk(), openImportDesk()]
    await desk.bring('contacts', CONTACTS)

    const alone = await other.bring('contacts', CONTACTS_GB18030)
    const after = await desk.bring('contacts', CONTACTS_GB18030)

    expect(countsOf(alone.item)).toMatchObject({ state: 'done', rows: 60, accepted: 60, problemCount: 2 })
    expect(countsOf(after.item)).toMatchObject({ state: 'done', rows: 60, accepted: 0, unchanged: 60 })
  })

  it('leaves no ID number anywhere: not in contacts, problems or what is kept of the import', async () => {
    const desk = openImportDesk()
    const ids = [...CONTACTS.toString('utf8').matchAll(/(?<=,)(?:\d{17}[\dX]|\d{15})(?=,)/g)].map(([id]) => id)

    const { item, problems } = await desk.bring('contacts', CONTACTS)

    const contacts = await contactsOf(desk)
    const changes = await Promise.all(contacts.map(({ id }) => desk.stores.contacts.listChanges(id)))
    const kept = JSON.stringify([item, problems, contacts, changes])
    expect(ids).toHaveLength(1197)
    expect(ids.filter((id) => kept.includes(id))).toEqual([])
    expect(desk.files.kept.size).toBe(0)
  })
})

describe('the sample of instalments', () => {
  it('goes in whole', async () => {
    const desk = openImportDesk()

    const { item, problems } = await desk.bring('instalments', INSTALMENTS)

    const instalments = await instalmentsOf(desk)
    expect(problems).toEqual([])
    expect(countsOf(item)).toMatchObject({ state: 'done', rows: 1200, accepted: 1200, unchanged: 0, refused: 0 })
    expect(instalments).toHaveLength(1200)
    expect(instalments.filter(({ listedPaid }) => listedPaid)).toHaveLength(368)
    expect(instalments.find(({ contractId, period }) => contractId === 'L00001' && period === 3)).toMatchObject({
      ...{ contactId: 'C00661', periods: 12, due: '2026-12-20', month: '2026-12', listedPaid: false },
      ...{ amountMinor: 394_802, currency: 'CNY', cardTail: '2417', paidAt: null },
    })
  })

  it('changes nothing when it comes again', async () => {
    const desk = openImportDesk()
    await desk.bring('instalments', INSTALMENTS)

    const { item } = await desk.bring('instalments', INSTALMENTS)

    expect(countsOf(item)).toMatchObject({ state: 'done', rows: 1200, accepted: 0, unchanged: 1200, refused: 0 })
  })
})
