import { expect, onTestFinished } from 'vitest'
import * as z from 'zod'
import { signEvent } from '../../local/http/signed-event.ts'
import { startHookListener } from '../builders/hook-listener.ts'
import { inChina, openOverHttp } from '../builders/platform-over-http.ts'

/** `2026-12-01 09:00` on the clocks of China. */
export type At = string

/** What happens at one minute: an event of the order system, a reply of the buyer, or staff asking the API. */
export type Happening =
  | { event: string; data: Record<string, unknown> }
  | { reply: string; id?: string; from?: string }
  | { put: string; body: Record<string, unknown> }
  /** Staff ticks the buyer's open task of a kind. */
  | { ticks: string }
  | { post: string; body: Record<string, unknown> }
  | { patch: string; body: Record<string, unknown> }
  | { list: string; text: string }
  /** Somebody changes the campaign of the row, or may not. */
  | { edits: Record<string, unknown> }
  | { refused: Record<string, unknown>; path: string }

/** One accept row: what happens when, and what must come of it, to the minute and to the letter. */
export type AcceptRow = {
  /** As the page has it. */
  row: string
  preset: string
  settings?: Record<string, unknown>
  /** Campaigns that run besides, as other presets or kinds. */
  beside?: readonly (string | { kind: string; settings: Record<string, unknown> })[]
  /** @default zh */
  language?: 'zh' | 'en'
  /** What happens before any campaign is on. */
  early?: readonly (readonly [At, ...Happening[]])[]
  play: readonly (readonly [At, ...Happening[]])[]
  until: At
  /** All texts of all campaigns by minute and number, each with words that it must hold, and to which number. */
  texts: readonly (readonly [At, string | RegExp, to?: string])[]
  /** The facts of records, by `<type>/<id>`; each must be there at that minute, or not be there at all (null). */
  facts?: Readonly<Record<string, Readonly<Record<string, At | null>>>>
  /** The fields of records, by `<type>/<id>`, as far as they are named; null: there is none. */
  fields?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** The tasks that stand open for the person, in any order: kind, role, deadline. */
  tasks?: readonly (readonly [string, string, At])[]
  /** What a search by order finds of its texts: their states, or why they are not sent, sorted. */
  found?: Readonly<Record<string, readonly string[]>>
  /** The tasks of nobody in person that stand open: kind, role, deadline. */
  roles?: readonly (readonly [string, string, At])[]
  /** The runs of the preset's campaign by time: when, how many people, why none. */
  runs?: readonly (readonly [At, number, string | null])[]
  /** What stands in tasks of what the person wrote, sorted. */
  topics?: readonly string[]
  /** Types of the events that an endpoint heard, but those about messages, sorted. */
  webhooks?: readonly string[]
  /** The consent to marketing of the one person with each of these numbers. */
  consents?: Readonly<Record<string, string>>
  /** `<state> <reason>` of the messages that will not be sent, sorted. */
  unsent?: readonly string[]
}

export const BUYER = { id: 'C00001', name: '罗娜', phone: '19900000001' }
const Created = z.object({ id: z.string() })
const Texts = z.object({
  items: z.array(z.object({ text: z.string(), at: z.string(), to: z.string() })),
  next: z.string().nullish(),
})
const Asked = Created.extend({ upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }) })
const Facts = z.object({ facts: z.record(z.string(), z.string()) })
const Fields = z.object({ fields: z.record(z.string(), z.unknown()) })
const Tasks = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      facts: z.record(z.string(), z.string()),
      fields: z.object({ kind: z.string(), role: z.string(), deadline: z.string(), topic: z.string().optional() }),
    }),
  ),
})
const Runs = z.object({
  items: z.array(
    z.object({ firedAt: z.string(), planned: z.number(), reason: z.object({ code: z.string() }).nullable() }),
  ),
})
const Lines = z.object({
  items: z.array(z.object({ state: z.string(), reason: z.object({ code: z.string() }).nullable() })),
})
const People = z.object({ items: z.array(z.object({ consent: z.object({ marketing: z.string() }) })) })
const SENT = ['accepted', 'delivered', 'undelivered', 'unconfirmed', 'in-doubt']

