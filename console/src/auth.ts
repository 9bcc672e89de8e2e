import type { Role } from '#shared/contracts/console-api/role.ts'

/** `roles`: at least one; somebody with several may do what any of them may. */
export type Session = { token: string; roles: readonly Role[] }

const KEY = 'carillon.session'
const ROLES: readonly string[] = ['marketing', 'support', 'admin'] satisfies Role[]
const listeners = new Set<() => void>()
/** Undefined until it is first asked for. */
let session: Session | null | undefined

/** The session of this browser tab; null when nobody is signed in. The same object until it changes. */
export function currentSession(): Session | null {
  if (session === undefined) session = readSession()
  return session
}

/** Calls `listener` after every change of the session; the answer ends that. */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function startSession(started: Session): void {
  sessionStorage.setItem(KEY, JSON.stringify(started))
  change(started)
}

/** A repeat changes nothing. */
export function endSession(): void {
  const ended = currentSession()
  sessionStorage.removeItem(KEY)
  if (ended !== null) change(null)
}

function change(next: Session | null): void {
  session = next
  for (const listener of listeners) listener()
}

function readSession(): Session | null {
  const kept = sessionStorage.getItem(KEY)
  if (kept === null) return null
  try {
    const value: unknown = JSON.parse(kept)
    return isSession(value) ? value : null
  } catch {
    return null // what another program left under our key is no session
  }
}

function isSession(value: unknown): value is Session {
  if (typeof value !== 'object' || value === null || !('token' in value) || !('roles' in value)) return false
  const { token, roles } = value
  return (
    typeof token === 'string' && Array.isArray(roles) && roles.length > 0 && roles.every((role) => ROLES.includes(role))
  )
}
