import { setTimeout as pause } from 'node:timers/promises'
import { SignatureV4 } from '@smithy/signature-v4'
import * as z from 'zod'
import { Sha256 } from './sha256.ts'

/** A service of AWS that speaks JSON over one address, where one call of it is not worth a client of 30 to 80 KB. */
export type SignedService = {
  name: 'ssm' | 'sqs'
  endpoint: URL
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
  /** Between tries, doubling. @default 200 */
  pauseMs?: number
}

/** `said`: the type of the refusal or the name of the error. `busy`: the same call may do later. */
export type Said = { ok: true; value: unknown } | { ok: false; said: string; busy: boolean }

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html (read 2026-11-23). */
const DIALECTS = {
  ssm: { target: 'AmazonSSM', version: '1.1' },
  sqs: { target: 'AmazonSQS', version: '1.0' },
} as const
const TRIES = 4
const TIMEOUT_MS = 3_000
const BUSY = /throttl|too ?many|unavailable|internal/i

/** What the service answers; never throws. Only for calls that may be repeated: it is tried four times while it is busy. */
export async function callSigned(service: SignedService, action: string, input: unknown): Promise<Said> {
  let said: Said = { ok: false, said: 'no-answer', busy: true }
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) await pause((service.pauseMs ?? 200) * 2 ** (tries - 1))
    said = await callOnce(service, action, JSON.stringify(input))
    if (said.ok || !said.busy) return said
  }
  return said
}

async function callOnce(service: SignedService, action: string, body: string): Promise<Said> {
  try {
    const response = await post(service, action, body)
    return response.ok ? { ok: true, value: await response.json() } : await refusalOf(response)
  } catch (error) {
    return { ok: false, said: error instanceof Error ? error.name : 'unknown', busy: true }
  }
}

async function refusalOf(response: Response): Promise<Said> {
  const body = z.object({ __type: z.string() }).safeParse(await response.json().catch(() => null))
  const said = body.data?.__type.split('#').at(-1) ?? `http-${response.status}`
  return { ok: false, said, busy: response.status >= 500 || response.status === 429 || BUSY.test(said) }
}

/** Each try is signed anew: a signature holds for its own time. */
async function post({ name, endpoint, region, credentials }: SignedService, action: string, body: string) {
  const { target, version } = DIALECTS[name]
  const signer = new SignatureV4({ service: name, region, credentials, sha256: Sha256 })
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    path: '/',
    query: {},
    headers: {
      host: endpoint.host,
      'content-type': `application/x-amz-json-${version}`,
      'x-amz-target': `${target}.${action}`,
    },
    body,
  })
  const { host: _, ...sent } = headers
  return fetch(new URL('/', endpoint), { method: 'POST', headers: sent, body, signal: AbortSignal.timeout(TIMEOUT_MS) })
}
