import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import type { SecretName } from '#shared/contracts/deployment.ts'
import type { TableNames } from '#shared/contracts/table.ts'
import { type Clients, createClients } from './clients.ts'
import { askHere, settleFirstAnswers } from './first-answers.ts'
import { dataStackOf, platformStackOf, readStage } from './names.ts'
import { findOutputs, outputOf, readOutputs } from './outputs.ts'
import { findForeignPepper } from './pepper.ts'
import { lookAtAccount, lookAtAlarms } from './preflight.ts'
import { publishConsole } from './publish-console.ts'
import { ROOT, runCdk, runScript } from './run-cdk.ts'
import { askSecondFactor } from './second-factor.ts'
import { makeSecrets } from './secrets.ts'
import { fileOf, readSettings } from './settings.ts'
import { findTables } from './stage-tables.ts'
import { MARKS, runCommand, say } from './tell.ts'

/*
 * `npm run deploy -- --stage dev`: asks what a new stage may send, looks at the account, makes what secrets are missing,
 * builds the console, deploys the three stacks, puts the console there. Each step may be repeated; one that fails leaves the earlier ones as they are.
 */
await runCommand(deploy)

async function deploy(): Promise<void> {
  const { values } = parseArgs({
    options: { stage: { type: 'string' }, config: { type: 'string' }, yes: { type: 'boolean', default: false } },
  })
  const name = readStage(values.stage)
  const asks = process.stdin.isTTY === true && !values.yes
  for (const words of await settleFirstAnswers(fileOf(values.config), name, asks ? askHere : null)) say(words)
  const stage = readSettings(name, values.config)
  const clients = createClients({}, stage.sms.provider === 'sns' ? stage.sms.region : undefined)

  say(`\nThe account`)
  const { account, region, findings, spendLimitUsd } = await lookAtAccount(clients, stage.sms.provider === 'sns')
  say(`  ${MARKS.fine} ${account}, ${region}`)
  for (const { severity, words } of [...findings, lookAtAlarms(stage)]) say(`  ${MARKS[severity]} ${words}`)
  if (findings.some(({ severity }) => severity === 'stop')) return stop('Nothing was changed.')

  say(`\nSecrets of ${stage.name}`)
  const wanted: SecretName[] = [
    'phone-pepper',
    'webhook-secrets',
    ...(stage.isProduction ? [] : (['allowed-numbers'] as const)),
    ...(stage.sms.provider === 'signed-http' ? (['sms-secrets'] as const) : []),
  ]
  const tables = await findTables(clients, stage.name)
  const secrets = await makeSecrets(clients, stage.name, { wanted, hasTables: tables !== null })
  for (const { path, words } of secrets) say(`  ${path} ${words}`)
  if (secrets.some(({ state }) => state === 'missing'))
    return stop('Nothing could be sent without it, or not rightly. Put it there, then deploy again.')
  const foreign = tables === null ? null : await pepperFault(clients, stage.name, tables)
  if (foreign !== null) return stop(`${foreign}\nNothing was changed.`)

  say('\nThe console')
  if (!(await runScript('console:build'))) return stop('The console could not be built.')

  say('\nThe stacks')
  if (stage.isProduction) await tightenSignIn(clients, stage.name)
  const approval = stage.isProduction && !values.yes ? 'broadening' : 'never'
  const config = values.config === undefined ? [] : ['-c', `config=${values.config}`]
  const limit = spendLimitUsd === null ? [] : ['-c', `spendLimitUsd=${spendLimitUsd}`]
  const args = ['deploy', '--all', '--require-approval', approval, '-c', `stage=${stage.name}`, ...config, ...limit]
  if (!(await runCdk(args, region)))
    return stop('The deployment failed; what it had begun was taken back. The words above tell why.')

  const deployed = await findTables(clients, stage.name)
  if (deployed !== null) await pepperFault(clients, stage.name, deployed)
  const platform = await readOutputs(clients, platformStackOf(stage.name))
  const { files } = await publishConsole(clients.files, {
    bucket: outputOf(platform, 'ConsoleBucketName'),
    dist: join(ROOT, 'console', 'dist'),
    config: {
      signIn: 'cognito',
      authority: outputOf(platform, 'SignInAuthority'),
      loginDomain: outputOf(platform, 'LoginOrigin'),
      clientId: outputOf(platform, 'UserPoolClientId'),
      stage: stage.name,
      hooksOrigin: outputOf(platform, 'ApiUrl'),
    },
  })
  say(`\n${stage.name} is deployed, ${files} files of the console with it.`)
  say(`  Console  ${outputOf(platform, 'ConsoleUrl')}`)
  say(`  Webhook  ${outputOf(platform, 'HookUrl')}`)
  say(`  Bus      ${outputOf(platform, 'BusName')}, source carillon.orders`)
  say(`\nNext: npm run admin:add -- --stage ${stage.name} --email you@example.com --role admin`)
  say('      then docs/first-production-day.md')
}

/** Of a production that is deployed already. */
async function tightenSignIn(clients: Clients, stage: string): Promise<void> {
  const pool = (await findOutputs(clients, dataStackOf(stage)))?.get('UserPoolId')
  if (pool !== undefined && (await askSecondFactor(clients, pool)))
    say('  Everybody is asked for a second factor from now on: whoever has none sets one up at the next sign-in.')
}

function pepperFault(clients: Clients, stage: string, names: TableNames): Promise<string | null> {
  return findForeignPepper(clients, stage, createDynamoTables(clients.tables, names))
}

function stop(words: string): void {
  say(`\n${words}`)
  process.exitCode = 1
}
