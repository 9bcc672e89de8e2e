import { Role } from '#shared/contracts/console-api/role.ts'

/** Who calls: the roles are those of this product only, each once. */
export type Caller = { sub: string; roles: readonly Role[] }

/**
 * The caller whom API Gateway's JWT authorizer let in; undefined when it let nobody in. Its claims are texts, so Cognito's
 * list of groups arrives as `[admin marketing]`; whatever is not of that shape gives no role.
 */
export function readCaller(requestContext: unknown): Caller | undefined {
  const claims = property(property(property(requestContext, 'authorizer'), 'jwt'), 'claims')
  const sub = property(claims, 'sub')
  if (typeof sub !== 'string' || sub === '') return undefined
  return { sub, roles: readRoles(property(claims, 'cognito:groups')) }
}

function readRoles(groups: unknown): Role[] {
  if (typeof groups !== 'string' || !/^\[.*\]$/su.test(groups)) return []
  const names = new Set(groups.slice(1, -1).split(/[\s,]+/u))
  return Role.options.filter((role) => names.has(role))
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}

export function nameOf({ roles, sub }: Caller): string {
  return `${roles.join('+')}/${sub}`
}

/** Whether somebody may see the number and the address of a person. */
export function seesPeople({ roles }: Caller): boolean {
  return roles.includes('support') || roles.includes('admin')
}
