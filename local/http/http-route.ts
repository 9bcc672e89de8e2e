import type { IncomingMessage, ServerResponse } from 'node:http'
import { createProblem, PROBLEM_MEDIA_TYPE } from '#functions/http.ts'
import type { Problem } from '#shared/contracts/console-api/problem.ts'

export type Call = { request: IncomingMessage; response: ServerResponse; url: URL }

export type Route = {
  /** One address, or with a final `*` all that begin with it. */
  path: string
  /** @default every method */
  method?: string
  handle(call: Call): Promise<void>
}

/** Gives the call to the route with the longest path that fits; 405 where only the method differs, else 404. */
export async function dispatch(routes: readonly Route[], call: Call): Promise<void> {
  const fitting = routes.filter((route) => isFor(route, call.url.pathname))
  const longest = Math.max(...fitting.map(({ path }) => path.length))
  const here = fitting.filter(({ path }) => path.length === longest)
  const route = here.find(({ method }) => method === undefined || method === call.request.method)
  if (route) return route.handle(call)
  if (here.length === 0) return sendNotFound(call.response)
  const allow = here.map(({ method }) => method).join(', ')
  sendProblem(call.response, createProblem('method-not-allowed', `This address takes ${allow}.`), { allow })
}

function isFor({ path }: Route, pathname: string): boolean {
  return path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

export function sendProblem(response: ServerResponse, problem: Problem, headers: Record<string, string> = {}): void {
  response.writeHead(problem.status, { 'content-type': PROBLEM_MEDIA_TYPE, 'cache-control': 'no-store', ...headers })
  response.end(JSON.stringify(problem))
}

export function sendNotFound(response: ServerResponse): void {
  sendProblem(response, createProblem('not-found', 'There is nothing at this address.'))
}
