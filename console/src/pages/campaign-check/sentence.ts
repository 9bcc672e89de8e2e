import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { DryRunView } from '#shared/contracts/console-api/dry-run.ts'
import { DEFAULT_ZONE } from '../../time-format.ts'

/**
 * Where and when a firing begins, as it is told: at home where it fires at home, else where it fires first. Null for what
 * events start.
 */
export function firingToTell({ firings }: Pick<DryRunView, 'firings'>): { at: string; zone: string } | null {
  const told = firings.find(({ zone }) => zone === DEFAULT_ZONE) ?? firings[0]
  return told === undefined ? null : { at: told.firedAt, zone: told.zone }
}

/** Whether readers in several time zones get it at several instants. */
export function isInSeveralZones({ firings }: Pick<DryRunView, 'firings'>): boolean {
  return new Set(firings.map(({ zone }) => zone)).size > 1
}

/** From so many people on the number is typed before anything is activated. */
const TYPED_ABOVE = 1_000

export function mustTypeNumber({ sendable }: Pick<DryRunView, 'sendable'>): boolean {
  return sendable > TYPED_ABOVE
}

/** Whether what was typed is the number: separators and spaces are as people like them. */
export function isTyped(typed: string, { sendable }: Pick<DryRunView, 'sendable'>): boolean {
  return typed.replace(/[\s,.，’']/gu, '') === String(sendable)
}

/** Whether activating it sends it. */
export function goesAtOnce({ state, settings }: Pick<CampaignView, 'state' | 'settings'>): boolean {
  return state === 'draft' && settings.now === true
}

const AT_ONCE_MS = 60_000

/** When the first text leaves of what would go at once, where it must wait for its hours; null where it need not. */
export function waitsUntil({ firings, firstAt }: Pick<DryRunView, 'firings' | 'firstAt'>): string | null {
  const [first] = firings
  if (first === undefined || firstAt === null) return null
  return Date.parse(firstAt) - Date.parse(first.firedAt) < AT_ONCE_MS ? null : firstAt
}
