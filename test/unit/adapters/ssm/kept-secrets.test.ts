import { expect, it } from 'vitest'
import { keepSecrets } from '#shared/adapters/ssm/kept-secrets.ts'

const MINUTE = 60_000

function open() {
  const store: { value: string; fault: Error | null; reads: number } = { value: 'first', fault: null, reads: 0 }
  const clock = { ms: 0 }
  const stale: unknown[] = []
  const secrets = keepSecrets({
    read: async () => {
      store.reads += 1
      if (store.fault !== null) throw store.fault
      return { secret: store.value }
    },
    onStale: (error) => stale.push(error),
    monotonicMs: () => clock.ms,
  })
  return { store, clock, stale, secrets }
}

it('reads nothing before it is asked, then once for all who ask at once, and again after five minutes', async () => {
  const { store, clock, secrets } = open()
  expect(store.reads).toBe(0)

  const [one, two] = await Promise.all([secrets(), secrets()])
  clock.ms = 5 * MINUTE - 1
  const three = await secrets()
  expect(store.reads).toBe(1)
  clock.ms = 5 * MINUTE
  const four = await secrets()

  expect(store.reads).toBe(2)
  expect([two, three, four].every((secret) => secret === one)).toBe(true)
})

it('answers what was rotated within five minutes, as another object', async () => {
  const { store, clock, secrets } = open()
  const before = await secrets()

  store.value = 'second'
  clock.ms = 5 * MINUTE

  expect(await secrets()).toEqual({ secret: 'second' })
  expect(await secrets()).not.toBe(before)
})

it('goes on with what it has while the store fails, says so, and asks again half a minute later', async () => {
  const { store, clock, stale, secrets } = open()
  const before = await secrets()
  store.fault = new Error('throttled')
  clock.ms = 5 * MINUTE

  expect([await secrets(), await secrets()]).toEqual([before, before])
  expect([store.reads, stale]).toEqual([2, [store.fault]])
  store.fault = null
  store.value = 'second'
  clock.ms += 30_000
  expect(await secrets()).toEqual({ secret: 'second' })
})

it('fails while nothing was ever read, and tries again with the next call', async () => {
  const { store, secrets } = open()
  store.fault = new Error('away')
  await expect(secrets()).rejects.toThrow('away')

  store.fault = null

  expect(await secrets()).toEqual({ secret: 'first' })
})
