/**
 * What `work` gives for each item, in the items' order, with at most `atOnce` at work. After a failure no further item is
 * begun; those at work are waited for, so that nothing goes on behind the caller's back; then the first failure is thrown.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Map<number, R>()
  const failures: unknown[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failures.length > 0) return
      try {
        results.set(index, await work(item))
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  if (failures.length > 0) throw failures[0]
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result)
}

/**
 * What each of these gives. After a failure the others are waited for all the same, since a Lambda that has answered is
 * frozen with whatever is still under way, and goes on with it minutes later; then the first failure is thrown.
 */
export async function allOf<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(work)
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}
