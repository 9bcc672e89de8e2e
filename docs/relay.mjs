// Stands between Carillon and a vendor of registered templates. Node 22 or newer, nothing to install; see relay.md.
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { text as readText } from 'node:stream/consumers'

const NEEDED = ['SMS_SECRET', 'RECEIPTS_URL', 'VENDOR_URL', 'VENDOR_KEY', 'PUSH_KEY']
for (const name of NEEDED) if (!process.env[name]) throw new Error(`${name} must be set`)
const { SMS_SECRET, RECEIPTS_URL, VENDOR_URL, VENDOR_KEY, PUSH_KEY, KEPT = 'relay.jsonl', PORT = '8080' } = process.env
const key = Buffer.from(SMS_SECRET.replace('whsec_', ''), 'base64')
const sign = (id, at, body) => `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`
const isSame = (one, other) => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

// What was asked of the vendor under its short id: written before it is asked, so that no crash sends a text twice.
const asked = new Map()
const keep = (entry) => asked.set(entry.outId, { ...asked.get(entry.outId), ...entry })
const lines = existsSync(KEPT) ? readFileSync(KEPT, 'utf8').split('\n') : []
for (const line of lines) if (line !== '') keep(JSON.parse(line))
function write(entry) {
  appendFileSync(KEPT, `${JSON.stringify(entry)}\n`)
  keep(entry)
}

// The vendor's own part: its fields, and its request signature or SDK in place of the bearer token.
async function askVendor({ to, signature, template, outId }) {
  const { code: TemplateCode, values } = template
  const fields = { PhoneNumbers: to.replace('+86', ''), SignName: signature, TemplateCode, OutId: outId }
  const body = JSON.stringify({ ...fields, TemplateParam: JSON.stringify(values) })
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${VENDOR_KEY}` }
  return (await fetch(VENDOR_URL, { method: 'POST', headers, body, signal: AbortSignal.timeout(4_000) })).json()
}

// The vendor's code to a status and a body of the protocol; whatever is not here may have been sent.
const ANSWERS = {
  'isv.MOBILE_NUMBER_ILLEGAL': [422, { reason: 'bad-number' }],
  'isv.SMS_CONTENT_ILLEGAL': [422, { reason: 'content-refused' }],
  'isv.BLACK_KEY_CONTROL_LIMIT': [422, { reason: 'content-refused' }],
  'isv.SMS_TEMPLATE_ILLEGAL': [422, { reason: 'provider-refused' }],
  'isv.SMS_SIGNATURE_ILLEGAL': [422, { reason: 'provider-refused' }],
  'isv.BUSINESS_LIMIT_CONTROL': [503, { sent: false }],
  'isv.OUT_OF_SERVICE': [402, {}],
  'isv.AMOUNT_NOT_ENOUGH': [402, {}],
  'isp.RAM_PERMISSION_DENY': [403, {}],
}

async function takeText(raw, headers) {
  const [id, at, signed] = ['id', 'timestamp', 'signature'].map((name) => String(headers[`webhook-${name}`]))
  const isFresh = Math.abs(Date.now() / 1000 - Number(at)) < 300
  if (!isFresh || !signed.split(' ').some((one) => isSame(one, sign(id, at, raw)))) return [401, {}]
  const { id: messageId, to, signature, template } = JSON.parse(raw)
  if (!template?.code || !signature || !to.startsWith('+86')) return [422, { reason: 'provider-refused' }]
  const outId = createHash('sha256').update(messageId).digest('hex').slice(0, 32)
  const before = asked.get(outId)
  if (before?.state === 'taken') return [202, { id: before.bizId }]
  if (before?.state === 'asked') return [500, {}]
  write({ outId, messageId, state: 'asked' })
  const { Code, BizId } = await askVendor({ to, signature, template, outId })
  const [status, body] = Code === 'OK' ? [202, { id: BizId }] : (ANSWERS[Code] ?? [500, {}])
  if (status !== 500) write({ outId, state: Code === 'OK' ? 'taken' : 'refused', bizId: BizId })
  return [status, body]
}

async function passReceipts(raw) {
  const receipts = JSON.parse(raw).flatMap(({ out_id, biz_id, success, err_code, report_time }) => {
    const messageId = asked.get(out_id)?.messageId
    const told = success ? { state: 'delivered' } : { state: 'undelivered', reason: err_code }
    return messageId ? [{ id: biz_id, messageId, ...told, at: `${report_time.replace(' ', 'T')}+08:00` }] : []
  })
  const [id, at, body] = [randomUUID(), String(Math.floor(Date.now() / 1000)), JSON.stringify(receipts)]
  const signed = { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': sign(id, at, body) }
  const headers = { 'content-type': 'application/json', ...signed }
  const taken = receipts.length === 0 || (await fetch(RECEIPTS_URL, { method: 'POST', headers, body })).ok
  return taken ? [200, { code: 0, msg: 'OK' }] : [503, { code: 1, msg: 'again' }]
}

const server = createServer(async (request, response) => {
  const raw = await readText(request)
  const isPush = request.url === `/receipts/${PUSH_KEY}`
  const answer = isPush ? passReceipts(raw) : request.url === '/texts' ? takeText(raw, request.headers) : [404, {}]
  // An answer that did not come, or is none, proves nothing: 500 keeps the text in doubt.
  const [status, body] = await Promise.resolve(answer).catch(() => [500, {}])
  response
    .writeHead(status, { 'content-type': 'application/json', ...(status === 503 && { 'retry-after': '300' }) })
    .end(JSON.stringify(body))
})
server.listen(Number(PORT), '127.0.0.1', () => console.log('listening on port', server.address().port))
