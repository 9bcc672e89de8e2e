import { createMappings } from '#shared/adapters/mappings/threaded-mappings.ts'
import type { DeliveryId } from '#shared/contracts/ids.ts'

export const TEST_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

const MAPPING_WORKER = new URL('../../shared/adapters/mappings/mapping-worker.ts', import.meta.url)

/** The thread begins with the first mapping. */
export const testMappings = createMappings({ worker: MAPPING_WORKER, longestMs: 20_000 })

/** What the API needs for webhooks, as in the cloud; `handed` gets the ids that it puts on their queue. */
export function webhookDeps(handed: DeliveryId[] = []) {
  return {
    webhookQueue: { deliver: async (ids: readonly DeliveryId[]) => void handed.push(...ids) },
    webhookSecrets: { create: () => TEST_SECRET },
    hookReach: 'public' as const,
    mappings: testMappings,
  }
}
