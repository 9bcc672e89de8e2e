import { z } from './zod.ts'

const Local = z.object({ signIn: z.literal('local') })
/** What the deploy command tells the pages of their stage. */
const Cognito = z.object({
  signIn: z.literal('cognito'),
  authority: z.url(),
  loginDomain: z.url(),
  clientId: z.string().min(1),
  stage: z.string().min(1),
  /** Where webhooks come in. */
  hooksOrigin: z.url().optional(),
})
const Config = z.discriminatedUnion('signIn', [Local, Cognito])
export type CognitoSite = z.infer<typeof Cognito>
export type SiteConfig = z.infer<typeof Config>

const LOCAL: SiteConfig = { signIn: 'local' }
let config: SiteConfig = LOCAL

/** Before the first page is shown. The file that is built says local; the deploy command puts a stage's own in its place. */
export async function loadSiteConfig(): Promise<void> {
  const answer = await fetch('/config.json', { cache: 'no-store' }).catch(() => undefined)
  const isJson = /\bjson\b/.test(answer?.headers.get('content-type') ?? '')
  if (answer?.ok && isJson) config = Config.parse(await answer.json())
}

export function siteConfig(): SiteConfig {
  return config
}

/** Where other systems post to: an address of its own in the cloud, these pages' own on one machine. */
export function hooksOrigin(): string {
  return (config.signIn === 'cognito' ? config.hooksOrigin : undefined) ?? location.origin
}

/** The stage, where it is not production: people should see that they are trying things. */
export function trialStage(): string | null {
  return config.signIn === 'cognito' && config.stage !== 'prod' ? config.stage : null
}
