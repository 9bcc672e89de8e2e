import * as z from 'zod'
import { type SecretName, secretPath } from '#shared/contracts/deployment.ts'
import { AppError } from '#shared/domain/errors.ts'
import { callSigned, type SignedService } from '../signed-json/call.ts'

const Answer = z.object({ Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })) })

/**
 * These secrets of a stage, decrypted, in one request: a role may read exactly those that it is granted, else none.
 * @throws AppError CONFIGURATION (not retryable) naming the path of each that is missing or empty, or what the store
 * refuses, never a value; STORE_UNAVAILABLE (retryable) when it does not answer
 */
export async function readSecrets<const N extends SecretName>(
  store: SignedService,
  stage: string,
  names: readonly N[],
): Promise<Record<N, string>> {
  const pathOf = (name: N) => secretPath(stage, name)
  const found = names.length === 0 ? new Map<string, string>() : await findAll(store, names.map(pathOf))
  const missing = names.filter((name) => !found.get(pathOf(name)))
  if (missing.length > 0) throw misconfigured(`no such secret: ${missing.map(pathOf).join(', ')}`)
  return recordOf(names, (name) => found.get(pathOf(name)) ?? '')
}

async function findAll(store: SignedService, paths: readonly string[]): Promise<Map<string, string>> {
  const said = await callSigned(store, 'GetParameters', { Names: paths, WithDecryption: true })
  if (!said.ok) throw said.busy ? away(said.said) : misconfigured(`${said.said} when reading ${paths.join(', ')}`)
  const { Parameters = [] } = Answer.safeParse(said.value).data ?? {}
  return new Map(Parameters.map(({ Name, Value }) => [Name, Value]))
}

function away(error: string): AppError {
  const context = { action: 'GetParameters', error }
  return new AppError('STORE_UNAVAILABLE', `Parameter Store did not answer: ${error}`, { retryable: true, context })
}

function misconfigured(words: string): AppError {
  return new AppError('CONFIGURATION', words, { retryable: false })
}

/** `Object.fromEntries` forgets which keys it was given; these are all of `names` and nothing else. */
function recordOf<N extends string>(names: readonly N[], textOf: (name: N) => string): Record<N, string> {
  return Object.fromEntries(names.map((name) => [name, textOf(name)])) as Record<N, string>
}
