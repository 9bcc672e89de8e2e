import type { ConnectedSmsProvider } from '#shared/adapters/outbound-connections.ts'
import { createSignedHttpProvider } from '#shared/adapters/signed-http/sms-provider.ts'
import { createSnsProvider } from '#shared/adapters/sns/sms-provider.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import type { Reply } from '../builders/loopback-carrier.ts'

export const SECRET = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`

/** One provider: how to make it for an address, what its carrier says to a text, and what that must come to. */
export type SmsLine = {
  name: string
  create(origin: string, timeoutMs?: number): ConnectedSmsProvider
  accepts: { status: number; body: string }
  answers: readonly (readonly [when: string, reply: Reply, then: SubmitAnswer])[]
}

const rejected = (because: Extract<SubmitAnswer, { kind: 'rejected' }>['because'], code: string): SubmitAnswer => ({
  kind: 'rejected',
  because,
  code,
})
const lineDown = (code: string): SubmitAnswer => ({ kind: 'line-down', code })
const unknown = (code: string): SubmitAnswer => ({ kind: 'unknown', code })
const later = (code: string, afterSeconds: number, throttled: boolean): SubmitAnswer => ({
  kind: 'try-later',
  code,
  afterSeconds,
  throttled,
})

/** An error as SNS writes it, in the AWS query protocol that its client speaks. */
function snsError(status: number, code: string, message = 'No.'): Reply {
  const body = `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`
  return { status, body, headers: { 'content-type': 'text/xml' } }
}

const INVALID_PHONE = 'Invalid parameter: PhoneNumber Reason: +8619900000001 is not valid to publish to'

const SNS: SmsLine = {
  name: 'sns',
  create: (origin, timeoutMs) =>
    createSnsProvider({
      region: 'us-east-1',
      endpoint: origin,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      senderId: 'Carillon',
      maxPriceUsd: 0.05,
      timeoutMs,
    }),
  accepts: {
    status: 200,
    body: '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>gw-1</MessageId></PublishResult></PublishResponse>',
  },
  answers: [
    ['500 InternalError', snsError(500, 'InternalError'), unknown('InternalError')],
    ['503 ServiceUnavailable', snsError(503, 'ServiceUnavailable'), unknown('ServiceUnavailable')],
    ['503 from a balancer', { status: 503 }, unknown('http-503')],
    ['503 that calls itself throttling', snsError(503, 'Throttling'), unknown('Throttling')],
    ['Throttling', snsError(400, 'Throttling', 'Rate exceeded'), later('Throttling', 5, true)],
    ['ThrottlingException', snsError(400, 'ThrottlingException'), later('ThrottlingException', 5, true)],
    ['Throttled', snsError(429, 'Throttled'), later('Throttled', 5, true)],
    ['429 without a body', { status: 429 }, later('http-429', 5, true)],
    ['an invalid number', snsError(400, 'InvalidParameter', INVALID_PHONE), rejected('bad-number', 'InvalidParameter')],
    [
      'ParameterValueInvalid',
      snsError(400, 'ParameterValueInvalid'),
      rejected('provider-refused', 'ParameterValueInvalid'),
    ],
    [
      'ValidationError',
      snsError(400, 'ValidationError', 'Empty message'),
      rejected('content-refused', 'ValidationError'),
    ],
    ['ValidationException', snsError(400, 'ValidationException'), rejected('provider-refused', 'ValidationException')],
    [
      'a number that opted out',
      snsError(400, 'InvalidParameter', 'Phone number is opted out'),
      rejected('number-opted-out-at-carrier', 'InvalidParameter'),
    ],
    ['OptedOut', snsError(400, 'OptedOut'), rejected('number-opted-out-at-carrier', 'OptedOut')],
    [
      'a refusal that is not in the list',
      snsError(400, 'EndpointDisabled'),
      rejected('provider-refused', 'EndpointDisabled'),
    ],
    ['AuthorizationError', snsError(403, 'AuthorizationError'), lineDown('AuthorizationError')],
    ['AccessDenied', snsError(403, 'AccessDenied'), lineDown('AccessDenied')],
    ['ExpiredToken', snsError(403, 'ExpiredToken'), lineDown('ExpiredToken')],
    ['InvalidClientTokenId', snsError(403, 'InvalidClientTokenId'), lineDown('InvalidClientTokenId')],
    ['SignatureDoesNotMatch', snsError(403, 'SignatureDoesNotMatch'), lineDown('SignatureDoesNotMatch')],
    ['RequestExpired', snsError(400, 'RequestExpired'), lineDown('RequestExpired')],
    ['200 without an id', { status: 200, body: '' }, unknown('no-message-id')],
    ['a garbled 200', { status: 200, body: '<PublishResp' }, unknown('http-200')],
    ["a proxy's 403", { status: 403, body: '<html>no</html>' }, unknown('http-403')],
    ['a code that holds a number', snsError(500, 'No+8619900000001'), unknown('unknown-error')],
  ],
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  body: JSON.stringify(body),
  headers,
})

const SIGNED_HTTP: SmsLine = {
  name: 'signed-http',
  create: (origin, timeoutMs) =>
    createSignedHttpProvider({
      url: new URL(`${origin}/texts?line=1`),
      secrets: [SECRET],
      timeoutMs,
      now: () => new Date('2026-12-01T01:00:00Z'),
    }),
  accepts: { status: 202, body: '{"id":"gw-1"}' },
  answers: [
    ['2xx with a number for an id', json(200, { id: 17 }), { kind: 'accepted', providerMessageId: '17' }],
    ['204', { status: 204 }, { kind: 'accepted', providerMessageId: 'msg_QzEKb25l' }],
    ['2xx without an id', json(201, {}), { kind: 'accepted', providerMessageId: 'msg_QzEKb25l' }],
    ['a garbled 2xx', { status: 200, body: '{"id":' }, unknown('garbled-answer')],
    ["a proxy's page", { status: 200, body: '<html>Sign in</html>' }, unknown('garbled-answer')],
    ['2xx that says it was not sent', json(200, { sent: false }), unknown('http-200-not-sent')],
    ['2xx longer than any answer', { status: 200, body: ' '.repeat(70_000) }, unknown('garbled-answer')],
    ['302', { status: 302, headers: { location: '/elsewhere' } }, lineDown('http-302')],
    ['307', { status: 307, headers: { location: '/elsewhere' } }, lineDown('http-307')],
    ['400', json(400, {}), rejected('provider-refused', 'http-400')],
    ['413', { status: 413 }, rejected('provider-refused', 'http-413')],
    ['422 with a reason', json(422, { reason: 'content-refused' }), rejected('content-refused', 'http-422')],
    ['422 with a reason not ours', json(422, { reason: 'moon' }), rejected('provider-refused', 'http-422')],
    ['400 with a reason no gateway has', json(400, { reason: 'order-paid' }), rejected('provider-refused', 'http-400')],
    ['404 with a reason', json(404, { reason: 'bad-number' }), rejected('bad-number', 'http-404')],
    ['410 with a reason', json(410, { reason: 'number-blocked' }), rejected('number-blocked', 'http-410')],
    ['404 from a wrong address', { status: 404, body: 'Not Found' }, lineDown('http-404')],
    ['410 from a wrong address', { status: 410 }, lineDown('http-410')],
    ['405', { status: 405 }, lineDown('http-405')],
    ['401', { status: 401 }, lineDown('http-401')],
    ['402, no funds', json(402, {}), lineDown('http-402')],
    ['403', { status: 403 }, lineDown('http-403')],
    ['408', { status: 408 }, unknown('http-408')],
    ['409', json(409, {}), unknown('http-409')],
    ['425', { status: 425 }, later('http-425', 5, false)],
    ['429', { status: 429 }, later('http-429', 5, true)],
    ['429 with seconds', { status: 429, headers: { 'retry-after': '17' } }, later('http-429', 17, true)],
    [
      '429 with a date',
      { status: 429, headers: { 'retry-after': 'Tue, 01 Dec 2026 01:01:30 GMT' } },
      later('http-429', 90, true),
    ],
    ['429 with a day', { status: 429, headers: { 'retry-after': '86400' } }, later('http-429', 3600, true)],
    ['500', { status: 500 }, unknown('http-500')],
    ['502', { status: 502, body: 'Bad Gateway' }, unknown('http-502')],
    ['503, even with Retry-After', { status: 503, headers: { 'retry-after': '5' } }, unknown('http-503')],
    [
      '503 that says it was not sent',
      json(503, { sent: false }, { 'retry-after': '30' }),
      { kind: 'try-later', code: 'http-503', afterSeconds: 30 },
    ],
    ['503 that says "false" in words', json(503, { sent: 'false' }), unknown('http-503')],
  ],
}

export const SMS_LINES: readonly SmsLine[] = [SNS, SIGNED_HTTP]
