import type { Question } from '../../api.ts'
import { formatDay } from '../../time-format.ts'

/** What somebody asks why about, as it stands in the address. `id` is empty until an order or a loan is given. */
export type WhyAsked = {
  by: 'day' | 'order' | 'loan'
  id: string
  campaign: string | null
  /** `2026-12-01`; null for today. */
  day: string | null
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Null where nothing is asked. */
export function askedIn(params: URLSearchParams): WhyAsked | null {
  const by = params.has('order') ? 'order' : params.has('loan') ? 'loan' : params.has('why') ? 'day' : null
  if (by === null) return null
  const day = params.get('day')
  return {
    by,
    id: by === 'day' ? '' : (params.get(by) ?? ''),
    campaign: params.get('campaign') || null,
    day: day !== null && DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : null,
  }
}

export function paramsOf({ by, id, campaign, day }: WhyAsked): Record<string, string> {
  return {
    ...(by === 'day' ? { why: 'day' } : { [by]: id }),
    ...(campaign !== null && { campaign }),
    ...(day !== null && by !== 'order' && { day }),
  }
}

/** The question for the API; null while it lacks an id. An order answers for itself, whatever the day. */
export function questionOf(
  { by, id, campaign, day }: WhyAsked,
  { contactId, today, zone }: { contactId: string; today: string; zone: string },
): Question | null {
  if (by !== 'day' && id === '') return null
  const at = day === null || day === today || by === 'order' ? undefined : noonOf(day, zone)
  return {
    ...(by === 'day' ? { contact: contactId } : by === 'order' ? { order: id } : { loan: id }),
    ...(campaign !== null && { campaign }),
    ...(at !== undefined && { at }),
  }
}

/** An instant by day that is on `day` in `zone`, which may be up to 14 hours ahead of UTC. */
function noonOf(day: string, zone: string): string {
  const noon = `${day}T12:00:00.000Z`
  return formatDay(noon, zone) === day ? noon : `${day}T00:00:00.000Z`
}
