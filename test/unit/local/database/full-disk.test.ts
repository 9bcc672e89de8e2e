import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readVerdict } from '#shared/adapters/signed-http/receipts.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { connect } from '../../../../bench/api-client.ts'
import { orderPlaced } from '../../../../bench/orders.ts'
import { startRuntime } from '../../../../local/runtime.ts'
import { scratchFolder } from '../scratch-folder.ts'

const ORDERED_AT = '2026-12-01T00:00:00.000Z'

/** The platform over tables whose file may be kept from growing, as a full disk keeps it. */
async function start() {
  const folder = scratchFolder()
  const db = new Database(join(folder, 'limited.db'))
  const sent: string[] = []
  const runtime = await startRuntime({
    port: 0,
    folder,
    consoleFolder: folder,
    webhookSecrets: [],
    writeLog: () => undefined,
    openTables: async () => ({ tables: createSqliteTables(db), close: () => db.close() }),
    standIn: {
      sms: {
        name: 'test',
        countingFor: () => 'cn-flat',
        submit: async ({ messageId }) => {
          sent.push(messageId)
          return { kind: 'accepted', providerMessageId: `p-${messageId}` }
        },
      },
      receipts: { smsSecrets: [], readVerdict },
    },
  })
  const limit = (pages: number) => db.define([`PRAGMA max_page_count = ${pages}`])
  const api = await connect(runtime.origin, runtime.webhookSecrets[0])
  return { runtime, api, sent, limit }
}

it('answers 503 to what a full disk does not take, stays, keeps what it took, and takes it all once there is room', async () => {
  const { runtime, api, sent, limit } = await start()
  await api.setClock(ORDERED_AT)
  await api.campaign('unpaid-order-nudge')
  const order = (row: number) => api.postEvent({ ...orderPlaced(row, 'online'), timestamp: ORDERED_AT })

  limit(1)
  let row = 0
  while ((await order(row)) < 300) row += 1
  const statuses = [await order(row), await order(row + 1)]
  const line = await api.call('GET', '/api/line')
  limit(1_000_000)
  const again = [await order(row), await order(row + 1)]
  await api.setClock('2026-12-01T03:00:00Z')
  await runtime.stop()

  expect(row).toBeGreaterThan(0)
  expect(statuses).toContain(503)
  expect(line).toMatchObject({ stop: null })
  expect(again.every((status) => status < 300)).toBe(true)
  expect(sent).toHaveLength(row + 2)
  expect(new Set(sent).size).toBe(row + 2)
})
