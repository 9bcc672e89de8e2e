import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Signature } from '#shared/contracts/source.ts'
import { type Headers, readBody, saidAt } from '#shared/domain/sources/read-delivery.ts'

export type SignedDelivery = { raw: Buffer; headers: Headers; query: Headers }

const TOLERANCE_SECONDS = 300

/**
 * Whether the source that knows the secret sent exactly these bytes; digests and secrets are compared in constant time. A signature over
 * a timestamp holds for 300 s of the machine's own time; the others hold for as long as the secret does.
 */
export function isFromSource(signature: Signature, secret: string, delivery: SignedDelivery): boolean {
  switch (signature.by) {
    case 'hmac':
      return isSigned(signature, secret, delivery)
    case 'digest':
      return isDigested(signature, secret, delivery)
    case 'secret': {
      const { in: place, name } = signature
      const given = place === 'header' ? delivery.headers[name.toLowerCase()] : delivery.query[name]
      return isSame(Buffer.from(given ?? ''), Buffer.from(secret))
    }
  }
}

type Hmac = Extract<Signature, { by: 'hmac' }>

function isSigned({ header, algorithm, encoding, prefix, timestampHeader }: Hmac, secret: string, it: SignedDelivery) {
  const given = it.headers[header] ?? ''
  const timestamp = timestampHeader === null ? null : (it.headers[timestampHeader] ?? '')
  if (!given.startsWith(prefix) || !(timestamp === null || isRecent(timestamp))) return false
  const hmac = createHmac(algorithm, secret)
  if (timestamp !== null) hmac.update(`${timestamp}.`)
  return isSame(Buffer.from(given.slice(prefix.length), encoding), hmac.update(it.raw).digest())
}

type Digest = Extract<Signature, { by: 'digest' }>

function isDigested({ at, algorithm, encoding, clientId, field }: Digest, secret: string, it: SignedDelivery) {
  const said = { headers: it.headers, body: readBody(it.raw.toString('utf8')) }
  const signed = field === null ? it.raw : saidAt({ in: 'body', name: field }, said)
  if (signed === null) return false
  const digest = createHash(algorithm).update(clientId).update(signed).update(secret).digest()
  return isSame(Buffer.from(saidAt(at, said) ?? '', encoding), digest)
}

function isRecent(timestamp: string): boolean {
  return /^\d{9,11}$/.test(timestamp) && Math.abs(Date.now() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS
}

function isSame(given: Buffer, expected: Buffer): boolean {
  return expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected)
}
