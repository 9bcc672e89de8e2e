import type { Context } from 'aws-lambda'
import { createSystemClock } from '#shared/adapters/system/clock.ts'
import { createLog } from '#shared/observability/logger.ts'
import { createMeter, type Meter } from '#shared/observability/meter.ts'
import { meterLog } from '#shared/observability/metrics-of-logs.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Log } from '#shared/ports/log.ts'
import { createPublisher } from './publish-metrics.ts'

/** What Lambda says about an invocation, as far as anything here asks. */
export type Called = Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'>
type Handler<E, A> = (event: E, context: Called) => Promise<A>

export type Invocations = {
  clock: Clock
  /** Lines with function, stage and request; each is also counted. Nothing below INFO is written. */
  log: Log
  meter: Meter
  /** Milliseconds that the present invocation may still take; none between two. */
  remainingMs(): number
  /**
   * The handler as Lambda calls it: `first` is done before, and what was counted is published after, however it ended.
   * A Lambda works on one invocation at a time.
   */
  handling<E, A>(handle: Handler<E, A>, first?: () => void): Handler<E, A>
}

type Options = {
  stage: string
  /** @default the function's own */
  functionName?: string | undefined
  /** @default standard output, past the console, which Lambda would wrap into lines of its own */
  write?: (line: string) => void
}

const toStandardOutput = (line: string) => void process.stdout.write(`${line}\n`)

export function createInvocations({ stage, functionName, write = toStandardOutput }: Options): Invocations {
  const base = { functionName: functionName ?? process.env.AWS_LAMBDA_FUNCTION_NAME, stage }
  const clock = createSystemClock()
  const meter = createMeter()
  const publish = createPublisher(stage, write)
  let present: Called | undefined
  const lines = () => createLog(write, clock.now, { ...base, requestId: present?.awsRequestId })
  const log: Log = {
    debug: () => undefined,
    info: (code, fields) => lines().info(code, fields),
    error: (code, fields, cause) => lines().error(code, fields, cause),
  }
  return {
    clock,
    log: meterLog(log, meter),
    meter,
    remainingMs: () => present?.getRemainingTimeInMillis() ?? 0,
    handling: (handle, first) => async (event, context) => {
      present = context
      try {
        first?.()
        return await handle(event, context)
      } finally {
        publish(meter.take())
        present = undefined
      }
    },
  }
}
