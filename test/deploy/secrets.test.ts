import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { createClients } from '../../deploy/clients.ts'
import { findForeignPepper } from '../../deploy/pepper.ts'
import { makeSecrets } from '../../deploy/secrets.ts'
import { type Answer, type Asked, json, readTarget, startLoopback } from '../builders/aws/loopback.ts'

const Input = z.looseObject({ Name: z.string(), Value: z.string().optional(), Overwrite: z.boolean().optional() })

describe('the secrets of a stage', () => {
  it('are made once, each of its own kind, and never overwritten', async () => {
    const store = new Map<string, string>()
    const clients = createClients(await startLoopback(parameterStore(store)))
    const wanted = ['phone-pepper', 'webhook-secrets', 'allowed-numbers'] as const

    const first = await makeSecrets(clients, 'dev', { wanted, hasTables: false })
    const before = new Map(store)
    const second = await makeSecrets(clients, 'dev', { wanted, hasTables: false })

    expect(first.map(({ state }) => state)).toEqual(['made', 'made', 'made'])
    expect(second.map(({ state }) => state)).toEqual(['there', 'there', 'there'])
    expect(store).toEqual(before)
    expect(Buffer.from(store.get('/carillon/dev/phone-pepper') ?? '', 'base64url')).toHaveLength(32)
    expect(store.get('/carillon/dev/webhook-secrets')).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(store.get('/carillon/dev/allowed-numbers')).toBe('-')
  })

  it('stay as whoever was faster made them', async () => {
    const store = new Map([['/carillon/dev/phone-pepper', 'theirs']])
    const blind = parameterStore(new Map())
    const answer = parameterStore(store)
    const place = await startLoopback((asked) =>
      readTarget(asked).action === 'GetParameter' ? blind(asked) : answer(asked),
    )

    const [made] = await makeSecrets(createClients(place), 'dev', { wanted: ['phone-pepper'], hasTables: false })

    expect(made?.state).toBe('there')
    expect(store.get('/carillon/dev/phone-pepper')).toBe('theirs')
  })

  it('say no value, and how to read or set one', async () => {
    const store = new Map<string, string>()
    const clients = createClients(await startLoopback(parameterStore(store)))

    const wanted = ['phone-pepper', 'webhook-secrets', 'allowed-numbers', 'sms-secrets'] as const

    const made = await makeSecrets(clients, 'dev', { wanted, hasTables: false })

    const words = made.map(({ words }) => words).join('\n')
    for (const value of [...store.values()].filter((value) => value.length > 1)) expect(words).not.toContain(value)
    expect(words).toContain('aws ssm get-parameter --with-decryption --name /carillon/dev/webhook-secrets')
    expect(words).toContain('aws ssm put-parameter --type SecureString --name /carillon/dev/sms-secrets')
    expect(store.has('/carillon/dev/sms-secrets')).toBe(false)
    expect(made.at(-1)?.state).toBe('missing')
  })

  it('get no new pepper while there are tables, and stay as they are', async () => {
    const store = new Map<string, string>()
    const clients = createClients(await startLoopback(parameterStore(store)))

    const [pepper] = await makeSecrets(clients, 'dev', { wanted: ['phone-pepper'], hasTables: true })

    expect(pepper).toMatchObject({
      state: 'missing',
      words: expect.stringContaining('Put the copy that you keep back'),
    })
    expect(store.size).toBe(0)
  })
})

describe('the pepper of a stage', () => {
  it('is refused where it is not the one that the tables were made with, with the way to the right one', async () => {
    const store = new Map([['/carillon/prod/phone-pepper', 'the pepper of these tables']])
    const clients = createClients(await startLoopback(parameterStore(store)))
    const tables = createSqliteTables(new Database(':memory:'))

    const first = await findForeignPepper(clients, 'prod', tables)
    store.set('/carillon/prod/phone-pepper', 'another pepper')
    const second = await findForeignPepper(clients, 'prod', tables)

    expect(first).toBeNull()
    expect(second).toContain('/carillon/prod/phone-pepper is not the pepper that the tables of prod were made with')
    expect(second).toContain('get-parameter-history')
    expect(second).not.toContain('another pepper')
  })
})

/** Parameter Store, as far as these calls go; it refuses to overwrite. */
function parameterStore(store: Map<string, string>): (asked: Asked) => Answer {
  return (asked) => {
    const { action, input } = readTarget(asked)
    const { Name, Value = '', Overwrite } = Input.parse(input)
    if (action === 'GetParameter') {
      const value = store.get(Name)
      return value === undefined
        ? json({ __type: 'ParameterNotFound' }, 400)
        : json({ Parameter: { Name, Value: value } })
    }
    if (store.has(Name) && Overwrite !== true) return json({ __type: 'ParameterAlreadyExists' }, 400)
    store.set(Name, Value)
    return json({ Version: 1 })
  }
}
