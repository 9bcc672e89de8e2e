import { describe, expect, it } from 'vitest'
import { type Called, createInvocations } from '#functions/wiring/invocations.ts'

const CONTEXT: Called = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 4_321 }

function open() {
  const lines: unknown[] = []
  const write = (line: string) => void lines.push(JSON.parse(line))
  return { lines, invocations: createInvocations({ stage: 'dev', functionName: 'carillon-dev-sweep-due', write }) }
}

describe('an invocation', () => {
  it('writes lines with its function, stage and request, and its metrics in one line at the end', async () => {
    const { lines, invocations } = open()
    const { log } = invocations

    await invocations.handling(async () => {
      log.info('SWEEP_FINISHED', { messages: 3, pages: 0 })
      log.info('EVENT_ACCEPT_FINISHED', { eventId: 'e1', outcome: 'accepted' })
      log.info('EVENT_ACCEPT_FINISHED', { eventId: 'e2', outcome: 'accepted' })
    })(null, CONTEXT)

    const base = { functionName: 'carillon-dev-sweep-due', stage: 'dev', requestId: 'request-1' }
    expect(lines).toMatchObject([
      { log: 'SWEEP_FINISHED', ...base, messages: 3 },
      { log: 'EVENT_ACCEPT_FINISHED', ...base },
      { log: 'EVENT_ACCEPT_FINISHED', ...base },
      { stage: 'dev', SweepsFinished: 1, EventsAccepted: 2 },
    ])
  })

  it('publishes in CloudWatch’s embedded format, by stage alone', async () => {
    const { lines, invocations } = open()

    await invocations.handling(async () => invocations.meter.note('OldestDueSeconds', 61))(null, CONTEXT)

    expect(lines).toEqual([
      {
        _aws: {
          Timestamp: expect.any(Number),
          CloudWatchMetrics: [
            {
              Namespace: 'Carillon',
              Dimensions: [['stage']],
              Metrics: [{ Name: 'OldestDueSeconds', Unit: 'Seconds' }],
            },
          ],
        },
        stage: 'dev',
        OldestDueSeconds: 61,
      },
    ])
  })

  it('publishes what was counted also when it fails, and nothing of it with the next', async () => {
    const { lines, invocations } = open()
    const failing = invocations.handling(async () => {
      invocations.meter.add('TextsAccepted', 2)
      throw new Error('no')
    })

    await expect(failing(null, CONTEXT)).rejects.toThrow('no')
    await invocations.handling(async () => undefined)(null, CONTEXT)

    expect(lines).toMatchObject([{ TextsAccepted: 2 }])
    expect(lines).toHaveLength(1)
  })

  it('knows what time is left, does first things first, and gives back what the handler does', async () => {
    const { invocations } = open()
    const done: string[] = []
    const handle = async (event: string) => {
      done.push('work')
      return `${event} ${invocations.remainingMs()}`
    }

    const answer = await invocations.handling(handle, () => done.push('first'))('left:', CONTEXT)

    expect([answer, done, invocations.remainingMs()]).toEqual(['left: 4321', ['first', 'work'], 0])
  })
})
