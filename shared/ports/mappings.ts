/** What a mapping reads. `body` is what its JSON or form says. */
export type MappingInput = {
  type: string | null
  headers: Readonly<Record<string, string>>
  body: unknown
  receivedAt: string
}

/** `position`: the character of the mapping that it is about, from 0, where that is known. */
export type MappingFault = {
  code: 'syntax' | 'failed' | 'too-long' | 'too-deep' | 'too-large'
  message: string
  position: number | null
}

/** `value` is plain JSON, or undefined where the mapping gives nothing at all. */
export type Mapped = { ok: true; value: unknown } | { ok: false; fault: MappingFault }

/** Runs mappings that people wrote, apart from everything else, within bounds of time, depth and memory. */
export interface Mappings {
  /** Null for a mapping that can be read; says nothing of what it gives. */
  check(mapping: string): Promise<MappingFault | null>
  /** Never throws for a mapping's sake. A fault's message holds nothing of the input. */
  run(mapping: string, input: MappingInput): Promise<Mapped>
}
