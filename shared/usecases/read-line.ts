import type { Line, LineDefaults } from '#shared/contracts/line.ts'
import { newLine } from '#shared/domain/line/line-lease.ts'
import type { LineStore } from '#shared/ports/line-store.ts'

export type ReadLineDeps = { lines: Pick<LineStore, 'find'>; lineDefaults: LineDefaults }

/** The line of the provider in use, by its defaults before anything was ever sent or set. Strongly consistent. */
export async function getLine({ lines, lineDefaults }: ReadLineDeps): Promise<Line> {
  return (await lines.find(lineDefaults.provider)) ?? newLine(lineDefaults)
}
