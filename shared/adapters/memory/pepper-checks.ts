import type { PepperChecks } from '#shared/ports/pepper-checks.ts'

export function createMemoryPepperChecks(): PepperChecks {
  let kept: string | undefined
  return {
    find: async () => kept,
    async keep(value) {
      if (kept !== undefined) return false
      kept = value
      return true
    },
  }
}
