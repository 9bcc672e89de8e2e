import type { Route } from './route.ts'

export type RouteMatch =
  /** `id`, `type`, `hold` and `delivery` are what stands where the path says `{id}` and so on, decoded; empty where it says nothing. */
  | { kind: 'found'; route: Route; id: string; type: string; hold: string; delivery: string }
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

type Named = { id: string; type: string; hold: string; delivery: string }

function fit(pattern: readonly string[], segments: readonly string[]): Named | undefined {
  if (pattern.length !== segments.length) return undefined
  const fits = pattern.every((part, index) => (isName(part) ? segments[index] !== '' : part === segments[index]))
  const at = (name: string) => segments[pattern.indexOf(name)] ?? ''
  return fits ? { id: at('{id}'), type: at('{type}'), hold: at('{hold}'), delivery: at('{delivery}') } : undefined
}

function isName(part: string): boolean {
  return part === '{id}' || part === '{type}' || part === '{hold}' || part === '{delivery}'
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment // a lone % belongs to the text itself
  }
}
