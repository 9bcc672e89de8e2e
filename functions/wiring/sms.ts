import type * as z from 'zod'
import { allowOnly } from '#shared/adapters/allow-listed.ts'
import { createSmsProvider, readSmsEnv } from '#shared/adapters/providers.ts'
import type { AllowListEnv, LineEnv } from '#shared/contracts/function-env.ts'
import type { Meter } from '#shared/observability/meter.ts'
import { meterSmsProvider } from '#shared/observability/metered-sms-provider.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'
import type { Environment } from './environment.ts'
import { wordsIn } from './secrets.ts'

type Settings = z.output<z.ZodObject<typeof LineEnv & typeof AllowListEnv>>

type SmsSecret = 'allowed-numbers' | 'sms-secrets'
type SmsSecrets = Partial<Record<SmsSecret, string>>

export type OpenedSms = {
  sms: SmsProvider
  /** Leaves idle connections, which die unnoticed while a Lambda is frozen. */
  refresh(): void
}

/** What of the secrets the provider takes. */
export function smsSecretsOf({ settings }: Pick<Environment<Settings>, 'settings'>): SmsSecret[] {
  return [
    ...(settings.ALLOW_LIST_ONLY === 'true' ? (['allowed-numbers'] as const) : []),
    ...(settings.SMS_PROVIDER === 'signed-http' ? (['sms-secrets'] as const) : []),
  ]
}

/**
 * The provider that texts leave by; what the allow-list refuses is not counted as refused by the provider.
 * @throws AppError CONFIGURATION where the environment or a secret cannot be used
 */
export function openSms(
  { settings }: Pick<Environment<Settings>, 'settings'>,
  secrets: SmsSecrets,
  meter: Meter,
): OpenedSms {
  const { 'allowed-numbers': numbers, 'sms-secrets': signing } = secrets
  const connected = createSmsProvider(readSmsEnv({ ...process.env, SMS_SECRET: signing }))
  const metered = meterSmsProvider(connected, meter, settings.PRICE_MICROS)
  const sms = settings.ALLOW_LIST_ONLY === 'true' ? allowOnly(metered, new Set(wordsIn(numbers ?? ''))) : metered
  return { sms, refresh: () => connected.refresh() }
}
