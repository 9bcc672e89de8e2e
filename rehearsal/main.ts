import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PutParameterCommand } from '@aws-sdk/client-ssm'
import { type SecretName, secretPath } from '#shared/contracts/deployment.ts'
import { checkCampaigns, checkRuns, planCampaigns } from './checks/campaigns.ts'
import { checkDeadLetters } from './checks/dead-letters.ts'
import { checkImports, checkLargeImports } from './checks/imports.ts'
import { checkNudge, checkOrders } from './checks/orders.ts'
import { checkPeople } from './checks/people.ts'
import { checkPermissions } from './checks/permissions.ts'
import { checkReceipts } from './checks/receipts.ts'
import { checkReplies } from './checks/replies.ts'
import { type Clients, createClients } from './clients.ts'
import { type Emulator, openEmulator } from './emulator.ts'
import { expectThat } from './expect.ts'
import { LIMITS } from './limits.ts'
import { PEOPLE } from './lists.ts'
import { msUntilRoomInDay, type Place, placeOf } from './place.ts'
import { DeployedPlatform } from './platform.ts'
import { Report } from './report.ts'
import { slowness } from './slowness.ts'
import { STAGE, Stacks } from './stacks.ts'
import { PATIENCE } from './until.ts'

/*
 * Deploys the real stacks onto an emulator of AWS on this machine, drives the main job through them, and prints what held.
 */
const DEADLINE_MS = 8 * PATIENCE * 60_000

const say = (line = '') => process.stdout.write(`${line}\n`)
const folder = await mkdtemp(join(tmpdir(), 'carillon-rehearsal-'))
const report = new Report(say)
/** Fewer checks than there are make a failure too. */
const progress = { isWhole: false }
const emulator = await openEmulator(folder)
const end = async (code: number) => {
  await emulator.stop()
  if (code === 0) await rm(folder, { recursive: true, force: true })
  else say(`The emulator's log and the templates are in ${folder}.`)
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(1))
setTimeout(() => {
  say(`Not done within ${DEADLINE_MS / 60_000} minutes.`)
  void finish()
}, DEADLINE_MS).unref()

await rehearse(emulator).catch((error: unknown) => say(`The rehearsal broke off: ${String(error)}`))
await finish()

async function finish(): Promise<void> {
  say(`\n${report.table()}\n`)
  say('What the emulator cannot do:')
  for (const [what, instead] of LIMITS) say(`  ${what}: ${instead}`)
  const failed = report.failed + (progress.isWhole ? 0 : 1)
  say(`\n${report.passed} passed, ${failed} failed`)
  await end(failed === 0 ? 0 : 1)
}

async function rehearse({ endpoint }: Emulator): Promise<void> {
  const waitMs = msUntilRoomInDay(new Date(), slowness())
  if (waitMs > 0) say(`Waiting ${Math.ceil(waitMs / 1000)} s for the next day, on which campaigns are to fire.`)
  await pause(waitMs)
  const place = placeOf(new Date())
  const clients = createClients(endpoint)
  const stacks = new Stacks(endpoint, folder)
  const webhookSecret = `whsec_${randomBytes(24).toString('base64')}`
  await report.check('secrets are put', () => putSecrets(clients, place, webhookSecret))
  await report.check('cdk synth', async () => void (await stacks.synth()))
  await report.check('cdk bootstrap', async () => void (await stacks.bootstrap()))
  if (!(await report.check('cdk deploy --all', async () => void (await stacks.deploy())))) return
  const outputs = await stacks.readOutputs()
  const platform = new DeployedPlatform({ outputs, clients, place, endpoint, webhookSecret })
  await checkPeople(report, platform)
  await checkImports(report, platform)
  const fired = await planCampaigns(report, platform)
  await checkOrders(report, platform)
  await Promise.all([
    checkReceipts(report, platform),
    checkLargeImports(report, platform),
    checkNudge(report, platform),
    checkReplies(report, platform),
    checkCampaigns(report, platform, fired),
    checkDeadLetters(report, platform),
    checkPermissions(report, platform),
  ])
  await report.check('a second cdk deploy changes nothing', async () => {
    const changed = (await stacks.deploy())
      .split('\n')
      .filter((line) => line.includes('✅') && !line.includes('no changes'))
    expectThat(changed.length === 0, changed.join(' '))
    return undefined
  })
  await checkRuns(report, platform, fired)
  progress.isWhole = true
}

async function putSecrets({ ssm }: Clients, place: Place, webhookSecret: string): Promise<undefined> {
  const numbers = Object.values(PEOPLE).map((number) => place.phoneOf(number))
  const secrets: Partial<Record<SecretName, string>> = {
    'phone-pepper': randomBytes(32).toString('base64url'),
    'webhook-secrets': webhookSecret,
    'allowed-numbers': numbers.join(' '),
  }
  for (const [name, Value] of Object.entries(secrets)) {
    const Name = secretPath(STAGE, name as SecretName)
    await ssm.send(new PutParameterCommand({ Name, Value, Type: 'SecureString' }))
  }
}
