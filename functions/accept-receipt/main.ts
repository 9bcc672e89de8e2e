import { readVerdict } from '#shared/adapters/signed-http/receipts.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { withHasher } from '../wiring/hasher.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { wordsIn } from '../wiring/secrets.ts'
import { openStores, openTables } from '../wiring/stores.ts'
import { refuseRequests } from '../wiring/without-secrets.ts'
import { createAcceptReceiptHandler } from './handler.ts'

const env = readEnvironment({})
const invocations = createInvocations(env)
const { log } = invocations
const deps = { ...invocations, ...openStores(env, invocations), readVerdict }

export const handler = invocations.handling(
  withHasher(
    { stage: env.stage, log, tables: openTables(env), without: refuseRequests(log) },
    ['sms-secrets'],
    (hasher, secrets) => createAcceptReceiptHandler({ ...deps, hasher, smsSecrets: wordsIn(secrets['sms-secrets']) }),
  ),
)
