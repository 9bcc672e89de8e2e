import { describe, expect, it } from 'vitest'
import { accountOf } from '../../console/src/account.ts'

const tokenOf = (claims: unknown) => `head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sign`

describe('the account of a token', () => {
  it('is its sub, also where the payload needs the other letters of base64url', () => {
    expect(accountOf(tokenOf({ sub: 'local-mia', note: '¿¿¿>>>' }))).toBe('local-mia')
  })

  it.each(['', 'opaque', 'a.b.c', tokenOf({}), tokenOf(null), tokenOf({ sub: 7 })])('is unknown for %j', (token) => {
    expect(accountOf(token)).toBeNull()
  })
})
