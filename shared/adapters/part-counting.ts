import type { SmsEnv } from '#shared/contracts/function-env.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'

/** How the carrier behind each provider counts parts: known without the provider, whose secrets only a sender holds. */
export const COUNTS_PARTS: Readonly<Record<SmsEnv['SMS_PROVIDER'], Pick<SmsProvider, 'countingFor'>>> = {
  sns: { countingFor: () => 'gsm-or-ucs2' },
  'signed-http': { countingFor: (to) => (to.startsWith('+86') ? 'cn-flat' : 'gsm-or-ucs2') },
}

type CarrierSettings = Pick<SmsEnv, 'SMS_PROVIDER' | 'SMS_TEMPLATES'>

/** What is known of the carrier without the provider: how it counts, and whether it wants registered templates. */
export function carrierOf({ SMS_PROVIDER, SMS_TEMPLATES }: CarrierSettings): Omit<SmsProvider, 'name' | 'submit'> {
  return { ...COUNTS_PARTS[SMS_PROVIDER], wantsTemplate: SMS_TEMPLATES === 'registered' ? isMainland : undefined }
}

function isMainland(to: string): boolean {
  return to.startsWith('+86')
}
