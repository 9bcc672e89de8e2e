import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { AppError } from '#shared/domain/errors.ts'
import { stageOf } from '../infra/stages.ts'
import { createClients } from './clients.ts'
import { emptyBucket } from './empty-bucket.ts'
import { dataStackOf, platformStackOf, readStage } from './names.ts'
import { findOutputs, outputOf } from './outputs.ts'
import { runCdk } from './run-cdk.ts'

/*
 * `npm run destroy -- --stage dev`: takes away what can be made again. Production's tables, people and lists stay; so do
 * secrets and what all stages share.
 */
const say = (line = '') => void process.stdout.write(`${line}\n`)

try {
  await destroy()
} catch (error) {
  if (!(error instanceof AppError)) throw error
  say(error.message)
  process.exitCode = 1
}

async function destroy(): Promise<void> {
  const { values } = parseArgs({ options: { stage: { type: 'string' }, yes: { type: 'boolean', default: false } } })
  const stage = stageOf(readStage(values.stage))
  const stacks = stage.keepsData
    ? [platformStackOf(stage.name)]
    : [platformStackOf(stage.name), dataStackOf(stage.name)]
  say(`This removes ${stacks.join(' and ')}: nothing is sent any more, and what is planned is forgotten.`)
  if (!stage.keepsData) say('Contacts, messages and people of this stage go with it.')
  if (!values.yes && (await ask(`Type ${stage.name} to go on: `)) !== stage.name) return say('Nothing was removed.')
  await emptyBuckets(stage.name, stage.keepsData)
  if (!(await runCdk(['destroy', ...stacks, '--force', '-c', `stage=${stage.name}`]))) {
    process.exitCode = 1
    return
  }
  say(`\nKept: the secrets under /carillon/${stage.name}/ and the stack Carillon-Account, which all stages share.`)
  if (stage.keepsData)
    say(
      `Kept too: ${dataStackOf(stage.name)}, with tables, people and lists; it is protected, and a deployment finds it again.`,
    )
}

/** Only an empty bucket can be removed. A stack that an earlier try has removed has none. */
async function emptyBuckets(stage: string, keepsData: boolean): Promise<void> {
  const clients = createClients()
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
