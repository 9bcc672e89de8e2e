import { expect, it } from 'vitest'
import { FIELD_LAYOUTS } from '../../../builders/field-layouts.ts'
import { openImportDesk } from '../../../builders/import-desk.ts'

it('there are twenty', () => {
  expect(new Set(FIELD_LAYOUTS.map(({ name }) => name)).size).toBe(20)
})

it.each(FIELD_LAYOUTS)('comes to what it should: $name', async ({ what, bytes, taken, refused, seemsToBe, told }) => {
  const { item, problems } = await openImportDesk().bring(what, bytes)

  expect([...new Set(problems.map(({ code }) => code))].toSorted()).toEqual(told)
  expect(item).toMatchObject({ accepted: taken, refused, seemsToBe: seemsToBe ?? null })
})
