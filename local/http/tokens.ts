import * as z from 'zod'
import { Role } from '#shared/contracts/console-api/role.ts'
import { isSignatureOf, sign } from '../phone/signature.ts'

const LIFE_SECONDS = 12 * 60 * 60

const Payload = z.object({ sub: z.string(), 'cognito:groups': z.array(Role), exp: z.int(), iat: z.int() })

/** As an HTTP API's JWT authorizer hands them on: every claim as text, a list as `[admin marketing]`. */
export type Claims = { sub: string; 'cognito:groups': string; exp: string; iat: string }

export interface Tokens {
  /** For a person of this role; the name tells apart two of one role. */
  issue(role: Role, name?: string): string
  /** What the token says; undefined when it is malformed, signed by another or expired. */
  claims(token: string): Claims | undefined
}

type Options = {
  secret: string
  /** The machine's own time, which no test of tomorrow's messages moves. */
  machineNow?: () => Date
}

/** Stands for Cognito on one machine: HS256 JSON Web Tokens, good for 12 hours. */
export function createTokens({ secret, machineNow = () => new Date() }: Options): Tokens {
  const seconds = () => Math.floor(machineNow().getTime() / 1000)
  const header = partOf({ alg: 'HS256', typ: 'JWT' })
  return {
    issue(role, name = role) {
      const iat = seconds()
      const payload = { sub: `local-${name}`, 'cognito:groups': [role], iat, exp: iat + LIFE_SECONDS }
      const text = `${header}.${partOf(payload)}`
      return `${text}.${sign(text, secret)}`
    },
    claims(token) {
      const [head, body, signature, ...more] = token.split('.')
      if (head !== header || !body || !signature || more.length > 0) return undefined
      if (!isSignatureOf(`${head}.${body}`, signature, secret)) return undefined
      const { success, data: payload } = Payload.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
      if (!success || payload.exp <= seconds()) return undefined
      const groups = `[${payload['cognito:groups'].join(' ')}]`
      return { sub: payload.sub, 'cognito:groups': groups, iat: String(payload.iat), exp: String(payload.exp) }
    },
  }
}

function partOf(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
