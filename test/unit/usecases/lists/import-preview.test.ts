import { describe, expect, it } from 'vitest'
import type { ListMapping } from '#shared/contracts/list-mapping.ts'
import { createImport } from '#shared/usecases/lists/create-import.ts'
import { importFileKey } from '#shared/usecases/lists/import-file-key.ts'
import { startImport } from '#shared/usecases/lists/start-import.ts'
import { countsOf, openImportDesk } from '../../../builders/import-desk.ts'

const LIST =
  '会员名单\n客户编号,姓名,手机号,保险到期日,消费金额,门店,备注\n' +
  'C1,张三,19900000001,2027-03-01,1234.50,一店,老客\nC2,李四,19900000002,soon,12,-,\nC3,王五,,,,,\n'
const MAPPING: ListMapping = {
  保险到期日: { custom: 'date' },
  消费金额: { custom: 'money' },
  门店: { custom: 'text' },
}

async function look(desk: ReturnType<typeof openImportDesk>, list: string, mapping: ListMapping = {}) {
  const { id } = await createImport(desk.deps, { what: 'contacts', by: 'admin/test', mapping, preview: true })
  desk.files.kept.set(importFileKey(id), new TextEncoder().encode(list))
  const { item } = await desk.run(id)
  return { id, item, preview: await desk.stores.imports.findPreview(id) }
}

async function start(desk: ReturnType<typeof openImportDesk>, id: string, mapping?: ListMapping) {
  const queued: string[] = []
  const importQueue = { resume: async (imported: string) => void queued.push(imported) }
  const outcome = await startImport({ ...desk.deps, importQueue }, { id, by: 'admin/test', mapping })
  return { outcome, queued }
}

describe('an import that previews', () => {
  it('tells how it reads the file and what it would do, and writes nothing of it', async () => {
    const desk = openImportDesk()
    await desk.bring('contacts', '客户编号,姓名,手机号\nC1,张三,19900000001\nC9,张九,19900000009\n')
    const before = await desk.stores.contacts.scan({ limit: 100 })

    const { item, preview } = await look(desk, LIST, MAPPING)

    expect(item).toMatchObject({ state: 'previewed', rows: 0, problemCount: 0 })
    expect(preview).toMatchObject({
      ...{ header: 2, exact: true, counts: { new: 1, changed: 1, unchanged: 0, refused: 1 } },
      problems: { 'custom-unreadable': 1, 'phone-missing': 1 },
    })
    expect(preview?.columns.map(({ field, custom }) => field ?? custom)).toEqual([
      ...['id', 'name', 'phone', 'date', 'money', 'text', null],
    ])
    expect(preview?.rows[0]).toEqual(['C1', '张**', '****0001', '2027-03-01', '1234.50', '一店', '老客'])
    expect(await desk.stores.contacts.scan({ limit: 100 })).toEqual(before)
    expect((await desk.stores.imports.listProblems(item.id, { limit: 9 })).items).toEqual([])
    expect(desk.files.kept.size).toBe(1)
  })

  it('stays as it is when its file is delivered again, and is taken in once it is started, as it said', async () => {
    const desk = openImportDesk()
    const { id, preview } = await look(desk, LIST, MAPPING)
    expect((await desk.run(id)).kind).toBe('already-finished')

    const { queued } = await start(desk, id, { 备注: 'tags' })
    const { item } = await desk.run(id)

    expect(queued).toEqual([id])
    expect(countsOf(item)).toMatchObject({ state: 'done', rows: 3, accepted: 2, refused: 1 })
    expect(item.created).toBe(preview?.counts.new)
    expect(await desk.stores.contacts.find('C1')).toMatchObject({
      custom: { 保险到期日: '2027-03-01', 消费金额: { minor: 123450, currency: 'CNY' }, 门店: '一店' },
      tags: ['老客'],
    })
    expect(await desk.stores.contacts.find('C2')).toMatchObject({
      custom: { 消费金额: { minor: 1200, currency: 'CNY' } },
    })
  })

  it('remembers by the header how columns were read, for lists that say nothing of it', async () => {
    const desk = openImportDesk()
    const { id } = await look(desk, LIST, MAPPING)
    await start(desk, id)
    await desk.run(id)

    const same = await look(desk, LIST.replace('会员名单', '十二月'))
    const other = await look(desk, LIST.replace('门店', '店铺'))

    expect(same.preview?.columns.map(({ custom }) => custom)).toEqual([null, null, null, 'date', 'money', 'text', null])
    expect(other.preview?.columns.map(({ custom }) => custom)).toEqual([null, null, null, null, null, null, null])
  })

  it('clears a column with a dash and leaves it with a blank', async () => {
    const desk = openImportDesk()
    const { id } = await look(desk, LIST, MAPPING)
    await start(desk, id)
    await desk.run(id)

    await desk.bring('contacts', '客户编号,姓名,手机号,保险到期日,消费金额,门店,备注\nC1,,19900000001,,,-,\n')

    expect((await desk.stores.contacts.find('C1'))?.custom).toEqual({
      保险到期日: '2027-03-01',
      消费金额: { minor: 123450, currency: 'CNY' },
    })
  })

  it('fails where the file cannot be read, and says what it seems to be', async () => {
    const { item } = await look(openImportDesk(), '合同号,客户编号,期数,应还日,应还金额\nA,C1,1,2026-12-05,10\n')

    expect(item).toMatchObject({ state: 'failed', seemsToBe: 'instalments', problemCount: 1 })
  })

  it('is refused to start before its file was looked at, and after it failed', async () => {
    const desk = openImportDesk()
    const { id } = await createImport(desk.deps, { what: 'contacts', by: 'admin/test', preview: true })

    expect((await start(desk, id)).outcome).toEqual({ kind: 'refused', because: 'not-seen' })
    desk.files.kept.set(importFileKey(id), new TextEncoder().encode('name\nx\n'))
    await desk.run(id)
    expect((await start(desk, id)).outcome).toEqual({ kind: 'refused', because: 'over' })
  })
})

it('leaves money aside where nothing but a fraction of a yuan or a column counted otherwise is meant', async () => {
  const desk = openImportDesk()
  const header = '合同号,客户编号,期数,应还日,本期应还（万元）\n'

  const { problems } = await desk.bring('instalments', `${header}A,C1,1,2026-12-05,10\n`)

  expect(problems).toMatchObject([{ code: 'column-missing', detail: '应还金额 / amount' }])
})

it('takes an amount in minor units by its own header', async () => {
  const desk = openImportDesk()

  await desk.bring('instalments', 'contract,contact,period,due,amount_minor,currency\nA,C1,1,2026-12-05,394802,CNY\n')

  expect(await desk.stores.records.findInstalments([{ contractId: 'A', period: 1 }])).toMatchObject([
    { amountMinor: 394802 },
  ])
})
