import { expect, it } from 'vitest'
import { readRefusedRows } from '#shared/usecases/lists/read-refused-rows.ts'
import { openImportDesk } from '../../../builders/import-desk.ts'

const LIST = '姓名;手机号;备注\n王芳;19900000001;\n"Smith; ""Bob""";12;"a, b"\n李雷;19900000003;\n'

it('keeps refused rows as they were uploaded, and takes them once they are mended', async () => {
  const desk = openImportDesk()
  const { item } = await desk.bring('contacts', LIST)

  const csv = await readRefusedRows(desk.deps, { id: item.id, by: 'marketing/test' })

  expect(csv).toBe('\ufeff姓名,手机号,备注\r\n"Smith; ""Bob""",12,"a, b"\r\n')
  const { item: again } = await desk.bring('contacts', csv.replace(',12,', ',19900000002,'))
  expect(again).toMatchObject({ state: 'done', accepted: 1, refused: 0 })
  const { items } = await desk.stores.audit.list({}, { limit: 10 })
  expect(items.map(({ what }) => what)).toContain('import.refused-rows-read')
})

it('has no rows to give where none was refused', async () => {
  const desk = openImportDesk()
  const { item } = await desk.bring('contacts', '姓名,手机号\n王芳,19900000001\n')

  expect(await readRefusedRows(desk.deps, { id: item.id, by: 'marketing/test' })).toBe('none')
})

it('says how many rows have each kind of problem', async () => {
  const { item } = await openImportDesk().bring('contacts', '姓名,手机号\n甲,1\n乙,2\n丙,\n')

  expect(item.problemKinds).toEqual({ 'phone-unusable': 2, 'phone-missing': 1 })
})
