import { describe, expect, it } from 'vitest'
import { SOURCES } from './builders/source-tree.ts'

describe('what the sender reaches', () => {
  it('are no words of kinds: a campaign keeps its own texts, and the bundle has a limit', () => {
    const reached = new Set(['functions/send-message/main.ts'])
    // A set is walked to its end, with what is added on the way.
    for (const at of reached) for (const one of SOURCES.find(({ path }) => path === at)?.imports ?? []) reached.add(one)

    expect(reached).toContain('shared/domain/scenarios/registry.ts')
    expect([...reached].filter((path) => /\.words\.ts$|\/(kind|shipped)-words\.ts$/.test(path))).toEqual([])
  })
})
