import * as z from 'zod'

/** A stage and what may differ between stages. What a shop decides for itself stands in `carillon.config.json`. */
export type Stage = Settings & {
  name: string
  /** Production texts anybody; every other stage only the numbers on its allow-list. */
  isProduction: boolean
  /** Whether tables, users and uploads outlive the removal of the stack, and are protected from it. */
  keepsData: boolean
  /** New code of the API, the webhook and the senders takes a tenth of the calls first. */
  hasCanary: boolean
  /** An AWS emulator on one machine: what it lacks is left out of the stacks and asserted on the template instead. */
  isEmulator: boolean
}

/** `registered`: mainland China gets nothing but texts whose template the carrier has approved. @default any text */
const Templates = z.literal('registered').optional()

const Sns = z.strictObject({
  provider: z.literal('sns'),
  /** Where SNS sends from; receipts come back only from the region of the stacks. @default the region of the stacks */
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d+$/, 'must be a region of AWS, such as ap-southeast-1')
    .optional(),
  /** 1 to 11 letters and digits; ignored by carriers in China, the United States and Canada. */
  senderId: z
    .string()
    .regex(/^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/, 'must be 1 to 11 letters and digits with at least one letter')
    .optional(),
  /** US dollars a part; a dearer text is not sent. */
  maxPriceUsd: z.number().positive().max(100).optional(),
  templates: Templates,
})
const SignedHttp = z.strictObject({
  provider: z.literal('signed-http'),
  url: z.url().startsWith('https://', 'must begin with https://'),
  /** Whether the gateway answers a second post under a key as the first: then one without an answer is posted once more. */
  keepsKeys: z.boolean().optional(),
  templates: Templates,
})

const Throttle = z.strictObject({ rate: z.int().min(1), burst: z.int().min(1) })

export const Settings = z.strictObject({
  /** Where alarms go. */
  alarmEmail: z.email().nullable(),
  sms: z.discriminatedUnion('provider', [Sns, SignedHttp]),
  /** Message parts a second, both lanes together at most what the carrier allows: a new SNS account has 20. */
  partsPerSecond: z.strictObject({ transactional: z.int().min(1), bulk: z.int().min(1) }),
  /** What a part costs, in millionths of the currency unit: for the daily budget, and for what a dry run tells. */
  partPriceMicros: z.int().min(0),
  /** Whose unit that is, by its code of ISO 4217. @default USD with SNS, else not known */
  partPriceCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three capital letters, such as CNY')
    .nullable(),
  /** Whose numbers a new stage texts, by two letters of ISO 3166-1; later the Sending page says. */
  countries: z.array(z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters, such as CN')).min(1),
  /** What a day of a new stage may cost, in the unit of `partPriceMicros`; null for no limit. Later the Sending page says. */
  dailyBudget: z.number().min(0).max(1_000_000).nullable(),
  /** The zone whose midnight begins a new day's budget. */
  budgetZone: z.string().refine(isZone, 'must be a time zone, such as Asia/Shanghai'),
  logRetentionDays: z.union([z.literal(7), z.literal(30), z.literal(90), z.literal(365)]),
  /** Requests a second that the console's API takes, and how many at once. */
  apiThrottle: Throttle,
  /** The same of each webhook, so that neither keeps the other from being answered. */
  hookThrottle: Throttle,
  /** First part of the sign-in address, unique in the world. @default carillon-<stage>-<account> */
  loginPrefix: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'must be lower-case letters, digits and hyphens')
    .regex(/^(?!.*(aws|amazon|cognito))/, 'must not hold aws, amazon or cognito, which Cognito keeps for itself')
    .nullable(),
  /** A partner event source of Shopify, `aws.partner/shopify.com/<app>/<name>`, already offered to this account. */
  shopifyEventSource: z.string().startsWith('aws.partner/shopify.com/').nullable(),
})
export type Settings = z.infer<typeof Settings>

/** What belongs to account and region and is shared by every stage in it. */
export const AccountSettings = z.strictObject({
  alarmEmail: z.email().nullable(),
  /** US dollars a month at which SNS stops; left as it is when null. Raising it above the quota takes a support case. */
  monthlySpendLimitUsd: z.int().min(1).nullable(),
})
export type AccountSettings = z.infer<typeof AccountSettings>

const DEFAULTS: Settings = {
  alarmEmail: null,
  sms: { provider: 'sns' },
  partsPerSecond: { transactional: 5, bulk: 15 },
  partPriceMicros: 30_000,
  partPriceCurrency: null,
  countries: ['CN'],
  dailyBudget: 50,
  budgetZone: 'Asia/Shanghai',
  logRetentionDays: 30,
  apiThrottle: { rate: 50, burst: 100 },
  hookThrottle: { rate: 50, burst: 100 },
  loginPrefix: null,
  shopifyEventSource: null,
}

/** A stage's own settings: others than those of `DEFAULTS`. */
const STAGES: Readonly<Record<string, Omit<Stage, 'name' | keyof Settings> & Partial<Settings>>> = {
  dev: { isProduction: false, keepsData: false, hasCanary: false, isEmulator: false },
  prod: {
    isProduction: true,
    keepsData: true,
    hasCanary: true,
    isEmulator: false,
    logRetentionDays: 90,
    apiThrottle: { rate: 100, burst: 200 },
    hookThrottle: { rate: 500, burst: 1_000 },
  },
  rehearsal: {
    isProduction: false,
    keepsData: false,
    hasCanary: false,
    isEmulator: true,
    logRetentionDays: 7,
    // Its people live wherever it is day.
    countries: ['CN', 'GB', 'US'],
  },
}

const STAGE_NAMES: readonly string[] = Object.keys(STAGES)

/** `carillon.config.json`: what differs from the defaults, by stage. */
export const Config = z.strictObject({
  account: AccountSettings.partial().optional(),
  stages: z.partialRecord(z.enum(['dev', 'prod', 'rehearsal']), Settings.partial()).optional(),
})
export type Config = z.infer<typeof Config>

/** @throws Error with words for an unknown stage or a faulty file: every fault with its place */
export function stageOf(name: string, config: unknown = {}): Stage {
  const own = STAGES[name]
  if (own === undefined) throw new Error(`There is no stage "${name}": use one of ${STAGE_NAMES.join(', ')}.`)
  const { stages } = readConfig(config)
  const given = Object.entries(stages ?? {}).find(([stage]) => stage === name)?.[1] ?? {}
  return { ...DEFAULTS, ...own, ...dropUndefined(given), name }
}

/** @throws Error as `stageOf` does */
export function accountSettingsOf(config: unknown = {}): AccountSettings {
  return { alarmEmail: null, monthlySpendLimitUsd: null, ...dropUndefined(readConfig(config).account ?? {}) }
}

function readConfig(config: unknown): Config {
  const read = Config.safeParse(config)
  if (read.success) return read.data
  throw new Error(`The configuration cannot be used:\n${z.prettifyError(read.error)}`)
}

/** A zone that nobody knows would stop every text at run time. */
function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function dropUndefined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
