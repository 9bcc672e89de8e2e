import { randomBytes } from 'node:crypto'
import {
  GetParameterCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
} from '@aws-sdk/client-ssm'
import { type SecretName, secretPath } from '#shared/contracts/deployment.ts'
import type { Clients } from './clients.ts'

/** `missing`: only its owner knows it. */
export type Made = { path: string; state: 'made' | 'there' | 'missing'; words: string }

/** Nobody: a list that is there and names no number. */
const NOBODY = '-'

/**
 * Makes each secret of a stage that is not there yet, but never a pepper for tables that are there. One that is there stays as
 * it is, whatever happens: without the pepper that they were written with, no contact would be found by phone again.
 */
export async function makeSecrets(
  clients: Pick<Clients, 'secrets'>,
  stage: string,
  { wanted, hasTables }: { wanted: readonly SecretName[]; hasTables: boolean },
): Promise<Made[]> {
  return Promise.all(wanted.map((name) => makeSecret(clients, { stage, name, hasTables })))
}

type Wanted = { stage: string; name: SecretName; hasTables: boolean }

async function makeSecret({ secrets }: Pick<Clients, 'secrets'>, { stage, name, hasTables }: Wanted): Promise<Made> {
  const path = secretPath(stage, name)
  const there = { path, state: 'there', words: 'is there, and stays as it is' } as const
  if (await exists({ secrets }, path)) return there
  const { value, words } = name === 'phone-pepper' && hasTables ? lostPepper(path) : FRESH[name](path)
  if (value === null) return { path, state: 'missing', words }
  try {
    // Never overwriting: whoever was faster wins.
    await secrets.send(new PutParameterCommand({ Name: path, Value: value, Type: 'SecureString', Overwrite: false }))
    return { path, state: 'made', words }
  } catch (error) {
    if (error instanceof ParameterAlreadyExists) return there
    throw error
  }
}

async function exists({ secrets }: Pick<Clients, 'secrets'>, path: string): Promise<boolean> {
  try {
    await secrets.send(new GetParameterCommand({ Name: path }))
    return true
  } catch (error) {
    if (error instanceof ParameterNotFound) return false
    throw error
  }
}

/** Made anew it would find nobody by phone, and no opt-out would hold. */
function lostPepper(path: string): { value: null; words: string } {
  const words =
    'is missing, while the tables are there that were made with it. Put the copy that you keep back: ' +
    `aws ssm put-parameter --type SecureString --name ${path} --value …`
  return { value: null, words }
}

type Fresh = (path: string) => { value: string | null; words: string }

const FRESH: Readonly<Record<SecretName, Fresh>> = {
  'phone-pepper': () => ({
    value: randomBytes(32).toString('base64url'),
    words: 'was made; keep it as long as the tables',
  }),
  'webhook-secrets': (path) => ({
    value: `whsec_${randomBytes(32).toString('base64')}`,
    words: `was made; your order system signs with it: aws ssm get-parameter --with-decryption --name ${path}`,
  }),
  'allowed-numbers': (path) => ({
    value: NOBODY,
    words:
      'was made and names nobody, so nobody is texted. Your own numbers, with spaces between: ' +
      `aws ssm put-parameter --overwrite --type SecureString --name ${path} --value "+8613… +4479…"`,
  }),
  'sms-secrets': (path) => ({
    value: null,
    words: `is missing: put what your gateway checks signatures with (whsec_…): aws ssm put-parameter --type SecureString --name ${path} --value …`,
  }),
}
