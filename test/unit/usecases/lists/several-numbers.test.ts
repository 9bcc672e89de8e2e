import { describe, expect, it } from 'vitest'
import { numbersOf } from '#shared/domain/people/numbers.ts'
import { isSameName } from '#shared/domain/people/person-name.ts'
import { undoImport } from '#shared/usecases/lists/undo-import.ts'
import { openImportDesk } from '../../../builders/import-desk.ts'

const [A, B] = ['19900009116', '19900009117']
const ID = '11010519491231002X'
const SLIP = '姓名,身份证号,手机号,卡号\n'

async function bringAll(...lists: string[]) {
  const desk = openImportDesk()
  const brought = []
  for (const list of lists) brought.push(await desk.bring('contacts', list))
  const people = (await desk.stores.contacts.scan({ limit: 100 })).items
  const told = people
    .map((one) => [one.name ?? '', ...numbersOf(one).map(({ phone }) => phone.slice(3))].join(' '))
    .toSorted()
  return { desk, people, told, items: brought.map(({ item }) => item), problems: brought.map((one) => one.problems) }
}

describe('a card-opening slip and a collection list', () => {
  it('are about one person, whose second number no slip takes away', async () => {
    const slip = `${SLIP}朱慧,${ID},${A},6222000000000000\n`
    const { told, items } = await bringAll(slip, `姓名,手机号\n朱慧,${A}/${B}\n`, slip)
    expect(told).toEqual([`朱慧 ${A} ${B}`])
    expect(items.map(({ accepted, unchanged }) => [accepted, unchanged])).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
    ])
  })

  it('are about one person where the slip has the second number alone', async () => {
    const { told } = await bringAll(`姓名,手机号\n朱慧,${A}/${B}\n`, `${SLIP}朱慧,${ID},${B},6222000000000000\n`)
    expect(told).toEqual([`朱慧 ${B} ${A}`])
  })

  it('are about one person where the list has a new number before that of the slip', async () => {
    const { told } = await bringAll(`姓名,手机号\n朱慧,${B}\n`, `姓名,手机号\n朱慧,${A}/${B}\n`)
    expect(told).toEqual([`朱慧 ${A} ${B}`])
  })

  it.each(['罗先生', ''])(
    'are about two people where the list names a second number of somebody called "%s"',
    async (name) => {
      const { told } = await bringAll(`姓名,手机号\n朱慧,${B}\n`, `姓名,手机号\n${name},${A}/${B}\n`)
      expect(told).toEqual([`朱慧 ${B}`, `${name} ${A} ${B}`].toSorted())
    },
  )

  it('are about two people where the second number of one is the number of another', async () => {
    const { told, problems } = await bringAll(`姓名,手机号\n朱慧,${A}/${B}\n`, `姓名,手机号\n罗先生,${B}\n`)
    expect(told).toEqual([`朱慧 ${A} ${B}`, `罗先生 ${B}`])
    expect(problems.flat()).toEqual([])
  })

  it('are about the one whose ID number it is, be the number the second of somebody else', async () => {
    const own = `${SLIP}罗先生,${ID},19900009118,1\n`
    const { told } = await bringAll(own, `姓名,手机号\n朱慧,${A}/${B}\n`, `${SLIP}罗先生,${ID},${B},1\n`)
    expect(told).toEqual([`朱慧 ${A} ${B}`, `罗先生 ${B}`])
  })
})

it.each([
  '手机1,手机2',
  '电话,备用电话',
  '手机号,备用号码',
  '联系电话,第二联系电话',
  'Phone,Phone 2',
  'mobile,Alternate Phone',
  'Phone 1,Phone 2',
])('columns named %s give the numbers in that order', async (header) => {
  const { told } = await bringAll(`${header},id,name\n${A},${B},C1,Ann\n`)
  expect(told).toEqual([`Ann ${A} ${B}`])
})

it('a list that is taken back gives back the numbers as they were', async () => {
  const { desk, items } = await bringAll(
    `客户编号,姓名,手机号\nC1,朱慧,${A}\n`,
    `客户编号,姓名,手机号\nC1,朱慧,${B}/${A}\n`,
  )
  const [, second] = items
  if (second === undefined) throw new Error('two lists were brought')

  await undoImport(desk.deps, second, { at: desk.deps.clock.now(), by: 'marketing/1' })

  const contact = await desk.stores.contacts.find('C1')
  expect(contact && numbersOf(contact).map(({ phone }) => phone)).toEqual([`+86${A}`])
})

it('a contact takes in ten numbers at most, and the row says which were left out', async () => {
  const numbers = Array.from({ length: 12 }, (_, n) => `199000091${String(n).padStart(2, '0')}`)
  const { people, problems } = await bringAll(`客户编号,手机号\nC1,${numbers.join('/')}\n`)
  expect(people.map((one) => numbersOf(one).length)).toEqual([10])
  expect(problems.flat()).toMatchObject([{ code: 'phone-too-many', value: '+86199****9110, +86199****9111' }])
})

it('a number of a list of people in a campaign is that of whoever has it as a second one', async () => {
  const { desk } = await bringAll(`姓名,手机号\n朱慧,${A}/${B}\n`)
  await desk.bring('list', `手机号,门店\n${B},南山\n`)
  expect((await desk.stores.contacts.scan({ limit: 10 })).items).toHaveLength(1)
  await desk.bring('list', `手机号,姓名,门店\n${B},罗先生,南山\n`)
  const names = (await desk.stores.contacts.scan({ limit: 10 })).items.map(({ name }) => name)
  expect(new Set(names)).toEqual(new Set(['朱慧', '罗先生']))
})

it.each([
  ['朱慧', '朱 慧', true],
  ['朱**', '朱慧', true],
  ['朱慧', '罗娜', false],
  ['Ann LEE', 'Ann Lee', true],
  [null, '朱慧', true],
])('%s and %s may be one person: %s', (one, other, same) => {
  expect(isSameName(one, other)).toBe(same)
})
