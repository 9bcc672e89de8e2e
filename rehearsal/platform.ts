import { request } from 'node:http'
import * as z from 'zod'
import type { Clients } from './clients.ts'
import type { Place } from './place.ts'
import type { Outputs } from './stacks.ts'
import { PATIENCE } from './until.ts'

export type Role = 'marketing' | 'support' | 'admin'
export type Answer = { status: number; body: Record<string, unknown> }

const Texts = z.object({
  sms_messages: z.record(z.string(), z.array(z.object({ MessageId: z.string(), Message: z.string() }))),
})
const Upload = z.object({
  id: z.string(),
  upload: z.object({ method: z.string(), url: z.string(), headers: z.record(z.string(), z.string()) }),
})
const Messages = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      state: z.string(),
      text: z.string().nullable(),
      contactId: z.string(),
    }),
  ),
})
export type FoundMessage = z.infer<typeof Messages>['items'][number]

/** The deployed platform as its users meet it: by HTTP, with what sign-in gave them. */
export class DeployedPlatform {
  readonly outputs: Outputs
  readonly clients: Clients
  readonly place: Place
  readonly endpoint: string
  readonly webhookSecret: string
  readonly tokens: Partial<Record<Role, string>> = {}

  constructor(fields: { outputs: Outputs; clients: Clients; place: Place; endpoint: string; webhookSecret: string }) {
    this.outputs = fields.outputs
    this.clients = fields.clients
    this.place = fields.place
    this.endpoint = fields.endpoint
    this.webhookSecret = fields.webhookSecret
  }

  /** The emulator tells its APIs apart by the host that is asked for. */
  send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    const { hostname, port } = new URL(this.endpoint)
    const host = new URL(this.outputs.apiUrl).host
    return new Promise((resolve, reject) => {
      const sent = request(
        { hostname, port, method, path, headers: { ...headers, host }, timeout: 30_000 * PATIENCE },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, body: readObject(Buffer.concat(chunks).toString()) }),
          )
        },
      )
      sent.on('error', reject)
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} was not answered`)))
      sent.end(body)
    })
  }

  /** A call of the API in a role; without one, without a token. */
  call(role: Role | null, method: string, path: string, body?: unknown): Promise<Answer> {
    const token = role === null ? undefined : this.tokens[role]
    const headers = {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    }
    return this.send(method, path, headers, body === undefined ? undefined : JSON.stringify(body))
  }

  /** @throws Error for an answer that is not 2xx */
  async must(role: Role, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const answer = await this.call(role, method, path, body)
    if (answer.status >= 200 && answer.status < 300) return answer.body
    throw new Error(`${method} ${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  }

  /** Uploads a list as the console does; gives the import's id. */
  async upload(what: 'contacts' | 'instalments', bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const { id, upload } = Upload.parse(await this.must('marketing', 'POST', '/api/imports', { what }))
    const answer = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: bytes })
    if (!answer.ok) throw new Error(`the upload was answered ${answer.status}: ${await answer.text()}`)
    return id
  }

  /** What SNS took for a number, oldest first. */
  async textsTo(phone: string): Promise<{ id: string; text: string }[]> {
    const answer = await fetch(`${this.endpoint}/_ministack/sns/sms-messages`)
    const texts = Texts.parse(await answer.json()).sms_messages[phone] ?? []
    return texts.map(({ MessageId, Message }) => ({ id: MessageId, text: Message }))
  }

  /** What support finds for a number. */
  async messagesTo(phone: string): Promise<FoundMessage[]> {
    return Messages.parse(await this.must('support', 'POST', '/api/messages/search', { phone })).items
  }
}

function readObject(text: string): Record<string, unknown> {
  if (text === '') return {}
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch {
    return { said: text.slice(0, 200) }
  }
}
