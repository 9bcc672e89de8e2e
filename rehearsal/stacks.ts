import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { runCommand } from './command.ts'

export const STAGE = 'rehearsal'
export const REGION = 'us-east-1'
export const ACCOUNT = '000000000000'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const Outputs = z.object({
  [`Carillon-${STAGE}-Data`]: z.object({ UserPoolId: z.string(), ImportBucketName: z.string() }),
  [`Carillon-${STAGE}-Platform`]: z.object({
    ApiUrl: z.string(),
    BusName: z.string(),
    UserPoolClientId: z.string(),
  }),
})

export type Outputs = { userPoolId: string; apiUrl: string; busName: string; clientId: string }

/** The real CDK command against the emulator. */
export class Stacks {
  readonly #folder: string
  readonly #env: NodeJS.ProcessEnv

  constructor(endpoint: string, folder: string) {
    this.#folder = folder
    this.#env = {
      ...process.env,
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    }
  }

  /** Builds every function, once: both deployments take what this left. */
  synth(): Promise<string> {
    return this.#cdk(['synth', '--quiet', '--output', this.#assembly, '--context', `stage=${STAGE}`])
  }

  bootstrap(): Promise<string> {
    return this.#cdk(['bootstrap', '--app', this.#assembly, `aws://${ACCOUNT}/${REGION}`])
  }

  /** What the command printed. */
  deploy(): Promise<string> {
    const outputs = ['--outputs-file', this.#outputsPath]
    return this.#cdk(['deploy', '--all', '--app', this.#assembly, '--require-approval', 'never', ...outputs])
  }

  async readOutputs(): Promise<Outputs> {
    const read = Outputs.parse(JSON.parse(await readFile(this.#outputsPath, 'utf8')))
    const data = read[`Carillon-${STAGE}-Data`]
    const platform = read[`Carillon-${STAGE}-Platform`]
    return {
      userPoolId: data?.UserPoolId ?? '',
      apiUrl: platform?.ApiUrl ?? '',
      busName: platform?.BusName ?? '',
      clientId: platform?.UserPoolClientId ?? '',
    }
  }

  get #assembly(): string {
    return join(this.#folder, 'cdk.out')
  }

  get #outputsPath(): string {
    return join(this.#folder, 'outputs.json')
  }

  #cdk(args: readonly string[]): Promise<string> {
    return runCommand({
      program: process.execPath,
      args: [join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk'), ...args, '--no-notices'],
      env: this.#env,
      cwd: ROOT,
      seconds: 240,
    })
  }
}
