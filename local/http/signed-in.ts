import { createProblem } from '#functions/http.ts'
import { type Call, type Route, sendProblem } from './http-route.ts'
import type { Claims, Tokens } from './tokens.ts'

/** What the caller's token says; undefined without one that holds. */
export function claimsIn({ request }: Call, tokens: Tokens): Claims | undefined {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' && token ? tokens.claims(token) : undefined
}

export function askForToken({ response }: Call): void {
  const detail = 'A valid token is needed: Authorization: Bearer <token>.'
  sendProblem(response, createProblem('unauthorized', detail), { 'www-authenticate': 'Bearer' })
}

/** The same routes for whoever is signed in. */
export function forSignedIn(routes: readonly Route[], tokens: Tokens): Route[] {
  return routes.map((route) => ({
    ...route,
    handle: async (call) => (claimsIn(call, tokens) === undefined ? askForToken(call) : route.handle(call)),
  }))
}
