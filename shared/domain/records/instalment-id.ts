import type { Instalment } from '#shared/contracts/record.ts'

type Named = Pick<Instalment, 'contractId' | 'period'>

/** `<contract>:<period>`, as the API calls an instalment. */
export function instalmentId({ contractId, period }: Named): string {
  return `${contractId}:${period}`
}

/** Undefined for what is no such id. A contract's id may hold colons itself. */
export function readInstalmentId(id: string): Named | undefined {
  const cut = id.lastIndexOf(':')
  const period = id.slice(cut + 1)
  return cut > 0 && /^[1-9]\d*$/u.test(period) ? { contractId: id.slice(0, cut), period: Number(period) } : undefined
}
