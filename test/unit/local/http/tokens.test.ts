import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createTokens } from '../../../../local/http/tokens.ts'
import { openSecrets } from '../../../../local/secrets.ts'
import { scratchFolder } from '../scratch-folder.ts'

function open(secret = 'one secret') {
  const machine = { now: new Date('2026-12-01T00:00:00Z') }
  return { tokens: createTokens({ secret, machineNow: () => machine.now }), machine }
}

it('hands on the role as API Gateway does, for twelve hours', () => {
  const { tokens, machine } = open()
  const token = tokens.issue('marketing')

  machine.now = new Date('2026-12-01T11:59:59Z')
  expect(tokens.claims(token)).toMatchObject({ 'cognito:groups': '[marketing]', sub: 'local-marketing' })
  machine.now = new Date('2026-12-01T12:00:00Z')
  expect(tokens.claims(token)).toBeUndefined()
})

it.each([
  ['another secret', (): string => open('another').tokens.issue('admin')],
  ['nothing', () => ''],
  ['text', () => 'a.b.c'],
  [
    'another role than was signed',
    () => {
      const [head, , signature] = open().tokens.issue('support').split('.')
      const [, body] = open().tokens.issue('admin').split('.')
      return `${head}.${body}.${signature}`
    },
  ],
  [
    'no algorithm',
    () => {
      const [, body] = open().tokens.issue('admin').split('.')
      return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${body}.`
    },
  ],
])('refuses a token of %s', (_what, token) => {
  expect(open().tokens.claims(token())).toBeUndefined()
})

it('makes the secrets once, for the owner only', () => {
  const path = join(scratchFolder(), 'secrets.json')

  const secrets = openSecrets(path)

  expect(openSecrets(path)).toEqual(secrets)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(secrets.webhookSecret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/)
  expect(new Set(Object.values(secrets)).size).toBe(4)
})

it('never replaces secrets that it cannot read', () => {
  const path = join(scratchFolder(), 'secrets.json')
  writeFileSync(path, '{}')

  expect(() => openSecrets(path)).toThrow('cannot be read')
})