/** Plays a row on a platform of its own over HTTP, and compares all that it names. */
export async function playRow(row: AcceptRow): Promise<void> {
  const opened = await openOverHttp()
  const { ask, until } = opened
  const platform: Platform = { ...opened, campaign: '' }
  const hooks = await startHookListener()
  onTestFinished(() => hooks.close())
  const [first] = row.play
  if (first === undefined) throw new Error('a row without anything that happens')
  await playAll(platform, row.early ?? [], row)
  await until(clockAt(first[0]))
  await ask('POST', '/api/webhooks', { url: hooks.url, types: ['*'] })
  for (const one of [{ kind: row.preset, settings: row.settings ?? {} }, ...(row.beside ?? [])]) {
    const { kind, settings } = typeof one === 'string' ? { kind: one, settings: {} } : one
    const id = await startCampaign(ask, kind, settings)
    if (platform.campaign === '') platform.campaign = id
  }
  await playAll(platform, row.play, row)
  await until(clockAt(row.until))
  await compare(platform, row, hooks.posts)
}

async function playAll(platform: Platform, play: AcceptRow['play'], row: AcceptRow): Promise<void> {
  for (const [at, ...happenings] of play) {
    await platform.until(clockAt(at))
    for (const happening of happenings) await happen(platform, happening, { at, row })
  }
}

/** `campaign`: the row's own. */
type Platform = Awaited<ReturnType<typeof openOverHttp>> & { campaign: string }

async function startCampaign(ask: Platform['ask'], kind: string, settings: Record<string, unknown> = {}) {
  const { id } = Created.parse(await ask('POST', '/api/campaigns', { kind, settings }))
  await ask('POST', `/api/campaigns/${id}/activate`, {})
  return id
}

let made = 0

async function happen(
  platform: Platform,
  happening: Happening,
  { at, row }: { at: At; row: AcceptRow },
): Promise<void> {
  made += 1
  if ('put' in happening) {
    await platform.ask('PUT', happening.put, happening.body)
    return
  }
  if ('post' in happening) {
    await platform.ask('POST', happening.post, happening.body)
    return
  }
  if ('patch' in happening) {
    await platform.ask('PATCH', happening.patch, happening.body)
    return
  }
  if ('ticks' in happening) {
    await tick(platform, happening.ticks, at)
    return
  }
  if ('list' in happening) {
    await importList(platform, happening, at)
    return
  }
  if ('edits' in happening) {
    await platform.ask('PATCH', `/api/campaigns/${platform.campaign}`, happening.edits)
    return
  }
  if ('refused' in happening) {
    const { refused: settings, path } = happening
    const answer = await platform.tryTo('PATCH', `/api/campaigns/${platform.campaign}`, { settings })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } })
    return
  }
  if ('event' in happening) {
    const data = withLanguage(happening.data, row.language ?? 'zh')
    const event = { id: `evt-${made}`, type: happening.event, timestamp: inChina(clockAt(at)), data }
    expect(await platform.post(event)).toMatchObject({ result: expect.stringMatching(/^(accepted|repeat)$/) })
    return
  }
  const reply = { id: happening.id ?? `in-${made}`, from: happening.from ?? BUYER.phone, text: happening.reply }
  const signed = signEvent(reply, platform.secret)
  const answer = await fetch(`${platform.origin}/hooks/inbound`, { method: 'POST', ...signed })
  expect(answer.ok).toBe(true)
}

async function tick({ ask }: Platform, kind: string, at: At): Promise<void> {
  const { items } = Tasks.parse(await ask('POST', '/api/records/search', { type: 'task', contact: BUYER.id }))
  const open = items.filter((one) => one.fields.kind === kind && one.facts.done === undefined)
  expect(open).toHaveLength(1)
  for (const { id } of open) await ask('PUT', `/api/records/task/${id}`, { facts: { done: inChina(clockAt(at)) } })
}

/** The clock of a platform that stands still takes a list in when it is set, also to the minute that it shows. */
async function importList({ ask, until }: Platform, { list, text }: { list: string; text: string }, at: At) {
  const { id, upload } = Asked.parse(await ask('POST', '/api/imports', { what: list }))
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: text })
  expect(put.ok).toBe(true)
  await until(clockAt(at))
  expect(await ask('GET', `/api/imports/${id}`)).toMatchObject({ state: 'done' })
}

/** The buyer's language is said with each order. */
function withLanguage(data: Record<string, unknown>, language: string): Record<string, unknown> {
  const { order } = data
  if (typeof order !== 'object' || order === null || !('buyer' in order)) return data
  return { ...data, order: { ...order, buyer: { ...Object(order.buyer), language } } }
}

