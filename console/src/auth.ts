import type { Role } from '#shared/contracts/console-api.ts'

export type Session = { token: string; role: Role }

/** One way to get a session. A sign-in by Cognito is another one of these, offered beside the local one. */
export interface SignInWay<Input> {
  readonly id: string
  signIn(input: Input): Promise<Session>
}

const KEY = 'carillon.session'
const ROLES: readonly string[] = ['marketing', 'support', 'admin'] satisfies Role[]
const listeners = new Set<() => void>()
let session = readSession()

/** The session of this browser tab; null when nobody is signed in. The same object until it changes. */
export function currentSession(): Session | null {
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
  sessionStorage.removeItem(KEY)
  if (session !== null) change(null)
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
  if (typeof value !== 'object' || value === null || !('token' in value) || !('role' in value)) return false
  return typeof value.token === 'string' && typeof value.role === 'string' && ROLES.includes(value.role)
}
