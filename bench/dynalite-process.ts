import { fork } from 'node:child_process'
import { once } from 'node:events'
import * as z from 'zod'

const Report = z.object({ port: z.int() })

/** A DynamoDB API on disk, as its package gives it, in a process of its own that does not outlive this one. */
export async function startDynalite(path: string): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const child = fork(new URL('./dynalite-child.ts', import.meta.url), [path], { execArgv: [] })
  const exited = once(child, 'exit')
  const [report] = await Promise.race([once(child, 'message'), exited])
  const stop = async () => {
    if (child.connected) child.disconnect()
    await exited
  }
  return { endpoint: `http://127.0.0.1:${Report.parse(report).port}`, stop }
}