async function compare({ ask, campaign }: Platform, row: AcceptRow, posts: readonly { body: string }[]) {
  const texts = Texts.parse(await ask('GET', '/dev/phone?limit=100')).items.toSorted(byMinuteAndNumber)
  expect(texts.map(({ at, text }) => `${minuteOf(at)} ${text}`)).toEqual(
    row.texts.map(([at, says]) =>
      expect.stringMatching(
        new RegExp(`^${at} .*${typeof says === 'string' ? RegExp.escape(says) : says.source}`, 'su'),
      ),
    ),
  )
  expect(texts.map(({ to }) => to)).toEqual(row.texts.map(([, , to = '']) => expect.stringContaining(to)))
  for (const [record, facts] of Object.entries(row.facts ?? {})) {
    const known = Facts.parse(await ask('GET', `/api/records/${record}`)).facts
    const told = Object.keys(facts).map((name) => [name, known[name] === undefined ? null : minuteOf(known[name])])
    expect(Object.fromEntries(told)).toEqual(facts)
  }
  for (const [record, fields] of Object.entries(row.fields ?? {})) {
    const known = Fields.parse(await ask('GET', `/api/records/${record}`)).fields
    expect(Object.fromEntries(Object.keys(fields).map((name) => [name, known[name] ?? null]))).toMatchObject(fields)
  }
  if (row.tasks) {
    const { items } = Tasks.parse(await ask('POST', '/api/records/search', { type: 'task', contact: BUYER.id }))
    const open = items.filter(({ facts }) => facts.done === undefined && facts.cancelled === undefined)
    const told = open.map(({ fields: { kind, role, deadline } }) => [kind, role, minuteOf(deadline)])
    expect(told.toSorted()).toEqual([...row.tasks].toSorted())
  }
  for (const [order, states] of Object.entries(row.found ?? {})) {
    const { items } = Lines.parse(await ask('POST', '/api/messages/search', { order }))
    const told = items.map(({ state, reason }) => reason?.code ?? (SENT.includes(state) ? 'accepted' : state))
    expect(told.toSorted()).toEqual(states)
  }
  if (row.roles) {
    const { items } = Tasks.parse(await ask('POST', '/api/records/search', { type: 'task', fact: 'opened' }))
    const told = items.map(({ fields: { kind, role, deadline } }) => [kind, role, minuteOf(deadline)])
    expect(told.toSorted()).toEqual([...row.roles].toSorted())
  }
  if (row.runs) {
    const { items } = Runs.parse(await ask('GET', `/api/campaigns/${campaign}/runs?limit=50`))
    const told = items.map(({ firedAt, planned, reason }) => [minuteOf(firedAt), planned, reason?.code ?? null])
    expect(told.toSorted()).toEqual(row.runs)
  }
  if (row.topics) {
    const { items } = Tasks.parse(await ask('POST', '/api/records/search', { type: 'task', contact: BUYER.id }))
    expect(items.flatMap(({ fields }) => fields.topic ?? []).toSorted()).toEqual(row.topics)
  }
  if (row.webhooks) {
    const types = posts.map(({ body }) => String(JSON.parse(body).type)).filter((type) => !type.startsWith('message.'))
    expect(types.toSorted()).toEqual([...row.webhooks].toSorted())
  }
  for (const [phone, consent] of Object.entries(row.consents ?? {})) {
    const { items } = People.parse(await ask('POST', '/api/contacts/search', { phone }))
    expect(items.map((one) => one.consent.marketing)).toEqual([consent])
  }
  if (row.unsent) {
    const { items } = Lines.parse(await ask('POST', '/api/messages/search', { contact: BUYER.id }))
    const unsent = items.filter(({ state }) => state !== 'planned' && !SENT.includes(state))
    expect(unsent.map(({ state, reason }) => `${state} ${reason?.code}`).toSorted()).toEqual([...row.unsent].toSorted())
  }
}

type Received = { at: string; to: string }

/** Of one number in one minute they stay as they arrived. */
function byMinuteAndNumber(a: Received, b: Received): number {
  const [one, other] = [a, b].map(({ at, to }) => `${minuteOf(at)} ${to}`)
  return one === other || one === undefined || other === undefined ? 0 : one < other ? -1 : 1
}

function clockAt(at: At): string {
  return `${at.replace(' ', 'T')}:00`
}

function minuteOf(instant: string): At {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
