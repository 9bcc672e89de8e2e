import { GetParameterCommand } from '@aws-sdk/client-ssm'
import { DynamoContactStore } from '#shared/adapters/dynamo/contact-store.ts'
import type { ItemTables } from '#shared/adapters/dynamo/item-table.ts'
import { createPepperChecks } from '#shared/adapters/dynamo/pepper-checks.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { secretPath } from '#shared/contracts/deployment.ts'
import { confirmPepper } from '#shared/usecases/people/confirm-pepper.ts'
import type { Clients } from './clients.ts'

/**
 * Null where the stage's pepper is the one that its tables were made with, which is then kept beside them; else why not, in
 * words. A repeat changes nothing.
 */
export async function findForeignPepper(
  { secrets }: Pick<Clients, 'secrets'>,
  stage: string,
  tables: ItemTables,
): Promise<string | null> {
  const Name = secretPath(stage, 'phone-pepper')
  const { Parameter } = await secrets.send(new GetParameterCommand({ Name, WithDecryption: true }))
  const hasher = createPhoneHasher(Parameter?.Value ?? '')
  const checks = createPepperChecks(tables)
  const verdict = await confirmPepper({ checks, contacts: new DynamoContactStore(tables), hasher })
  return verdict === 'confirmed' ? null : foreignWords(Name, stage)
}

function foreignWords(path: string, stage: string): string {
  return (
    `${path} is not the pepper that the tables of ${stage} were made with: under it no opt-out would hold. Its earlier values: ` +
    `aws ssm get-parameter-history --with-decryption --name ${path}. Put the right one back: ` +
    `aws ssm put-parameter --overwrite --type SecureString --name ${path} --value …`
  )
}
