import { describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contracts/contact.ts'
import { changeRules } from '#shared/usecases/line/steer-rules.ts'
import { changeContact } from '#shared/usecases/people/change-contact.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { aBirthday } from '../../../builders/contact.ts'
import { addContact, stateOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const BOSS = '+8619900009999'

/** Friday 2026-12-04, an hour before the digest. */
async function withEmployees(...employees: Partial<Contact>[]): Promise<World> {
  const world = new World('2026-12-03T23:30:00Z')
  for (const [index, employee] of employees.entries()) {
    const id = `E0000${index + 1}`
    const named = { id, phone: `+861990000000${index + 1}`, kind: 'employee' as const, birthday: aBirthday({ day: 4 }) }
    await addContact(world, { ...named, managerPhone: BOSS, ...employee })
  }
  return world
}

function told(world: World): [string, string, string][] {
  return world.sent.map(({ to, text, at }) => [to, at.toISOString(), text])
}

describe('the birthdays of employees', () => {
  it('reach their manager in one digest at 08:30, the weekend with the Friday', async () => {
    const world = await withEmployees({ name: '王芳' }, { name: '李强', birthday: aBirthday({ day: 6 }) })
    await world.campaign('birthday-greeting')

    await world.advance('2026-12-07T00:00:00Z')

    expect(told(world)).toEqual([
      [BOSS, '2026-12-04T00:30:00.000Z', '同事生日提醒：12月4日 王芳；12月6日 李强。记得送上祝福。'],
    ])
  })

  it('reach their manager at whatever hour the campaign says, since texts to staff have none by preset', async () => {
    const world = await withEmployees({ name: '王芳', birthday: aBirthday({ day: 7 }) })
    await world.campaign('birthday-greeting', { digestTime: '06:00' })

    await world.advance('2026-12-08T00:00:00Z')

    expect(told(world).map(([to, at]) => [to, at])).toEqual([[BOSS, '2026-12-06T22:00:00.000Z']])
  })

  it('wait for the hours that the company has set for its own people', async () => {
    const world = await withEmployees({ name: '王芳', birthday: aBirthday({ day: 7 }) })
    const windows = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '07:30', until: '20:00' }]
    const hours = [{ country: 'CN', category: 'internal' as const, windows, holidays: true }]
    await changeRules(world.deps, { hours, by: 'admin/test' })
    await world.campaign('birthday-greeting', { digestTime: '06:00' })

    await world.advance('2026-12-08T00:00:00Z')

    expect(told(world).map(([to, at]) => [to, at])).toEqual([[BOSS, '2026-12-06T23:30:00.000Z']])
  })

  it('reach the head of the company where no manager is named, else nobody, with the reason', async () => {
    const headed = await withEmployees({ name: '王芳', managerPhone: null })
    const alone = await withEmployees({ name: '王芳', managerPhone: null })
    await headed.campaign('birthday-greeting', { headPhone: '19900008888' })
    await alone.campaign('birthday-greeting')

    await headed.advance('2026-12-04T10:00:00Z')
    await alone.advance('2026-12-04T10:00:00Z')

    expect(told(headed).map(([to]) => to)).toEqual(['+8619900008888'])
    expect((await alone.messagesOf('E00001')).map(stateOf)).toEqual(['suppressed: no-manager'])
  })

  it('reach the head of the company where somebody stands in the list as their own manager', async () => {
    const world = await withEmployees({ name: '王芳', managerPhone: '+8619900000001' })
    await world.campaign('birthday-greeting', { headPhone: '199 0000 8888' })

    await world.advance('2026-12-04T10:00:00Z')

    expect(told(world).map(([to]) => to)).toEqual(['+8619900008888'])
  })

  it('reach a head of the company who lives in a zone where no contact does, at 08:30 there', async () => {
    const world = await withEmployees({ name: '王芳', managerPhone: null, birthday: aBirthday({ day: 5 }) })
    await world.campaign('birthday-greeting', { headPhone: '+12133734253' })

    await world.advance('2026-12-06T00:00:00Z')

    expect(told(world).map(([to, at]) => [to, at])).toEqual([['+12133734253', '2026-12-04T16:30:00.000Z']])
  })

  it('are told once, whatever campaigns and lists there are: two campaigns, and a manager who becomes a contact', async () => {
    const world = await withEmployees({ name: '王芳' })
    await world.campaign('birthday-greeting')
    await world.formerCampaign('birthday-greeting', { digestTime: '08:45' })

    await world.advance('2026-12-04T00:40:00Z')
    await addContact(world, { id: 'A-BOSS', phone: BOSS, kind: 'employee' })
    await world.advance('2026-12-04T10:00:00Z')

    expect(world.sent).toHaveLength(1)
  })

  it('reach a manager who is an employee too, under that contact', async () => {
    const world = await withEmployees({ name: '王芳' }, { id: 'BOSS', phone: BOSS, birthday: null, managerPhone: null })
    await world.campaign('birthday-greeting')

    await world.advance('2026-12-04T10:00:00Z')

    expect((await world.messagesOf('BOSS')).map(stateOf)).toEqual(['accepted'])
  })

  it('reach their manager where the number is the second of somebody else, who is texted at another', async () => {
    const world = await withEmployees({ name: '王芳' }, { id: 'WIFE', phone: '+8619900000002', birthday: null })
    const change = { phones: ['+8619900000002', BOSS] }
    await changeContact(world.deps, { contactId: 'WIFE', change, by: 'support/1' })
    await world.campaign('birthday-greeting')

    await world.advance('2026-12-04T10:00:00Z')

    expect(told(world).map(([to]) => to)).toEqual([BOSS])
  })

  it('are not told to a manager whose number wants no more texts', async () => {
    const world = await withEmployees({ name: '王芳' }, { id: 'BOSS', phone: BOSS, birthday: null, managerPhone: null })
    await world.campaign('birthday-greeting')

    await optOut(world.deps, { contactId: 'BOSS', note: 'asked', by: 'support/1' })
    await world.advance('2026-12-04T10:00:00Z')

    expect(world.sent).toEqual([])
  })

  it('are not greeted themselves: that is for the manager', async () => {
    const world = await withEmployees({ name: '王芳' })
    await world.campaign('birthday-greeting')

    await world.advance('2026-12-04T10:00:00Z')

    expect(await world.messagesOf('E00001')).toEqual([])
  })
})
