import type * as z from 'zod'
import type { SourceCreate } from '#shared/contracts/console-api/source.ts'
import { Signature, type Source } from '#shared/contracts/source.ts'
import { OWN_START, READY_VENDORS } from './vendors/registry.ts'

type Given = Omit<z.output<typeof SourceCreate>, 'secret'> & { secret?: string | undefined }
type Whole = Pick<
  Source,
  'name' | 'vendor' | 'shop' | 'active' | 'signature' | 'type' | 'deliveryId' | 'mapping' | 'sample' | 'answer' | 'ping'
>
type Fault = { path: string; message: string }

/** A new source with what its vendor begins with where nothing is given; the faults of what no vendor can fill in. */
export function withDefaults(given: Given): { ok: true; given: Whole } | { ok: false; faults: Fault[] } {
  const ready = given.vendor === null ? null : READY_VENDORS[given.vendor]
  const signature = given.signature ?? ready?.signature ?? OWN_START.signature
  const faults = [
    ...(ready?.secret === 'given' && given.secret === undefined
      ? [{ path: 'secret', message: `must be the one that ${ready.names.en} shows` }]
      : []),
    ...faultsOf(signature),
  ]
  if (faults.length > 0) return { ok: false, faults }
  const { name, vendor, shop, active } = given
  return {
    ok: true,
    given: {
      ...{ name, vendor, shop, active, signature },
      type: given.type === undefined ? (ready?.type ?? null) : given.type,
      deliveryId: given.deliveryId === undefined ? (ready?.deliveryId ?? null) : given.deliveryId,
      mapping: given.mapping ?? ready?.mapping ?? OWN_START.mapping,
      sample: given.sample ?? ready?.sample ?? OWN_START.sample,
      ping: given.ping === undefined ? (ready?.ping ?? null) : given.ping,
      answer: given.answer === undefined ? (ready?.answer ?? null) : given.answer,
    },
  }
}

/** A vendor's own signature may still lack the id of the client that it signs with. */
function faultsOf(signature: Signature): Fault[] {
  const read = Signature.safeParse(signature)
  if (read.success) return []
  return read.error.issues.map(({ path, message }) => ({ path: ['signature', ...path].join('.'), message }))
}
