import { signedServiceOf } from '#shared/adapters/signed-json/endpoint.ts'
import { readSecrets } from '#shared/adapters/ssm/secrets.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import type { SecretName } from '#shared/contracts/deployment.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'

/** These secrets of a stage, none asked for where there are none. @throws AppError CONFIGURATION naming what is missing */
export async function openSecrets<const N extends SecretName>(
  stage: string,
  ...names: readonly N[]
): Promise<Record<N, string>> {
  return readSecrets(signedServiceOf('ssm'), stage, names)
}

export async function openHasher(stage: string): Promise<PhoneHasher> {
  const secrets = await openSecrets(stage, 'phone-pepper')
  return createPhoneHasher(secrets['phone-pepper'])
}

/** What stands in a secret with spaces between: several while they are rotated, or a list. */
export function wordsIn(secret: string): string[] {
  return secret.split(/\s+/).filter((word) => word !== '')
}
