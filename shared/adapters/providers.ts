import { SmsEnv } from '#shared/contracts/function-env.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { ConnectedSmsProvider } from './outbound-connections.ts'
import { carrierOf } from './part-counting.ts'
import { createSignedHttpProvider } from './signed-http/sms-provider.ts'
import { createSnsProvider } from './sns/sms-provider.ts'

/** The list of providers; a new one is a line here, a name in `SmsEnv` and a row in the contract suite. */
export function createSmsProvider(config: SmsEnv): ConnectedSmsProvider {
  return { ...connect(config), wantsTemplate: carrierOf(config).wantsTemplate }
}

function connect(config: SmsEnv): ConnectedSmsProvider {
  switch (config.SMS_PROVIDER) {
    case 'sns':
      return createSnsProvider({
        region: config.SMS_REGION,
        endpoint: config.SMS_ENDPOINT,
        senderId: config.SMS_SENDER_ID,
        maxPriceUsd: config.SMS_MAX_PRICE_USD,
        timeoutMs: config.SMS_TIMEOUT_MS,
      })
    case 'signed-http':
      return createSignedHttpProvider({
        url: config.SMS_URL,
        secrets: config.SMS_SECRET,
        keepsKeys: config.SMS_KEEPS_KEYS === 'true',
        timeoutMs: config.SMS_TIMEOUT_MS,
      })
  }
}

/** What the environment says about the provider. @throws AppError CONFIGURATION naming every variable at fault, no value */
export function readSmsEnv(env: Readonly<Record<string, string | undefined>>): SmsEnv {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = SmsEnv.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `${path.slice(0, 1).join('')}: ${message}`)
  throw new AppError('CONFIGURATION', faults.join('; '), { retryable: false })
}
