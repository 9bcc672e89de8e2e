import * as z from 'zod'
import { CountryList } from './line.ts'

/** Environment variables of functions, each name written once. A variable that is empty counts as unset. */

/** One secret or, while they are being rotated, several with spaces between; each as Standard Webhooks writes it. */
const Secrets = z
  .string()
  .transform((text) => text.split(/\s+/).filter((secret) => secret !== ''))
  .pipe(
    z
      .array(z.string().regex(/^whsec_[A-Za-z0-9+/]{22,}={0,2}$/, 'must be whsec_ and at least 16 bytes in base64'))
      .min(1, 'must be set'),
  )

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** https, or http on this machine; without a name and password, which would end up in logs. */
const GatewayUrl = z
  .url('must be a URL')
  .transform((text) => new URL(text))
  .refine(({ protocol, hostname }) => protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname)), {
    message: 'must begin with https:// (http:// only for this machine)',
  })
  .refine(({ username, password }) => username === '' && password === '', {
    message: 'must not hold a name or password: posts are signed',
  })

const TimeoutMs = z.coerce.number().int().min(500).max(30_000).optional()

/** Whether mainland China gets nothing but texts whose template the carrier has approved. */
const Templates = z.enum(['any', 'registered'], 'must be any or registered').default('any')

/**
 * Which provider the texts leave by, and what it needs. The time-out ends a submit whose answer is not in; it must stay
 * below the 60 s for which a message is claimed.
 */
export const SmsEnv = z.discriminatedUnion(
  'SMS_PROVIDER',
  [
    z.object({
      SMS_PROVIDER: z.literal('sns'),
      SMS_REGION: z.string().min(1),
      /** @default SNS's own */
      SMS_ENDPOINT: z.url().optional(),
      SMS_SENDER_ID: z
        .string()
        .regex(/^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/, 'must be 1 to 11 letters and digits with at least one letter')
        .optional(),
      /** US dollars a part. */
      SMS_MAX_PRICE_USD: z.coerce.number().positive().max(100).optional(),
      SMS_TEMPLATES: Templates,
      SMS_TIMEOUT_MS: TimeoutMs,
    }),
    z.object({
      SMS_PROVIDER: z.literal('signed-http'),
      SMS_URL: GatewayUrl,
      SMS_SECRET: Secrets,
      /** Whether the gateway knows a text that it has taken by its key, so that a post without an answer may be sent once more. */
      SMS_KEEPS_KEYS: z.enum(['true', 'false']).default('false'),
      SMS_TEMPLATES: Templates,
      SMS_TIMEOUT_MS: TimeoutMs,
    }),
  ],
  'must be sns or signed-http',
)
export type SmsEnv = z.infer<typeof SmsEnv>

const Named = z.string().min(1, 'must be set')
const Arn = Named.startsWith('arn:', 'must be an ARN')

/** Which stage a function belongs to: its secrets lie under this name, its metrics and logs carry it. */
export const StageEnv = { STAGE: z.string().regex(/^[a-z0-9]{1,20}$/, 'must be 1 to 20 lower-case letters and digits') }

/** How fast lanes leave (parts a second), what a part costs (millionths of the currency's unit), and whose day a budget is. */
export const LineEnv = {
  LINE_RATE_TRANSACTIONAL: z.coerce.number().int().min(1).max(1_000_000),
  LINE_RATE_BULK: z.coerce.number().int().min(1).max(1_000_000),
  PRICE_MICROS: z.coerce.number().int().min(0),
  /** Whose unit that is. @default USD with SNS, whose prices are in it; else not known */
  PRICE_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency by its three letters, such as CNY')
    .optional(),
  BUDGET_ZONE: Named,
  /** What holds for a new line until somebody says otherwise. @default CN, and no limit */
  COUNTRIES: CountryList.default(['CN']),
  DAILY_BUDGET_MICROS: z.coerce.number().int().min(0).optional(),
  /** Whose line it is: the provider that the texts leave by. */
  SMS_PROVIDER: z.enum(['sns', 'signed-http']),
  SMS_TEMPLATES: Templates,
}

/** Outside production only the numbers of the secret `allowed-numbers` are texted; only `false` lifts that. */
export const AllowListEnv = { ALLOW_LIST_ONLY: z.enum(['true', 'false']).default('true') }

/** Where uploads lie. */
export const UploadEnv = { IMPORT_BUCKET: Named }

/** Where schedules of campaigns are made, and what they may do. */
export const ScheduleEnv = {
  SCHEDULE_GROUP: Named,
  SCHEDULE_ROLE_ARN: Arn,
  CAMPAIGNS_QUEUE_ARN: Arn,
  CAMPAIGNS_DEAD_LETTERS_ARN: Arn,
}
