import { readVerdict } from '#shared/adapters/signed-http/receipts.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openSecrets, wordsIn } from '../wiring/secrets.ts'
import { openStores } from '../wiring/stores.ts'
import { createAcceptReceiptHandler } from './handler.ts'

const env = readEnvironment({})
const invocations = createInvocations(env)
const secrets = await openSecrets(env.stage, 'phone-pepper', 'sms-secrets')

export const handler = invocations.handling(
  createAcceptReceiptHandler({
    ...invocations,
    ...openStores(env, invocations),
    hasher: createPhoneHasher(secrets['phone-pepper']),
    smsSecrets: wordsIn(secrets['sms-secrets']),
    readVerdict,
  }),
)
