import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Job } from '../../../../local/queues/job.ts'
import { deadKeyOf, NewestDead } from '../../../../local/queues/newest-dead.ts'

const jobOf = (id: string, atMs: number | null): Job => {
  const dead = atMs === null ? null : { reason: 'x', atMs }
  return { id, queue: 'imports', body: '', sentAtMs: 0, failures: 0, dead }
}

it('lists what is dead by now, newest first, from any place, whatever was buried, sent back or removed before', () => {
  const change = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), atMs: fc.option(fc.nat(5)), gone: fc.boolean() })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.nat(4), fc.nat(6), (changes, limit, place) => {
      const [newest, jobs] = [new NewestDead(), new Map<string, Job>()]
      for (const { id, atMs, gone } of changes) {
        const after = gone ? undefined : jobOf(id, atMs)
        newest.change(jobs.get(id), after)
        if (after === undefined) jobs.delete(id)
        else jobs.set(id, after)
      }
      const keyed = [...jobs.values()].flatMap(({ id, dead }) => (dead ? [{ id, key: deadKeyOf(dead.atMs, id) }] : []))
      const expected = keyed.sort((a, b) => (a.key < b.key ? 1 : -1)).map(({ id }) => id)

      expect(newest.list(10)).toEqual(expected)
      const before = deadKeyOf(place, 'b')
      const rest = keyed.filter(({ key }) => key < before).map(({ id }) => id)
      expect(newest.list(limit, before)).toEqual(rest.slice(0, limit))
    }),
  )
})
