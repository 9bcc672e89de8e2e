import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { createAcceptReceiptHandler } from '#functions/accept-receipt/handler.ts'
import { readVerdict } from '#shared/adapters/signed-http/receipts.ts'
import { createSignedHttpProvider } from '#shared/adapters/signed-http/sms-provider.ts'
import { hookEvent } from '../builders/hook-event.ts'
import { startCarrier } from '../builders/loopback-carrier.ts'
import { stateOf } from '../builders/people.ts'
import { addSent, findSent, SENT_TO } from '../builders/sent-message.ts'
import { World } from '../builders/world.ts'

const PAGE = readFileSync(new URL('../../docs/signed-http-provider.md', import.meta.url), 'utf8')
const SECRET = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

function codeOf(name: string): string {
  const code = PAGE.split(`\`\`\`ts ${name}\n`)[1]?.split('\n```')[0]
  if (code === undefined) throw new Error(`the page has no block called ${name}`)
  return code
}

/** Runs a block of the page as it stands; the lines that it prints come one by one. */
function run(name: string, env: Record<string, string>) {
  const node = spawn(process.execPath, ['--input-type=module-typescript', '--eval', codeOf(name)], {
    cwd: new URL('../..', import.meta.url),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface(node.stdout)[Symbol.asyncIterator]()
  ends.push(() => node.kill())
  return { exited: once(node, 'exit'), nextLine: async () => String((await lines.next()).value) }
}

async function startReceiver() {
  const { nextLine } = run('receiver', { SMS_SECRET: SECRET, PORT: '0' })
  const port = /port: (\d+)/.exec(await nextLine())?.[1]
  return { url: new URL(`http://127.0.0.1:${port}/texts`), nextLine }
}

describe('the receiver on the page', () => {
  it('has about twenty lines', () => {
    expect(codeOf('receiver').split('\n').length).toBeLessThanOrEqual(25)
  })

  it('takes a text once however often it is posted, and refuses what it cannot send', async () => {
    const { url, nextLine } = await startReceiver()
    const world = new World('2026-12-01T01:00:00Z')
    const { id: messageId } = await addSent(world)
    const submit = { messageId, to: SENT_TO, text: '您好', category: 'transactional' } as const
    const provider = createSignedHttpProvider({ url, secrets: [SECRET] })

    expect(await provider.submit(submit)).toEqual({ kind: 'accepted', providerMessageId: 'gw-1' })
    expect(await provider.submit(submit)).toEqual({ kind: 'accepted', providerMessageId: 'gw-1' })
    expect(await nextLine()).toBe('text 1 has 2 characters')
    const abroad = await provider.submit({ ...submit, to: '+33612345678' })
    expect(abroad).toEqual({ kind: 'rejected', because: 'bad-number', code: 'http-422' })
  })

  it('lets nobody in without the secret', async () => {
    const { url } = await startReceiver()
    const world = new World('2026-12-01T01:00:00Z')
    const { id: messageId } = await addSent(world)
    const provider = createSignedHttpProvider({ url, secrets: [`whsec_${'A'.repeat(32)}`] })

    const answer = await provider.submit({ messageId, to: SENT_TO, text: '您好', category: 'transactional' })

    expect(answer).toEqual({ kind: 'line-down', code: 'http-401' })
  })
})

describe('the receipt on the page', () => {
  it('is taken as it is posted', async () => {
    const world = new World('2026-12-01T01:00:10Z')
    const sent = await addSent(world)
    const handler = createAcceptReceiptHandler({ ...world.deps, smsSecrets: [SECRET], readVerdict })
    const carrier = await startCarrier({ status: 500 })
    ends.push(carrier.stop)
    carrier.reply = async () => {
      const [request] = carrier.requests
      const event = hookEvent('/hooks/receipts', request?.body ?? '', SECRET)
      const headers = Object.fromEntries(
        Object.entries(request?.headers ?? {}).map(([name, value]) => [name, String(value)]),
      )
      const { statusCode = 0, body = '' } = await handler({ ...event, headers })
      return { status: statusCode, body }
    }

    const { nextLine } = run('receipt', {
      SMS_SECRET: SECRET,
      RECEIPTS_URL: `${carrier.origin}/hooks/receipts`,
      MESSAGE_ID: sent.id,
    })

    expect(await nextLine()).toBe('202 {"recorded":1,"repeated":0,"unmatched":0}')
    expect(stateOf(await findSent(world, sent))).toBe('delivered')
  })
})
