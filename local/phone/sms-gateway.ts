import { createSmsProvider, readSmsEnv } from '#shared/adapters/providers.ts'
import { readVerdict } from '#shared/adapters/signed-http/receipts.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'

export type SmsGateway = {
  sms: SmsProvider
  /** What `createAcceptReceiptHandler` needs besides the usual. */
  receipts: { smsSecrets: readonly string[]; readVerdict: typeof readVerdict }
}

/**
 * The gateway that `CARILLON_SMS_URL` and `CARILLON_SMS_SECRET` name, in place of the fake phone; null where neither is
 * set. @throws AppError CONFIGURATION when only one is, or either cannot be used
 */
export function openSmsGateway(env: Readonly<Record<string, string | undefined>>): SmsGateway | null {
  const { CARILLON_SMS_URL: url = '', CARILLON_SMS_SECRET: secret = '', CARILLON_SMS_KEEPS_KEYS: keepsKeys = '' } = env
  const { CARILLON_SMS_TEMPLATES: templates = '' } = env
  if (url === '' && secret === '') return null
  if (url === '' || secret === '')
    throw new AppError('CONFIGURATION', 'CARILLON_SMS_URL and CARILLON_SMS_SECRET belong together', {
      retryable: false,
    })
  const config = readConfig({
    SMS_PROVIDER: 'signed-http',
    SMS_URL: url,
    SMS_SECRET: secret,
    SMS_KEEPS_KEYS: keepsKeys,
    SMS_TEMPLATES: templates,
  })
  const smsSecrets = config.SMS_PROVIDER === 'signed-http' ? config.SMS_SECRET : []
  return { sms: createSmsProvider(config), receipts: { smsSecrets, readVerdict } }
}

/** The variables have other names here, which whoever set them must be told. */
function readConfig(env: Record<string, string>) {
  try {
    return readSmsEnv(env)
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    throw new AppError(
      cause.code,
      cause.message.replaceAll(/\bSMS_(?=URL|SECRET|KEEPS_KEYS|TEMPLATES)/g, 'CARILLON_SMS_'),
      {
        retryable: false,
        cause,
      },
    )
  }
}
