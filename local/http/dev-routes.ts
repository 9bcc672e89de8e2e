import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { createInvalidRequest, createProblem, faultsOf, problemOfError } from '#functions/http.ts'
import { ListQuery } from '#shared/contracts/console-api/list.ts'
import type { Problem } from '#shared/contracts/console-api/problem.ts'
import { Role } from '#shared/contracts/console-api/role.ts'
import { Instant } from '#shared/contracts/primitives.ts'
import { UPLOAD_LIMIT_BYTES } from '#shared/contracts/upload-limit.ts'
import { readJson } from '#shared/domain/json-text.ts'
import { parsePhone } from '#shared/domain/people/phone.ts'
import type { Driver } from '../clock/driver.ts'
import type { LeftWaiting } from '../clock/left-waiting.ts'
import type { SteeredClock } from '../clock/steered-clock.ts'
import type { LocalFiles, Uploaded } from '../database/local-files.ts'
import type { FakePhone } from '../phone/fake-phone.ts'
import { PhoneScript } from '../phone/phone-script.ts'
import { isSignatureOf, sign } from '../phone/signature.ts'
import { readBody } from './http-events.ts'
import { type Call, type Route, sendJson, sendProblem } from './http-route.ts'
import { signEvent } from './signed-event.ts'
import { forSignedIn } from './signed-in.ts'
import type { Tokens } from './tokens.ts'

type Options = {
  clock: SteeredClock
  driver: Driver
  left: Pick<LeftWaiting, 'list'>
  phone: FakePhone
  /** Where texts go to a gateway, and so perhaps to people, instead of to the phone: what sign-in asks for. */
  startToken: string | null
  tokens: Tokens
  files: LocalFiles
  origin: string
  webhookSecret: string
  /** How long a caller who does not wait is kept waiting all the same. @default 5 seconds */
  patienceMs?: number
}

/** Without `now` the clock stays at the present instant and only starts or stops flowing. */
const ClockSetting = z.strictObject({
  now: Instant.optional(),
  flow: z.boolean().default(false),
  /** False: answered after five seconds at the latest, while the clock may still be on its way. */
  wait: z.boolean().default(true),
})
const PATIENCE_MS = 5_000
const TokenRequest = z.strictObject({
  role: Role,
  /** Tells apart two people of one role. */
  name: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u, 'must be 1 to 40 letters, digits, dots, hyphens or underscores')
    .optional(),
  startToken: z.string().max(200).optional(),
})
const PhoneReply = z.strictObject({ from: z.string().max(40), text: z.string().max(1600) })
const PhoneQuery = ListQuery.extend({
  to: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
})

/** What exists only on one machine: the clock, the phone, sign-in by role, and uploads. */
export function createDevRoutes(options: Options): Route[] {
  const { clock, driver, left, startToken, tokens, files } = options
  const hasGateway = startToken !== null
  /** Why the clock stopped on its way after the caller was answered; null where it did not. */
  let failed: string | null = null
  const clockState = () => ({
    ...clock.state(),
    now: clock.now().toISOString(),
    moving: movingOf(options),
    ...(failed !== null && { failed }),
    ...(hasGateway && { hasGateway }),
  })
  return [
    route('/dev/clock', 'GET', async ({ response }) => sendJson(response, 200, clockState())),
    route('/dev/clock', 'PUT', async (call) => {
      if (hasGateway) return sendProblem(call.response, createProblem('conflict', NO_STEERING))
      const setting = await parseBody(call, ClockSetting)
      if (!setting) return
      const moved = driver.advance(setting.now ?? null, setting.flow)
      failed = null
      if (!setting.wait && (await isStillMoving(moved, options.patienceMs ?? PATIENCE_MS))) {
        moved.catch((error: unknown) => {
          failed = problemOfError(error).detail
        })
        return sendJson(call.response, 202, clockState())
      }
      await moved
      // What the clock alone will bring up: nothing that could be done at this instant is left.
      sendJson(call.response, 200, { ...clockState(), waiting: await left.list() })
    }),
    ...(hasGateway ? forSignedIn(createPhoneRoutes(options), tokens) : createPhoneRoutes(options)),
    route('/dev/token', 'POST', async (call) => {
      const wanted = await parseBody(call, TokenRequest)
      if (!wanted) return
      if (startToken !== null && !isSame(wanted.startToken ?? '', startToken))
        return sendProblem(call.response, createProblem('unauthorized', ASK_START_TOKEN))
      sendJson(call.response, 200, { token: tokens.issue(wanted.role, wanted.name) })
    }),
    route('/dev/uploads/*', 'PUT', (call) => upload(call, files)),
  ]
}

/** Whether the clock is on its way for longer than this; a move that fails within it does so for whoever awaits it. */
async function isStillMoving(moved: Promise<void>, patienceMs: number): Promise<boolean> {
  const waited = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => waited.resolve(true), patienceMs)
  const ended = () => waited.resolve(false)
  moved.then(ended, ended)
  const isMoving = await waited.promise
  clearTimeout(timer)
  return isMoving
}

