import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda'
import { GetSMSAttributesCommand, GetSMSSandboxAccountStatusCommand } from '@aws-sdk/client-sns'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { AppError } from '#shared/domain/errors.ts'
import type { Stage } from '../infra/stages.ts'
import type { Clients } from './clients.ts'
import { shortly } from './tell.ts'

/** `stop`: nothing can be deployed so. `warning`: it can, but will not send as one expects. */
export type Finding = { severity: 'stop' | 'warning' | 'fine'; words: string }
export type Preflight = {
  account: string
  region: string
  findings: Finding[]
  /** US dollars a month at which SNS stops; null where it does not say. */
  spendLimitUsd: number | null
}

/** What a new account may run at once; most accounts have a thousand. */
const FEW_AT_ONCE = 50
const DEFAULT_SPEND_LIMIT_USD = 1

/**
 * Looks at the account before anything is changed, and says in words what is missing and how to mend it.
 * @throws AppError CONFIGURATION when nobody is signed in, or AWS does not answer
 */
export async function lookAtAccount(clients: Clients, usesSns: boolean): Promise<Preflight> {
  const { account, region } = await whoAmI(clients)
  const looks = [
    lookAtBootstrap(clients, account, region),
    lookAtConcurrency(clients),
    ...(usesSns ? [lookAtSandbox(clients)] : []),
  ]
  const spending = usesSns ? await lookAtSpendLimit(clients) : null
  const findings = [...(await Promise.all(looks)), ...(spending === null ? [] : [spending.finding])]
  const textRegion = await clients.texts.config.region()
  if (usesSns && textRegion !== region) findings.push(farFromReceipts(textRegion, region))
  return { account, region, findings, spendLimitUsd: spending?.limitUsd ?? null }
}

/** Whether anybody would hear an alarm. */
export function lookAtAlarms({ name, alarmEmail }: Pick<Stage, 'name' | 'alarmEmail'>): Finding {
  if (alarmEmail !== null)
    return { severity: 'fine', words: `Alarms go to ${alarmEmail}, once that mail is confirmed.` }
  const words = `Alarms reach nobody: name stages.${name}.alarmEmail and account.alarmEmail in carillon.config.json.`
  return { severity: 'warning', words }
}

function farFromReceipts(textRegion: string, region: string): Finding {
  const words =
    `Texts leave from ${textRegion}, while the stacks are in ${region}: receipts, the spend limit and its alarm are read in ` +
    `${region} alone, so messages stay at accepted. Deploy to ${textRegion} where you can.`
  return { severity: 'warning', words }
}

/**
 * The account and the region of whoever is signed in here.
 * @throws AppError CONFIGURATION in words when nobody is, or no region is named
 */
export async function whoAmI({ identity }: Clients): Promise<{ account: string; region: string }> {
  try {
    const { Account = '' } = await identity.send(new GetCallerIdentityCommand({}))
    return { account: Account, region: await identity.config.region() }
  } catch (cause) {
    const words =
      'AWS knows nobody here. Sign in (`aws sso login`, or AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) ' +
      `and name a region (AWS_REGION). AWS said: ${shortly(cause)}.`
    throw new AppError('CONFIGURATION', words, { retryable: false, cause })
  }
}

async function lookAtBootstrap({ stacks }: Clients, account: string, region: string): Promise<Finding> {
  try {
    await stacks.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }))
    return { severity: 'fine', words: 'The region is prepared for the CDK.' }
  } catch (error) {
    if (nameOf(error) !== 'ValidationError') return unknown('whether the region is prepared for the CDK', error)
    const command = `npx cdk bootstrap aws://${account}/${region}`
    return { severity: 'stop', words: `The region is not prepared for the CDK. Once: ${command}` }
  }
}

async function lookAtConcurrency({ functions }: Clients): Promise<Finding> {
  try {
    const { AccountLimit } = await functions.send(new GetAccountSettingsCommand({}))
    const most = AccountLimit?.ConcurrentExecutions ?? 0
    if (most > FEW_AT_ONCE) return { severity: 'fine', words: `The account runs ${most} functions at once.` }
    const words =
      `The account runs only ${most} functions at once, as new ones do: texts leave, but queues wait for each other. ` +
      'Ask for 1,000: Service Quotas, AWS Lambda, Concurrent executions.'
    return { severity: 'warning', words }
  } catch (error) {
    return unknown('how many functions the account runs at once', error)
  }
}

async function lookAtSandbox({ texts }: Clients): Promise<Finding> {
  try {
    const { IsInSandbox } = await texts.send(new GetSMSSandboxAccountStatusCommand({}))
    if (!IsInSandbox) return { severity: 'fine', words: 'SNS texts any number.' }
    const words =
      'SNS is in its sandbox: it texts only up to ten numbers that you verify (SNS console, Text messaging, Sandbox destination ' +
      'phone numbers). Leave it by a support case: see docs/first-production-day.md.'
    return { severity: 'warning', words }
  } catch (error) {
    if (nameOf(error).startsWith('InvalidAction')) return textless(await texts.config.region())
    return unknown('whether SNS is in its sandbox', error)
  }
}

type Spending = { limitUsd: number | null; finding: Finding }

async function lookAtSpendLimit({ texts }: Clients): Promise<Spending> {
  try {
    const { attributes } = await texts.send(new GetSMSAttributesCommand({ attributes: ['MonthlySpendLimit'] }))
    const said = Number(attributes?.MonthlySpendLimit ?? Number.NaN)
    return { limitUsd: said > 0 ? said : null, finding: aboutLimit(said > 0 ? said : DEFAULT_SPEND_LIMIT_USD) }
  } catch (error) {
    return { limitUsd: null, finding: unknown('what SNS may spend a month', error) }
  }
}

function aboutLimit(limitUsd: number): Finding {
  if (limitUsd > DEFAULT_SPEND_LIMIT_USD)
    return { severity: 'fine', words: `SNS may spend ${limitUsd} US dollars a month.` }
  const words =
    `SNS may spend ${limitUsd} US dollar a month, a few dozen texts; then it stops. Raise the quota by a support case, then set ` +
    'account.monthlySpendLimitUsd in carillon.config.json.'
  return { severity: 'warning', words }
}

function textless(region: string): Finding {
  const words =
    `SNS sends no texts from ${region}: deploy to a region of ` +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-supported-regions-countries.html, or name a gateway of your own as sms.'
  return { severity: 'stop', words }
}

function unknown(what: string, error: unknown): Finding {
  return { severity: 'warning', words: `Could not see ${what}: ${shortly(error)}.` }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
