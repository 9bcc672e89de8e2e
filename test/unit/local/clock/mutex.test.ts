import { expect, it } from 'vitest'
import { createMutex } from '../../../../local/clock/mutex.ts'

it('runs one after another, and goes on behind a failure', async () => {
  const mutex = createMutex()
  const steps: string[] = []
  const work = (name: string) => async () => {
    steps.push(`${name} begins`)
    await Promise.resolve()
    steps.push(`${name} ends`)
    if (name === 'a') throw new Error('a fails')
    return name
  }

  const results = await Promise.allSettled([mutex.run(work('a')), mutex.run(work('b'))])

  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  expect(results).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: 'b' }])
})
