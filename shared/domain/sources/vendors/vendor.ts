import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Place, Sample, Signature, SourceAnswer, Vendor } from '#shared/contracts/source.ts'

/** Everything that a source of this vendor begins with; each part can be changed. */
export type ReadyVendor = {
  id: Vendor
  names: LocalizedText
  /** Where its secret comes from: the vendor shows it, or we make one that is entered there. */
  secret: 'given' | 'made'
  signature: Signature
  type: Place
  deliveryId: Place | null
  answer: SourceAnswer | null
  ping: string | null
  mapping: string
  sample: Sample
  /** The types that its mapping knows what to do with, to subscribe to. */
  types: readonly string[]
}
