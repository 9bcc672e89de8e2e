import type { Figures, MassSend } from './measure.ts'

/** What design and mission aim at for one message; the aims have one decimal, or two where they are smaller than one. */
export type Aims = Readonly<Record<string, number>>

type Column = { title: string; figures: Readonly<Record<string, number>> }

const FIGURES: Readonly<Record<string, string>> = {
  requests: 'DynamoDB requests',
  writeUnits: 'write units',
  readUnits: 'read units',
  queueRequests: 'queue requests',
  submits: 'submits',
  messageWriteUnits: 'write units of the message',
}

/** The figures that are compared, without where the work went. */
export function countsOf({ requests, writeUnits, readUnits, queueRequests, submits }: Figures) {
  return { requests, writeUnits, readUnits, queueRequests, submits }
}

/** A table of one kind of message beside its aims; a figure that is over its aim, rounded as the aim is, is marked. */
export function tableOf(title: string, aims: Aims, columns: readonly Column[]): string {
  const head = row(title, ['aim', ...columns.map((column) => column.title)])
  const rows = Object.keys(columns[0]?.figures ?? {}).map((name) => {
    const aim = aims[name]
    const cells = columns.map(({ figures }) => cellOf(figures[name] ?? 0, aim))
    return row(`  ${FIGURES[name] ?? name}`, [aim === undefined ? '' : String(aim), ...cells])
  })
  return [head, ...rows].join('\n')
}

/** Where the units went, largest first. */
export function placesOf({ places }: Figures): string {
  const side = (name: string, units: Record<string, number>) =>
    `  ${name}: ${Object.entries(units)
      .sort(([, a], [, b]) => b - a)
      .map(([place, count]) => `${place} ${count.toFixed(3)}`)
      .join(', ')}`
  return [side('writes', places.writes), side('reads', places.reads)].join('\n')
}

export function memoryOf(label: string, { memory, seconds }: MassSend): string {
  return row(`  ${label}`, [`${memory.rssMb} MB`, `${memory.heapMb} MB`, `${seconds.toFixed(1)} s`])
}

export function row(first: string, cells: readonly string[]): string {
  return first.padEnd(30) + cells.map((cell) => cell.padStart(14)).join('')
}

function cellOf(value: number, aim: number | undefined): string {
  return isOver(value, aim) ? `${value.toFixed(3)} OVER` : value.toFixed(3)
}

function isOver(value: number, aim: number | undefined): boolean {
  if (aim === undefined) return false
  const decimals = aim < 1 ? 2 : 1
  return Number(value.toFixed(decimals)) > aim
}
