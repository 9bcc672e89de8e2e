import type { LineDefaults } from '#shared/contracts/line.ts'
import type { LineStore } from '#shared/ports/line-store.ts'
import { getLine } from '../read-line.ts'
import { untilSaved } from '../until-saved.ts'

export type TellLineDeps = { lines: LineStore; lineDefaults: LineDefaults }

const TRIES = 20
const VERSIONS = ['shopsVersion', 'rulesVersion', 'templatesVersion', 'webhooksVersion'] as const

/** Names the version of some settings in the line's item, which each block of texts reads. A line that knows it stays as it is. */
export async function tellLine(
  deps: TellLineDeps,
  told: Partial<Record<(typeof VERSIONS)[number], number>>,
): Promise<void> {
  await untilSaved({ what: 'the line', tries: TRIES }, async () => {
    const line = await getLine(deps)
    const next = { ...line, ...told, rev: line.rev + 1 }
    if (VERSIONS.every((version) => line[version] >= next[version])) return 'done'
    return (await deps.lines.save(next, line.rev === 0 ? 'absent' : line.rev)) ? 'done' : 'lost'
  })
}
