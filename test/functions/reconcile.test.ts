import { describe, expect, it } from 'vitest'
import { createReconcileHandler } from '#functions/reconcile/handler.ts'
import { World } from '../builders/world.ts'

async function linesAt(now: string): Promise<unknown[]> {
  const lines: unknown[] = []
  const log = {
    debug: () => undefined,
    info: () => undefined,
    error: (code: string, fields: unknown) => void lines.push([code, fields]),
  }
  const { deps, stores } = new World(now)
  const erasureQueue = { erase: async () => undefined }
  const { erasures, retention, inbox } = stores
  await createReconcileHandler({ ...deps, erasures, retention, inbox, erasureQueue, log })()
  return lines
}

describe('a year whose days off nobody has added', () => {
  it.each([
    ['in the first minutes of a day', '2026-12-01T00:03:00+08:00', [['HOLIDAYS_READ_MISSING', { date: '2027-01-01' }]]],
    ['not every five minutes', '2026-12-01T00:08:00+08:00', []],
    ['not while there is time', '2026-11-01T00:03:00+08:00', []],
  ])('is told %s', async (_, now, lines) => {
    expect(await linesAt(now)).toEqual(lines)
  })
})
