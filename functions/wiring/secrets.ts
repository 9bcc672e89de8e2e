import type { SignedService } from '#shared/adapters/signed-json/call.ts'
import { signedServiceOf } from '#shared/adapters/signed-json/endpoint.ts'
import { keepSecrets } from '#shared/adapters/ssm/kept-secrets.ts'
import { readSecrets } from '#shared/adapters/ssm/secrets.ts'
import type { SecretName } from '#shared/contracts/deployment.ts'
import type { Log } from '#shared/ports/log.ts'

export type Handle<E, C, A> = (event: E, context: C) => Promise<A>

export type SecretDeps<E, A> = {
  stage: string
  log: Log
  /** What is answered while secrets that were never read cannot be. */
  without(event: E, error: unknown): Promise<A>
  /** @default Parameter Store, as the environment names it */
  store?(): SignedService
}

/**
 * A handler with secrets: they are read by the first call, not by the start, and again after five minutes. Where one was
 * rotated `create` is asked for another handler; one that cannot be made of it leaves the former.
 */
export function withSecrets<const N extends SecretName, E, C, A>(
  { stage, log, without, store = () => signedServiceOf('ssm') }: SecretDeps<E, A>,
  names: readonly N[],
  create: (secrets: Record<N, string>) => Handle<E, C, A> | Promise<Handle<E, C, A>>,
): Handle<E, C, A> {
  const secretsNow = keepSecrets({
    read: () => readSecrets(store(), stage, names),
    onStale: (error) => log.error('SECRETS_READ_FAILED', {}, error),
  })
  let made: { of: Record<N, string>; handle: Handle<E, C, A> } | undefined
  const handleNow = async () => {
    const secrets = await secretsNow()
    if (made?.of === secrets) return made.handle
    const former = made?.handle
    const handle = await Promise.resolve(secrets)
      .then(create)
      .catch((error: unknown) => {
        if (former === undefined) throw error
        log.error('SECRETS_READ_FAILED', {}, error)
        return former
      })
    made = { of: secrets, handle }
    return handle
  }
  return async (event, context) => {
    let handle: Handle<E, C, A>
    try {
      handle = await handleNow()
    } catch (error) {
      return without(event, error)
    }
    return handle(event, context)
  }
}

/** What stands in a secret with spaces between: several while they are rotated, or a list. */
export function wordsIn(secret: string): string[] {
  return secret.split(/\s+/).filter((word) => word !== '')
}
