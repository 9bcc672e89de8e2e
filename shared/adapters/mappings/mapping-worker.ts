import { parentPort } from 'node:worker_threads'
import type { MappingFault, MappingInput } from '#shared/ports/mappings.ts'
import { checkMapping, type Evaluated, evaluateMapping } from './evaluate.ts'

/** Without an input the text alone is looked at. */
export type MappingTask = { mapping: string; input: MappingInput | null }

/** The thread that mappings run on: one after another, and ended from outside when one does not come back. */
parentPort?.on('message', async ({ mapping, input }: MappingTask) => {
  const answer = input === null ? checked(checkMapping(mapping)) : await evaluateMapping(mapping, input)
  parentPort?.postMessage(answer)
})
parentPort?.postMessage('ready')

function checked(fault: MappingFault | null): Evaluated {
  return fault === null ? { ok: true, json: null } : { ok: false, fault }
}
