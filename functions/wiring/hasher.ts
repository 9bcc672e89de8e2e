import type { ItemTables } from '#shared/adapters/dynamo/item-table.ts'
import { createPepperChecks } from '#shared/adapters/dynamo/pepper-checks.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { type SecretName, secretPath } from '#shared/contracts/deployment.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { pepperCheckOf } from '#shared/usecases/people/confirm-pepper.ts'
import { type Handle, type SecretDeps, withSecrets } from './secrets.ts'

export type HasherDeps<E, A> = SecretDeps<E, A> & { tables: Pick<ItemTables, 'control'> }

/**
 * The same with the hasher of phone numbers. Its pepper never changes while a function lives, and must be the one that the
 * tables were made with, where they say which.
 */
export function withHasher<const N extends SecretName, E, C, A>(
  deps: HasherDeps<E, A>,
  names: readonly N[],
  create: (hasher: PhoneHasher, secrets: Record<N | 'phone-pepper', string>) => Handle<E, C, A>,
): Handle<E, C, A> {
  let hasher: PhoneHasher | undefined
  return withSecrets(deps, ['phone-pepper', ...names], async (secrets) => {
    hasher ??= await confirmed(deps, secrets['phone-pepper'])
    return create(hasher, secrets)
  })
}

async function confirmed({ tables, stage }: HasherDeps<never, unknown>, pepper: string): Promise<PhoneHasher> {
  const hasher = createPhoneHasher(pepper)
  const kept = await createPepperChecks(tables).find()
  if (kept === undefined || kept === pepperCheckOf(hasher)) return hasher
  const words = `${secretPath(stage, 'phone-pepper')} is not the pepper that the tables were made with`
  throw new AppError('CONFIGURATION', words, { retryable: false })
}
