import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/domain/errors.ts'
import { createLog } from '#shared/observability/logger.ts'
import type { LogFields } from '#shared/ports/log.ts'

const NOW = new Date('2026-12-01T00:00:00.000Z')

function logged(fields: LogFields, cause?: unknown): Record<string, unknown> {
  const lines: string[] = []
  createLog(
    (line) => lines.push(line),
    () => NOW,
    { functionName: 'send-message' },
  ).error('REQUEST_FAILED', fields, cause)
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0] ?? '')
}

describe('a log line', () => {
  it('holds the time, the level, the code, the base fields and the fields given', () => {
    expect(logged({ outcome: 'already-left', durationMs: 12 })).toEqual({
      loggedAt: '2026-12-01T00:00:00.000Z',
      level: 'ERROR',
      log: 'REQUEST_FAILED',
      functionName: 'send-message',
      outcome: 'already-left',
      durationMs: 12,
    })
  })

  it('drops fields that are not on the list and counts them', () => {
    const line = logged({ phone: '+8619900000001', text: '您好', contactId: 'C00001', requestId: undefined })

    expect(line).toMatchObject({ contactId: 'C00001', droppedFields: 2 })
    expect(line).not.toHaveProperty('phone')
    expect(line).not.toHaveProperty('text')
  })

  it.each([
    '19900000001',
    '+86 199 0000 0001',
    '199-0000-0001',
    '(020) 8765.4321',
    '１９９００００００００１',
    'buyer 19900000001 paid',
    '11010519491231002X',
    '1234567',
    'x'.repeat(201),
  ])('masks %s', (orderId) => {
    expect(logged({ orderId })).toMatchObject({ orderId: '[masked]' })
  })

  it('masks a number that was passed as a number', () => {
    expect(logged({ count: 19900000001 })).toMatchObject({ count: '[masked]' })
  })

  it.each([
    'SO-1-0066',
    'evt_1_00174',
    'run_abc0123456789.greet.29412345.Asia/Shanghai',
    '12345678-1234-1234-1234-123456789012',
    '2026-12-01',
    '2026-12-01T00:05:37.000Z',
    'x'.repeat(200),
  ])('leaves %s as it is', (runId) => {
    expect(logged({ runId })).toMatchObject({ runId })
  })

  it('tells of a foreign error only its name', () => {
    const line = logged({}, new TypeError('cannot text +8619900000001'))

    expect(line).toMatchObject({ cause: { name: 'TypeError' } })
    expect(JSON.stringify(line)).not.toContain('1990000')
  })

  it('tells of our own error its code, context and what lay behind it', () => {
    const cause = new AppError('CONFLICT', 'Somebody was there first', {
      retryable: true,
      context: { messageId: 'msg_abc', orderId: '19900000001' },
      cause: new Error('+8619900000001'),
    })

    expect(logged({}, cause)).toMatchObject({
      cause: {
        name: 'AppError',
        code: 'CONFLICT',
        message: 'Somebody was there first',
        retryable: true,
        context: { messageId: 'msg_abc', orderId: '[masked]' },
        cause: { name: 'Error' },
      },
    })
  })
})
