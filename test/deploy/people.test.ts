import { describe, expect, it } from 'vitest'
import { addPerson, readPerson } from '../../deploy/add-person.ts'
import { createClients } from '../../deploy/clients.ts'
import { readStage } from '../../deploy/names.ts'
import { json, readTarget, startLoopback } from '../builders/aws/loopback.ts'

describe('the first people', () => {
  it('are made once and given each role', async () => {
    const asked: { action: string; input: unknown }[] = []
    const place = await startLoopback((request) => {
      const target = readTarget(request)
      const isRepeat = asked.some(({ action }) => action === 'AdminCreateUser') && target.action === 'AdminCreateUser'
      asked.push(target)
      return isRepeat ? json({ __type: 'UsernameExistsException' }, 400) : json({ User: {} })
    })
    const clients = createClients(place)
    const email = 'chef@example.com'

    const first = await addPerson(clients, 'pool', { email, role: 'admin' })
    const second = await addPerson(clients, 'pool', { email, role: 'support' })

    expect([first, second]).toEqual(['made', 'was-there'])
    const groups = asked.filter(({ action }) => action === 'AdminAddUserToGroup').map(({ input }) => input)
    expect(groups).toEqual([
      { UserPoolId: 'pool', Username: email, GroupName: 'admin' },
      { UserPoolId: 'pool', Username: email, GroupName: 'support' },
    ])
  })

  it('need an address and a role, told in words', () => {
    expect(() => readPerson('chef@example.com', 'boss')).toThrow('--role marketing or --role support or --role admin')
    expect(() => readPerson('chef', 'admin')).toThrow('--email you@example.com')
    expect(() => readStage(undefined)).toThrow('--stage dev or --stage prod')
  })
})
