import type { UpcomingFiring } from '#shared/contracts/console-api/home.ts'
import { formatDay } from '../../time-format.ts'

export type AgendaRow = Omit<UpcomingFiring, 'at'> & { ats: string[] }

/** By day in `zone`, soonest first: each campaign once, with every time at which one of its parts leaves. */
export function agendaOf(upcoming: readonly UpcomingFiring[], zone: string): { day: string; rows: AgendaRow[] }[] {
  const days = Map.groupBy(upcoming, ({ at }) => formatDay(at, zone))
  return [...days].map(([day, ofDay]) => {
    const rows = Map.groupBy(ofDay, ({ campaignId }) => campaignId)
    return { day, rows: [...rows.values()].flatMap(rowOf) }
  })
}

function rowOf(firings: readonly UpcomingFiring[]): AgendaRow[] {
  const [first] = firings
  if (first === undefined) return []
  const { campaignId, kind, name } = first
  return [{ campaignId, kind, name, ats: firings.map(({ at }) => at) }]
}
