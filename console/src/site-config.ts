import * as z from 'zod'

/** What the deploy command tells the pages of their stage. */
const Cognito = z.object({
  signIn: z.literal('cognito'),
  authority: z.url(),
  loginDomain: z.url(),
  clientId: z.string().min(1),
  stage: z.string().min(1),
})
export type CognitoSite = z.infer<typeof Cognito>
export type SiteConfig = { signIn: 'local' } | CognitoSite

const LOCAL: SiteConfig = { signIn: 'local' }
let config: SiteConfig = LOCAL

/** Before the first page is shown. A platform on one machine has no such file: there one picks a role. */
export async function loadSiteConfig(): Promise<void> {
  const answer = await fetch('/config.json', { cache: 'no-store' }).catch(() => undefined)
  const isJson = /\bjson\b/.test(answer?.headers.get('content-type') ?? '')
  if (answer?.ok && isJson) config = Cognito.parse(await answer.json())
}

export function siteConfig(): SiteConfig {
  return config
}

/** The stage, where it is not production: people should see that they are trying things. */
export function trialStage(): string | null {
  return config.signIn === 'cognito' && config.stage !== 'prod' ? config.stage : null
}
