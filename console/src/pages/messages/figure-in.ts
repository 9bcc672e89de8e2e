import * as z from 'zod'
import { MessageState, Reason } from '#shared/contracts/message.ts'
import type { FigureQuery } from '../../api.ts'

const Day = z.iso.date()

/** What the address asks for, of this campaign; what is no state, reason or day of ours is left out. */
export function figureIn(params: URLSearchParams, campaign: string): FigureQuery {
  const state = MessageState.safeParse(params.get('state')).data
  const reason = Reason.safeParse(params.get('reason')).data
  const day = dayIn(params)
  const run = params.get('run')
  return {
    ...(run === null ? { campaign, ...(day !== null && { from: day, until: day }) } : { run }),
    ...(state !== undefined && { state }),
    ...(reason !== undefined && { reason }),
  }
}

/** The day of the occasions that the address asks for; null for all. */
export function dayIn(params: URLSearchParams): string | null {
  return Day.safeParse(params.get('day')).data ?? null
}

/** The address of messages: ids, states and days, and never a number. */
export function messagesPath(filters: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value)
  return query.size === 0 ? '/messages' : `/messages?${query}`
}
