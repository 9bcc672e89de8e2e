import { signEvent } from '../http/signed-event.ts'

/** Asks the API as an admin. */
export type Call = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>

export async function signIn(origin: string): Promise<Call> {
  const send = async (method: string, path: string, body: unknown, token?: string) => {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    }
    const response = await fetch(origin + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`the demo's ${method} ${path} was answered ${response.status}`)
    const answer: Record<string, unknown> = JSON.parse((await response.text()) || '{}')
    return answer
  }
  const { token } = await send('POST', '/dev/token', { role: 'admin' })
  return (method, path, body) => send(method, path, body, String(token))
}

export async function upload(call: Call, what: 'contacts' | 'instalments', list: string): Promise<void> {
  const { upload: to } = await call('POST', '/api/imports', { what })
  if (typeof to !== 'object' || to === null || !('url' in to)) throw new Error('the demo got no upload address')
  const response = await fetch(String(to.url), { method: 'PUT', body: list })
  if (!response.ok) throw new Error(`the demo's list of ${what} was answered ${response.status}`)
}

type Hooks = { origin: string; webhookSecret: string }
export type DemoEvent = { id: string; type: string; timestamp: string; data: Record<string, unknown> }

/** As the order system does, signed. @throws Error where it is not taken */
export async function postEvent({ origin, webhookSecret }: Hooks, event: DemoEvent): Promise<void> {
  const response = await fetch(`${origin}/hooks/orders`, { method: 'POST', ...signEvent(event, webhookSecret) })
  if (response.status !== 202) throw new Error(`the demo's ${event.type} was answered ${response.status}`)
}

/** As a customer does who answers a text. @throws Error where it is not taken */
export async function replyWith(
  { origin, webhookSecret }: Hooks,
  reply: { id: string; from: string; text: string },
): Promise<void> {
  const response = await fetch(`${origin}/hooks/inbound`, { method: 'POST', ...signEvent(reply, webhookSecret) })
  if (!response.ok) throw new Error(`a reply of the demo was answered ${response.status}`)
}
