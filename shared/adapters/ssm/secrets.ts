import * as z from 'zod'
import { type SecretName, secretPath } from '#shared/contracts/deployment.ts'
import { AppError } from '#shared/domain/errors.ts'
import { callSigned, type SignedService } from '../signed-json/call.ts'

const Answer = z.object({ Parameter: z.object({ Value: z.string().min(1) }) })

/**
 * These secrets of a stage, decrypted, one request for each: so leave can be given, and checked, name by name.
 * @throws AppError CONFIGURATION (not retryable) naming the path of each that is missing or empty, or what the store
 * refuses, never a value; STORE_UNAVAILABLE (retryable) when it does not answer
 */
export async function readSecrets<const N extends SecretName>(
  store: SignedService,
  stage: string,
  names: readonly N[],
): Promise<Record<N, string>> {
  const pathOf = (name: N) => secretPath(stage, name)
  const found = new Map(await Promise.all(names.map(async (name) => [name, await find(store, pathOf(name))] as const)))
  const missing = names.filter((name) => found.get(name) === undefined)
  if (missing.length > 0) throw misconfigured(`no such secret: ${missing.map(pathOf).join(', ')}`)
  return recordOf(names, (name) => found.get(name) ?? '')
}

async function find(store: SignedService, path: string): Promise<string | undefined> {
  const said = await callSigned(store, 'GetParameter', { Name: path, WithDecryption: true })
  if (said.ok) return Answer.safeParse(said.value).data?.Parameter.Value
  if (said.said === 'ParameterNotFound') return undefined
  throw said.busy ? away(said.said) : misconfigured(`${said.said} when reading ${path}`)
}

function away(error: string): AppError {
  const context = { action: 'GetParameter', error }
  return new AppError('STORE_UNAVAILABLE', `Parameter Store did not answer: ${error}`, { retryable: true, context })
}

function misconfigured(words: string): AppError {
  return new AppError('CONFIGURATION', words, { retryable: false })
}

/** `Object.fromEntries` forgets which keys it was given; these are all of `names` and nothing else. */
function recordOf<N extends string>(names: readonly N[], textOf: (name: N) => string): Record<N, string> {
  return Object.fromEntries(names.map((name) => [name, textOf(name)])) as Record<N, string>
}
