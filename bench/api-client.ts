import { signEvent } from '../local/http/signed-event.ts'
import { putPatiently } from './patient-put.ts'

export type Json = Record<string, unknown>

/** A caller of a running platform, signed in as admin. */
export async function connect(origin: string, webhookSecret: string) {
  const request = async (method: string, path: string, body?: unknown, token?: string): Promise<Json> => {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    }
    const response = await fetch(origin + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`)
    const answer: Json = JSON.parse(text || '{}')
    return answer
  }
  const { token } = await request('POST', '/dev/token', { role: 'admin' })
  const call = (method: string, path: string, body?: unknown) => request(method, path, body, String(token))
  return {
    call,
    /** Answers when everything that fell due has been dealt with. */
    setClock: (now: string) => putPatiently(`${origin}/dev/clock`, { now }, String(token)),
    /** As `setClock`; from then on the clock flows. */
    letClockFlow: (now: string) => putPatiently(`${origin}/dev/clock`, { now, flow: true }, String(token)),
    async postEvent(event: { id: string; type: string; timestamp: string; data: unknown }): Promise<number> {
      const response = await fetch(`${origin}/hooks/orders`, { method: 'POST', ...signEvent(event, webhookSecret) })
      return response.status
    },
    async import(what: 'contacts' | 'instalments', bytes: Uint8Array): Promise<Json> {
      const { id, upload } = await call('POST', '/api/imports', { what })
      if (typeof upload !== 'object' || upload === null || !('url' in upload)) throw new Error('no upload address')
      const put = await fetch(String(upload.url), { method: 'PUT', body: new Uint8Array(bytes) })
      if (!put.ok) throw new Error(`upload: ${put.status}`)
      for (;;) {
        const item = await call('GET', `/api/imports/${id}`)
        if (item.state === 'done' || item.state === 'failed') return item
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    async campaign(kind: string, settings: Json = {}): Promise<string> {
      const { id } = await call('POST', '/api/campaigns', { kind, settings })
      await call('POST', `/api/campaigns/${id}/activate`)
      return String(id)
    },
    async texts(): Promise<Json[]> {
      const items: Json[] = []
      let cursor: unknown
      do {
        const query = cursor === undefined ? '' : `&cursor=${encodeURIComponent(String(cursor))}`
        const page = await call('GET', `/dev/phone?limit=100${query}`)
        if (Array.isArray(page.items)) items.push(...page.items)
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      return items
    },
  }
}
