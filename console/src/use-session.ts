import { useSyncExternalStore } from 'react'
import { accountOf } from './account.ts'
import { currentSession, onSessionChange, type Session } from './auth.ts'

export function useSession(): Session | null {
  return useSyncExternalStore(onSessionChange, currentSession)
}

/** The account of the signed-in person, as `changedBy` and the like name it; null where the token does not say. */
export function useAccount(): string | null {
  const session = useSession()
  return session === null ? null : accountOf(session.token)
}

export type Rights = {
  editsCampaigns: boolean
  importsLists: boolean
  changesConsent: boolean
  /** Says what has become of orders, loans and other records. */
  changesRecords: boolean
  readsInbox: boolean
  readsDeadLetters: boolean
  /** Also sees the bodies of dead letters. */
  sendsBack: boolean
  steersLine: boolean
  changesSettings: boolean
  /** Erases people, and takes out all that is kept of one. */
  erasesPeople: boolean
  /** May say that a text is no advertising. */
  choosesCategory: boolean
}

/** What the signed-in person may do, by any of their roles (design.md §11). The server decides; this only hides what it would refuse. */
export function useRights(): Rights {
  const roles = useSession()?.roles ?? []
  const admin = roles.includes('admin')
  const marketing = admin || roles.includes('marketing')
  const support = admin || roles.includes('support')
  return {
    editsCampaigns: marketing,
    importsLists: marketing,
    changesConsent: support,
    changesRecords: support,
    readsInbox: support,
    readsDeadLetters: support,
    sendsBack: admin,
    steersLine: admin,
    changesSettings: admin,
    erasesPeople: admin,
    choosesCategory: admin,
  }
}
