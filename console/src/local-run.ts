import type { ReplyView } from '#shared/contracts/console-api/inbox.ts'
import type { Role } from '#shared/contracts/console-api/role.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Cursor, Page } from './api.ts'
import type { Session } from './auth.ts'
import { request } from './http.ts'

/**
 * `flow`: whether it runs on by itself. `steered`: whether it was ever set; from then on it only goes forward. `hasGateway`:
 * texts go to a gateway, and so perhaps to people.
 */
export type SteeredClock = { now: string; flow?: boolean; steered: boolean; hasGateway?: boolean }
export type PhoneText = { to: string; text: string; at: string; messageId: string }
export const CARRIER_ANSWERS = ['accept', 'reject', 'throttle', 'line-down', 'unknown', 'unknown-but-sent'] as const
export const CARRIER_RECEIPTS = ['delivered', 'unreachable', 'blocked', 'invalid', 'none'] as const
export type PhoneScript = {
  to?: string
  answer?: (typeof CARRIER_ANSWERS)[number]
  receipt?: (typeof CARRIER_RECEIPTS)[number]
  times?: number
}
/** `language`: what its buyer reads. */
export type DemoOrder = { language: Language; phone?: string; name?: string; amountMinor?: number; itemName?: string }
export type PlacedDemoOrder = { orderId: string; contactId: string }

/** What only a platform running on one machine answers; elsewhere each throws RequestFailure with status 404. */
export const localRun = {
  clock: () => request<SteeredClock>('GET', '/dev/clock'),
  setClock: (to: { now?: string; flow?: boolean }) => request<SteeredClock>('PUT', '/dev/clock', to),
  phone: (to: string | null, cursor: Cursor) => request<Page<PhoneText>>('GET', `/dev/phone?${phoneQuery(to, cursor)}`),
  script: (script: PhoneScript) => request<unknown>('POST', '/dev/phone/script', script),
  reply: (reply: { from: string; text: string }) =>
    request<{ result: ReplyView['result'] | 'repeat' }>('POST', '/dev/phone/reply', reply),
  placeDemoOrder: (order: DemoOrder) => request<PlacedDemoOrder>('POST', '/dev/demo-order', order),
  moveDemoOrder: (orderId: string, step: 'pay' | 'ship') =>
    request<unknown>('POST', `/dev/demo-order/${encodeURIComponent(orderId)}/${step}`),
}

/** Sign-in by picking a role; where texts go to a gateway, with the start token that the terminal shows. */
export async function signInAs(role: Role, startToken?: string): Promise<Session> {
  const body = { role, ...(startToken !== undefined && { startToken }) }
  const { token } = await request<{ token: string }>('POST', '/dev/token', body)
  return { token, roles: [role] }
}

function phoneQuery(to: string | null, cursor: Cursor): string {
  const query = new URLSearchParams({ limit: '100' })
  if (to !== null) query.set('to', to)
  if (cursor !== null) query.set('cursor', cursor)
  return query.toString()
}
