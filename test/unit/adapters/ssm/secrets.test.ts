import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { signedServiceOf } from '#shared/adapters/signed-json/endpoint.ts'
import { readSecrets } from '#shared/adapters/ssm/secrets.ts'
import { type Answer, type Asked, json, readTarget, startLoopback } from '../../../builders/aws/loopback.ts'

const Input = z.object({ Names: z.array(z.string()).min(1), WithDecryption: z.literal(true) })
const KEPT: Readonly<Record<string, string>> = {
  '/carillon/dev/phone-pepper': 'pepper',
  '/carillon/dev/webhook-secrets': 'whsec_a whsec_b',
}

async function open(answer: (asked: Asked) => Answer = find) {
  const asked: Asked[] = []
  const loopback = await startLoopback((request) => {
    asked.push(request)
    return answer(request)
  })
  const service = { name: 'ssm' as const, ...loopback, endpoint: new URL(loopback.endpoint), pauseMs: 0 }
  return { asked, service }
}

function find(asked: Asked): Answer {
  const { action, input } = readTarget(asked)
  if (action !== 'GetParameters') return json({ __type: 'UnknownOperation' }, 400)
  const { Names } = Input.parse(input)
  const Parameters = Names.filter((Name) => KEPT[Name] !== undefined).map((Name) => ({ Name, Value: KEPT[Name] }))
  return json({ Parameters, InvalidParameters: Names.filter((Name) => KEPT[Name] === undefined) })
}

describe('secrets', () => {
  it('are read decrypted, those that are asked for and no others, by one signed request', async () => {
    const { asked, service } = await open()

    const secrets = await readSecrets(service, 'dev', ['phone-pepper', 'webhook-secrets'])

    expect(secrets).toEqual({ 'phone-pepper': 'pepper', 'webhook-secrets': 'whsec_a whsec_b' })
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([
      expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=none\/\d{8}\/eu-central-1\/ssm\/aws4_request/),
    ])
  })

  it('that are missing are named all at once, without the value of any', async () => {
    const { service } = await open()

    const failure = readSecrets(service, 'dev', ['sms-secrets', 'phone-pepper', 'allowed-numbers'])

    await expect(failure).rejects.toMatchObject({
      code: 'CONFIGURATION',
      retryable: false,
      message: 'no such secret: /carillon/dev/sms-secrets, /carillon/dev/allowed-numbers',
    })
  })

  it('that may not be read are a fault of the configuration at once', async () => {
    const { asked, service } = await open(() => json({ __type: 'AccessDeniedException', Message: 'secret words' }, 400))

    const failure = readSecrets(service, 'dev', ['phone-pepper'])

    await expect(failure).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: 'AccessDeniedException when reading /carillon/dev/phone-pepper',
    })
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['throttled', json({ __type: 'com.amazonaws.ssm#ThrottlingException' }, 400)],
    ['failing', json({ __type: 'InternalServerError' }, 500)],
    ['behind something that fails', { status: 502, body: '<html>' }],
  ])('are asked for again while the store is %s, and then another try may do', async (_, answer) => {
    const { asked, service } = await open(() => answer)

    const failure = readSecrets(service, 'dev', ['phone-pepper'])

    await expect(failure).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true })
    expect(asked).toHaveLength(4)
  })
})

describe('the service of secrets', () => {
  const role = { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' }

  it.each([
    [{}, 'https://ssm.eu-central-1.amazonaws.com/'],
    [{ AWS_REGION: 'cn-north-1' }, 'https://ssm.cn-north-1.amazonaws.com.cn/'],
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }, 'http://127.0.0.1:4566/'],
    [{ AWS_ENDPOINT_URL: 'http://a', AWS_ENDPOINT_URL_SSM: 'http://b' }, 'http://b/'],
  ])('with %j is at %s', (more, endpoint) => {
    expect(signedServiceOf('ssm', { ...role, ...more }).endpoint.href).toBe(endpoint)
  })

  it('needs the credentials of a role', () => {
    expect(() => signedServiceOf('ssm', { AWS_REGION: 'eu-central-1' })).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION' }),
    )
  })
})
