import type { Route } from './route.ts'

export type RouteMatch =
  /** `id` and `type` are what stands where the path says `{id}` and `{type}`, decoded; empty where it says nothing. */
  | { kind: 'found'; route: Route; id: string; type: string }
  | { kind: 'wrong-method'; allowed: readonly string[] }
  | { kind: 'unknown' }

/** The route for this method and path; a path that is spelt out wins over one with `{id}`. */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch {
  const segments = path.split('/').map(decode)
  const fitting = routes.flatMap((route) => {
    const named = fit(route.path.split('/'), segments)
    return named === undefined ? [] : [{ route, ...named }]
  })
  if (fitting.length === 0) return { kind: 'unknown' }
  const taking = fitting.filter(({ route }) => route.method.toUpperCase() === method)
  const best = taking.find(({ id }) => id === '') ?? taking[0]
  if (best !== undefined) return { kind: 'found', ...best }
  return { kind: 'wrong-method', allowed: fitting.map(({ route }) => route.method.toUpperCase()) }
}

function fit(pattern: readonly string[], segments: readonly string[]): { id: string; type: string } | undefined {
  if (pattern.length !== segments.length) return undefined
  const fits = pattern.every((part, index) => (isName(part) ? segments[index] !== '' : part === segments[index]))
  const at = (name: string) => segments[pattern.indexOf(name)] ?? ''
  return fits ? { id: at('{id}'), type: at('{type}') } : undefined
}

function isName(part: string): boolean {
  return part === '{id}' || part === '{type}'
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment // a lone % belongs to the text itself
  }
}