function movingOf({ clock, driver }: Options) {
  const moving = driver.moving()
  return moving && { to: moving.to, at: clock.now(), due: moving.due, done: moving.done }
}

/** The demo phone: what it got holds numbers and texts. */
function createPhoneRoutes(options: Options): Route[] {
  const { phone } = options
  return [
    route('/dev/phone/reply', 'POST', async (call) => {
      const reply = await parseBody(call, PhoneReply)
      if (reply) await writeBack(options, call, reply)
    }),
    route('/dev/phone', 'GET', async (call) => {
      const query = parse(call, PhoneQuery, Object.fromEntries(call.url.searchParams))
      if (query) sendJson(call.response, 200, await phone.list(query.to && numberOf(query.to), query))
    }),
    route('/dev/phone/script', 'POST', async (call) => {
      const script = await parseBody(call, PhoneScript)
      if (!script) return
      phone.script(script)
      sendJson(call.response, 200, script)
    }),
  ]
}

/** A text from the demo phone comes in by the front door, signed like one of a line. */
async function writeBack({ clock, origin, webhookSecret }: Options, { response }: Call, reply: object): Promise<void> {
  const event = { id: `dev_${randomUUID()}`, ...reply, receivedAt: clock.now().toISOString() }
  const { headers, body } = signEvent(event, webhookSecret)
  const taken = await fetch(`${origin}/hooks/inbound`, { method: 'POST', headers, body })
  response.writeHead(taken.status, { 'content-type': taken.headers.get('content-type') ?? 'application/json' })
  response.end(await taken.text())
}

const NO_STEERING =
  'Texts go to a gateway, so the clock is that of this machine: moved, it would text people at the wrong hour. Without ' +
  'CARILLON_SMS_URL, and in another folder, it can be moved.'
const ASK_START_TOKEN =
  'Texts go to a gateway, so sign-in asks for the start token that the terminal shows: give it as startToken.'

/** In the time that the longer takes, whatever stands in either. */
function isSame(given: string, wanted: string): boolean {
  return isSignatureOf('start token', sign('start token', given), wanted)
}

function route(path: string, method: string, handle: Route['handle']): Route & { method: string } {
  return { path, method, handle }
}

async function upload({ request, response, url }: Call, files: LocalFiles): Promise<void> {
  const key = keyOf(url.pathname)
  if (key === undefined || !files.isUploadAllowed(key, url.searchParams)) {
    return sendProblem(response, createProblem('forbidden', 'This upload address is not valid, or not any more.'))
  }
  const declared = Number(request.headers['content-length'] ?? 0)
  const signed = url.searchParams.get('size')
  const outcome =
    declared > UPLOAD_LIMIT_BYTES
      ? 'too-large'
      : await files.acceptUpload(
          key,
          request.iterator({ destroyOnReturn: false }),
          signed === null ? undefined : Number(signed),
        )
  if (outcome === 'kept') {
    response.writeHead(200).end()
    return
  }
  request.resume() // else the caller, still sending, would never read the answer
  sendProblem(response, REFUSALS[outcome], { connection: 'close' })
}

const REFUSALS: Readonly<Record<Exclude<Uploaded, 'kept'>, Problem>> = {
  'too-large': createProblem('too-large', 'A list has at most 100 MB: split it, and upload the parts.'),
  'wrong-size': createProblem('forbidden', 'This upload address was made for a file of another size.'),
  'no-room': createProblem('no-room', 'The disk has no room for this list: make some, then upload it again.'),
}

/** The key at an upload address; undefined for a path that is not percent-encoded text. */
function keyOf(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname.slice('/dev/uploads/'.length))
  } catch {
    return undefined
  }
}

/** A `+` that nobody encoded arrives as a space. */
function numberOf(asked: string): string {
  const parsed = parsePhone(asked.replace(/^ /, '+'))
  return parsed.ok ? parsed.e164 : asked
}

/** The parsed body; undefined when it was not valid, which is answered here. */
export async function parseBody<T>(call: Call, schema: z.ZodType<T>): Promise<T | undefined> {
  const body = await readBody(call.request)
  if (!body) {
    sendProblem(call.response, createProblem('too-large', 'This body is too large.'), { connection: 'close' })
    return undefined
  }
  const read = readJson(body.length === 0 ? '{}' : body)
  if (read.ok) return parse(call, schema, read.value)
  sendProblem(call.response, createInvalidRequest([read.fault]))
  return undefined
}

/** What was asked; undefined when it was not valid, which is answered here. */
function parse<T>({ response }: Call, schema: z.ZodType<T>, value: unknown): T | undefined {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  sendProblem(response, createInvalidRequest(faultsOf(parsed.error)))
  return undefined
}
