/**
 * The account that a token was given to: its `sub`, read without checking it, which is for the server to do. Null for what
 * is no JSON web token.
 */
export function accountOf(token: string): string | null {
  const [, payload = ''] = token.split('.')
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
    const sub = typeof claims === 'object' && claims !== null && 'sub' in claims ? claims.sub : null
    return typeof sub === 'string' ? sub : null
  } catch {
    return null // not ours to read
  }
}
