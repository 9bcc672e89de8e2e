import { expect, it } from 'vitest'
import { SOURCES } from './builders/source-tree.ts'

it('no two files import each other, be it by a chain of others or for a type alone', () => {
  const importsOf = new Map(SOURCES.map(({ path, imports }) => [path, imports]))
  const settled = new Set<string>()
  const circlesFrom = (path: string, above: readonly string[]): string[] => {
    if (above.includes(path)) return [[...above.slice(above.indexOf(path)), path].join(' > ')]
    if (settled.has(path)) return []
    const circles = (importsOf.get(path) ?? []).flatMap((next) => circlesFrom(next, [...above, path]))
    settled.add(path)
    return circles
  }

  expect(SOURCES.flatMap(({ path }) => circlesFrom(path, []))).toEqual([])
})
