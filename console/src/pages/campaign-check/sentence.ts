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
