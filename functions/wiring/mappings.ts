import { createMappings } from '#shared/adapters/mappings/threaded-mappings.ts'
import { MAPPING_WORKER_FILE } from '#shared/contracts/deployment.ts'
import type { Mappings } from '#shared/ports/mappings.ts'

/** Runs mappings on the thread whose bundle lies beside that of the function. */
export function openMappings(): Mappings {
  return createMappings({ worker: new URL(`./${MAPPING_WORKER_FILE}`, import.meta.url) })
}
