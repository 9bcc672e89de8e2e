import type { SmsEnv } from '#shared/contracts/function-env.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'

/** How the carrier behind each provider counts parts: known without the provider, whose secrets only a sender holds. */
export const COUNTS_PARTS: Readonly<Record<SmsEnv['SMS_PROVIDER'], Pick<SmsProvider, 'countingFor'>>> = {
  sns: { countingFor: () => 'gsm-or-ucs2' },
  'signed-http': { countingFor: (to) => (to.startsWith('+86') ? 'cn-flat' : 'gsm-or-ucs2') },
}
