import { endSession } from './auth.ts'
import { leaveForSignOut } from './cognito.ts'
import { siteConfig } from './site-config.ts'

/** Ends the session here, and where people signed in. */
export function signOut(): void {
  const site = siteConfig()
  endSession()
  if (site.signIn === 'cognito') void leaveForSignOut(site)
}
