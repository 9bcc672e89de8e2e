import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect, type Json } from '../../bench/api-client.ts'
import { startRuntime } from '../../local/runtime.ts'
import { openSecrets } from '../../local/secrets.ts'
import { scratchFolder } from '../unit/local/scratch-folder.ts'

/** The folder as release 0.1 left it: see `test/fixtures/make-data/week.ts` for what lies in it. */
const ARCHIVE = fileURLToPath(new URL('../fixtures/data-0.1.tgz', import.meta.url))

async function openFolder() {
  const scratch = scratchFolder()
  const tar = spawnSync('tar', ['-xzf', ARCHIVE, '-C', scratch])
  if (tar.status !== 0) throw new Error(`tar: ${tar.stderr}`)
  const folder = join(scratch, 'data')
  const runtime = await startRuntime({
    ...{ port: 0, folder, consoleFolder: join(scratch, 'console'), webhookSecrets: [] },
    writeLog: () => undefined,
  })
  onTestFinished(() => runtime.stop())
  const api = await connect(runtime.origin, openSecrets(join(folder, 'secrets.json')).webhookSecret)
  const search = async (by: Json): Promise<Json[]> => listIn(await api.call('POST', '/api/messages/search', by))
  return { api, search }
}

function listIn(answer: Json): Json[] {
  return Array.isArray(answer.items) ? answer.items : []
}

describe('a data folder of release 0.1', () => {
  it('is taken over whole: people, loans, orders, campaigns, lists and what each message went through', async () => {
    const { api, search } = await openFolder()

    const campaigns = listIn(await api.call('GET', '/api/campaigns?limit=100'))
    const [customer] = listIn(await api.call('POST', '/api/contacts/search', { phone: '19900000301' }))

    expect(campaigns.map(({ state }) => state).toSorted()).toEqual(
      ['active', 'active', 'active', 'active', 'active', 'draft', 'paused', 'stopped'].toSorted(),
    )
    expect(customer).toMatchObject({ id: 'C1001', name: '王芳', phone: '+8619900000301', tags: ['贵宾'] })
    const aboutOrder = await search({ order: 'SO-F-2' })
    expect(new Map(aboutOrder.map(({ kind, state }) => [kind, state]))).toEqual(
      new Map([
        ['shipment-notice', 'delivered'],
        ['unpaid-order-nudge', 'cancelled'],
      ]),
    )
    expect(await search({ loan: 'L1001' })).toMatchObject([{ kind: 'repayment-reminder', state: 'delivered' }])
    expect(listIn(await api.call('GET', '/api/dead-letters?limit=10'))).toHaveLength(1)
  })

  it('repeats no event that it had answered', async () => {
    const { api } = await openFolder()
    const before = await api.texts()

    const status = await api.postEvent({
      id: 'evt_fixture_order.paid_2026-12-01T01:55:00Z',
      type: 'order.paid',
      timestamp: '2026-12-01T01:55:00Z',
      data: { orderId: 'SO-F-2' },
    })

    expect(status).toBe(202)
    expect(await api.texts()).toEqual(before)
  })

  it('goes on where it stopped: what waited for the switch leaves once, and nothing that had left leaves again', async () => {
    const { api } = await openFolder()
    const before = await api.texts()

    await api.call('POST', '/api/line/start')
    await api.setClock('2026-12-05T03:30:00Z')
    await api.setClock('2026-12-06T12:00:00Z')

    const after = await api.texts()
    const ids = after.map(({ messageId }) => messageId)
    expect(after.slice(0, before.length)).toEqual(before)
    expect(new Set(ids).size).toBe(ids.length)
    expect(
      after
        .slice(before.length)
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(WAITED.toSorted())
  })
})

/** Each number as often as it was owed a text: the second loan of 302, and an order of 308, have one of their own. */
const WAITED = [
  '+8619900000301',
  '+8619900000302',
  '+8619900000302',
  '+8619900000308',
  '+8619900000308',
  '+8619900000398',
  '+12135550142',
]
