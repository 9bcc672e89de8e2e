import { useSyncExternalStore } from 'react'
import { currentSession, onSessionChange, type Session } from './auth.ts'

export function useSession(): Session | null {
  return useSyncExternalStore(onSessionChange, currentSession)
}

/** What the signed-in role may do (design.md §11). The server decides; this only hides what it would refuse. */
export function useRights(): { editsCampaigns: boolean; importsLists: boolean; changesConsent: boolean } {
  const role = useSession()?.role
  const marketing = role === 'marketing' || role === 'admin'
  return { editsCampaigns: marketing, importsLists: marketing, changesConsent: role === 'support' || role === 'admin' }
}
