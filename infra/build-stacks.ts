import { type App, CliCredentialsStackSynthesizer, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { AccountStack } from './stacks/account-stack.ts'
import { DataStack } from './stacks/data-stack.ts'
import { PlatformStack } from './stacks/platform-stack.ts'
import type { AccountSettings, Stage } from './stages.ts'

export type BuildProps = {
  stage: Stage
  account: AccountSettings
  /** US dollars a month at which SNS stops, where that is known without being set here. @default null */
  spendLimitUsd?: number | null
}

/** The three stacks, checked by cdk-nag. They name no account and no region: both are those of whoever deploys. */
export function buildStacks(app: App, { stage, account, spendLimitUsd = null }: BuildProps) {
  // An emulator that enforces permissions knows no bootstrap roles to assume.
  const common = () => ({ ...(stage.isEmulator && { synthesizer: new CliCredentialsStackSynthesizer() }) })
  const accountStack = new AccountStack(app, 'Carillon-Account', {
    ...common(),
    settings: account,
    spendLimitUsd: account.monthlySpendLimitUsd ?? spendLimitUsd,
    isEmulator: stage.isEmulator,
  })
  const data = new DataStack(app, `Carillon-${stage.name}-Data`, { ...common(), stage })
  const platform = new PlatformStack(app, `Carillon-${stage.name}-Platform`, { ...common(), stage, data })
  Tags.of(app).add('app', 'carillon')
  for (const stack of [data, platform]) Tags.of(stack).add('stage', stage.name)
  // An emulator speaks plain http, so its stage goes without the policies that take TLS only.
  if (!stage.isEmulator) Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return { account: accountStack, data, platform }
}
