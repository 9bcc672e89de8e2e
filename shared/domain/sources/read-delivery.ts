import type { Place, Signature, Source } from '#shared/contracts/source.ts'
import { readJson } from '../json-text.ts'

export type Headers = Readonly<Record<string, string | undefined>>

const LONGEST_PING = 100
const FORM = /^[\w.~%+[\]-]+=/
/** What says who may send, beside what a source's own signature names. */
const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization'])
/** What the network adds on the way: addresses of machines, and no word of the source. */
const OF_THE_WAY = /^(x-forwarded-|x-amzn-|forwarded$|via$|x-real-ip$|cf-)/

/** What a body says, written as JSON or as a form of fields; undefined for anything else. */
export function readBody(text: string): unknown {
  const read = readJson(text)
  if (read.ok) return read.value
  return FORM.test(text) ? Object.fromEntries(new URLSearchParams(text)) : undefined
}

/** Whether a body only asks if anybody is there: a form of this one field. Such a body is not signed, and says nothing. */
export function isPing(field: string | null, text: string): boolean {
  if (field === null || text.length > LONGEST_PING || !FORM.test(text)) return false
  const [name, ...others] = new URLSearchParams(text).keys()
  return name === field && others.length === 0
}

/** What stands at a place, as text; null where nothing does, or what is neither text nor a number. */
export function saidAt(place: Place | null, { headers, body }: { headers: Headers; body: unknown }): string | null {
  if (place === null) return null
  const said = place.in === 'header' ? headers[place.name] : fieldAt(body, place.name)
  return (typeof said === 'string' && said !== '') || typeof said === 'number' ? String(said) : null
}

/** The headers that a mapping reads: without secrets, signatures and what the network added. */
export function headersFor({ signature }: Pick<Source, 'signature'>, headers: Headers): Record<string, string> {
  const hidden = headersOfSignature(signature)
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || SECRET_HEADERS.has(name) || OF_THE_WAY.test(name) || hidden.includes(name)
        ? []
        : [[name, value]],
    ),
  )
}

function headersOfSignature(signature: Signature): string[] {
  switch (signature.by) {
    case 'hmac':
      return [signature.header]
    case 'digest':
      return signature.at.in === 'header' ? [signature.at.name] : []
    case 'secret':
      return signature.in === 'header' ? [signature.name.toLowerCase()] : []
  }
}

function fieldAt(body: unknown, path: string): unknown {
  let value = body
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = Reflect.get(value, name)
  }
  return value
}
