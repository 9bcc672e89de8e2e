import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { stageOf } from '../infra/stages.ts'
import { type Clients, createClients } from './clients.ts'
import { emptyBucket } from './empty-bucket.ts'
import { ACCOUNT_STACK, dataStackOf, platformStackOf, readStage } from './names.ts'
import { findOutputs, outputOf } from './outputs.ts'
import { whoAmI } from './preflight.ts'
import { runCdk } from './run-cdk.ts'
import { runCommand, say } from './tell.ts'

/*
 * `npm run destroy -- --stage dev`: takes away what can be made again. Production's tables, people and lists stay; so do
 * secrets and what all stages share.
 */
await runCommand(destroy)

async function destroy(): Promise<void> {
  const { values } = parseArgs({ options: { stage: { type: 'string' }, yes: { type: 'boolean', default: false } } })
  const stage = stageOf(readStage(values.stage))
  const stacks = stage.keepsData
    ? [platformStackOf(stage.name)]
    : [platformStackOf(stage.name), dataStackOf(stage.name)]
  const clients = createClients()
  const { account, region } = await whoAmI(clients)
  say(
    `This removes ${stacks.join(' and ')} from ${account}, ${region}: nothing is sent any more, and what is planned is forgotten.`,
  )
  if (!stage.keepsData) say('Contacts, messages and people of this stage go with it.')
  if (!values.yes && (await ask(`Type ${stage.name} to go on: `)) !== stage.name) return say('Nothing was removed.')
  await emptyBuckets(clients, stage.name, stage.keepsData)
  if (!(await runCdk(['destroy', ...stacks, '--force', '-c', `stage=${stage.name}`], region))) {
    process.exitCode = 1
    return
  }
  say(`\nKept: the secrets under /carillon/${stage.name}/ and the stack ${ACCOUNT_STACK}, which all stages share.`)
  if (stage.keepsData)
    say(
      `Kept too: ${dataStackOf(stage.name)}, with tables, people and lists; it is protected, and a deployment finds it again.`,
    )
}

/** Only an empty bucket can be removed. A stack that an earlier try has removed has none. */
async function emptyBuckets(clients: Clients, stage: string, keepsData: boolean): Promise<void> {
  const platform = await findOutputs(clients, platformStackOf(stage))
  if (platform) await emptyBucket(clients.files, outputOf(platform, 'ConsoleBucketName'))
  const data = keepsData ? undefined : await findOutputs(clients, dataStackOf(stage))
  if (data) await emptyBucket(clients.files, outputOf(data, 'ImportBucketName'))
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await terminal.question(question)).trim()
  } finally {
    terminal.close()
  }
}
