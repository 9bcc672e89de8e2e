import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts'
import { Role } from '#shared/contracts/console-api/role.ts'
import { type Session, startSession } from './auth.ts'
import { type CognitoSite, siteConfig } from './site-config.ts'
import { z } from './zod.ts'

/** Where Cognito sends people back to: a page of ours. */
export const SIGNED_IN_PATH = '/signed-in'

const Groups = z.array(z.string()).catch([])
let manager: UserManager | undefined

/** Leaves for Cognito's own sign-in page; `from` is where to go afterwards. */
export async function leaveForSignIn(from: string): Promise<void> {
  await openManager()?.signinRedirect({ state: from })
}

/**
 * Back from Cognito: the session, and where to go. Tokens stay in this browser tab and are renewed there.
 * @throws Error when this is no answer to a sign-in that began here
 */
export async function finishSignIn(): Promise<{ session: Session; from: string }> {
  const user = await openManager()?.signinRedirectCallback()
  if (user === undefined) throw new Error('people do not sign in here')
  return { session: sessionOf(user), from: typeof user.state === 'string' ? user.state : '/' }
}

/** Takes up the renewing of a session that an earlier page of this tab began. */
export function keepRenewing(): void {
  openManager()
}

/** Ends the session at Cognito too, or the next sign-in would ask nobody. */
export async function leaveForSignOut({ loginDomain, clientId }: CognitoSite): Promise<void> {
  await openManager()?.removeUser()
  const query = new URLSearchParams({ client_id: clientId, logout_uri: `${location.origin}/` })
  location.assign(`${loginDomain}/logout?${query}`)
}

function openManager(): UserManager | undefined {
  const site = siteConfig()
  if (site.signIn !== 'cognito') return undefined
  manager ??= createManager(site)
  return manager
}

/** Authorization code with PKCE (RFC 7636). Cognito's addresses stand here, which saves asking for them. */
function createManager({ authority, loginDomain, clientId }: CognitoSite): UserManager {
  const store = new WebStorageStateStore({ store: sessionStorage })
  const made = new UserManager({
    authority,
    client_id: clientId,
    redirect_uri: location.origin + SIGNED_IN_PATH,
    scope: 'openid email',
    userStore: store,
    stateStore: store,
    automaticSilentRenew: true,
    metadata: {
      issuer: authority,
      authorization_endpoint: `${loginDomain}/oauth2/authorize`,
      token_endpoint: `${loginDomain}/oauth2/token`,
      jwks_uri: `${authority}/.well-known/jwks.json`,
    },
  })
  made.events.addUserLoaded((user) => {
    const session = sessionOf(user)
    if (session.roles.length > 0) startSession(session)
  })
  return made
}

/** The groups that are roles of ours; the API reads them from the access token, which is signed. */
function sessionOf(user: User): Session {
  const groups = Groups.parse(user.profile['cognito:groups'])
  return { token: user.access_token, roles: Role.options.filter((role) => groups.includes(role)) }
}
