import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import * as z from 'zod'
import { signEvent } from '../../local/http/signed-event.ts'
import { startRuntime } from '../../local/runtime.ts'
import { scratchFolder } from '../unit/local/scratch-folder.ts'

const Token = z.object({ token: z.string() })

/** The same on the clocks of China. */
export function inChina(at: string): string {
  return new Date(`${at}+08:00`).toISOString()
}

/** A platform of its own until the test ends, asked as an admin; its clock stands where `until` moved it, in China's time. */
export async function openOverHttp() {
  const folder = scratchFolder()
  const runtime = await startRuntime({
    ...{ port: 0, folder, consoleFolder: join(folder, 'console'), webhookSecrets: [] },
    writeLog: () => undefined,
  })
  onTestFinished(() => runtime.stop())
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  const tryTo = async (method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const response = await fetch(runtime.origin + path, { method, headers, ...(text !== undefined && { body: text }) })
    return { status: response.status, body: await response.json() }
  }
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await tryTo(method, path, body)
    if (answer.status >= 400) throw new Error(JSON.stringify(answer.body))
    return answer.body
  }
  headers.authorization = `Bearer ${Token.parse(await ask('POST', '/dev/token', { role: 'admin' })).token}`
  const post = async (event: Parameters<typeof signEvent>[0]): Promise<unknown> => {
    const signed = signEvent(event, runtime.webhookSecrets[0])
    return (await fetch(`${runtime.origin}/hooks/orders`, { method: 'POST', ...signed })).json()
  }
  const until = (at: string) => ask('PUT', '/dev/clock', { now: inChina(at) })
  return { ask, tryTo, post, until, origin: runtime.origin, secret: runtime.webhookSecrets[0] }
}
