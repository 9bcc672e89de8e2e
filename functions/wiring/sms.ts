import type * as z from 'zod'
import { allowOnly } from '#shared/adapters/allow-listed.ts'
import { createSmsProvider, readSmsEnv } from '#shared/adapters/providers.ts'
import type { AllowListEnv, LineEnv } from '#shared/contracts/function-env.ts'
import type { Meter } from '#shared/observability/meter.ts'
import { meterSmsProvider } from '#shared/observability/metered-sms-provider.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'
import type { Environment } from './environment.ts'
import { openSecrets, wordsIn } from './secrets.ts'

type Settings = z.output<z.ZodObject<typeof LineEnv & typeof AllowListEnv>>

export type OpenedSms = {
  sms: SmsProvider
  /** Leaves idle connections, which die unnoticed while a Lambda is frozen. */
  refresh(): void
}

/** The provider that texts leave by; what the allow-list refuses is not counted as refused by the provider. */
export async function openSms({ stage, settings }: Environment<Settings>, meter: Meter): Promise<OpenedSms> {
  const numbers = settings.ALLOW_LIST_ONLY === 'true' ? await openSecrets(stage, 'allowed-numbers') : null
  const signing = settings.SMS_PROVIDER === 'signed-http' ? await openSecrets(stage, 'sms-secrets') : null
  const connected = createSmsProvider(readSmsEnv({ ...process.env, SMS_SECRET: signing?.['sms-secrets'] }))
  const metered = meterSmsProvider(connected, meter, settings.PRICE_MICROS)
  const sms = numbers === null ? metered : allowOnly(metered, new Set(wordsIn(numbers['allowed-numbers'])))
  return { sms, refresh: () => connected.refresh() }
}
