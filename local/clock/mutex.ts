export interface Mutex {
  /** Runs the work when all that was given before has ended, well or not; answers what it answers. */
  run<T>(work: () => Promise<T>): Promise<T>
}

export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(work) {
      const result = last.then(work)
      last = result.catch(() => undefined) // whoever called `run` hears of it
      return result
    },
  }
}
