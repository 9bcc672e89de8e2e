import type { MetricName } from '#shared/contracts/metrics.ts'
import type { Log, LogFields } from '#shared/ports/log.ts'
import type { LogCode } from './log-codes.ts'
import type { Meter } from './meter.ts'

type Counted = Partial<Record<MetricName, number>>

/** What a line counts for, by its code. What is not said by any line is counted where it happens (`metered-*.ts`). */
const COUNTS: Partial<Record<LogCode, (fields: LogFields) => Counted>> = {
  PROVIDER_LINE_DOWN: () => ({ LineDown: 1 }),
  // A sweep that was asked for is no beat of the clock.
  SWEEP_FINISHED: ({ outcome }) => (outcome === undefined ? { SweepsFinished: 1 } : {}),
  RECONCILE_FINISHED: ({ gaps }) => ({ ReconcilesFinished: 1, RunsWithGap: numberIn(gaps) }),
  EVENT_ACCEPT_FINISHED: () => ({ EventsAccepted: 1 }),
  EVENT_REFUSED: () => ({ EventsRefused: 1 }),
  EVENT_KEPT: () => ({ EventsKept: 1 }),
  ARRIVAL_ACCEPT_FINISHED: arrivalOf,
  ARRIVAL_REFUSED: () => ({ EventsRefused: 1 }),
  RECEIPT_RECORD_FINISHED: ({ outcome, state }) => (outcome === 'recorded' ? receiptOf(state) : {}),
  RECEIPT_UNKNOWN_CODE: () => ({ ReceiptsUnknownCode: 1 }),
  WEBHOOK_ANNOUNCE_FAILED: () => ({ EventsUntold: 1 }),
  WEBHOOK_DELIVER_FINISHED: ({ outcome }) => (outcome === 'failed' ? { EventsGivenUp: 1 } : {}),
  RECORD_DEAD_LETTERED: () => ({ RecordsDeadLettered: 1 }),
}

/** The same log, of which each line is also counted. */
export function meterLog(log: Log, meter: Meter): Log {
  const count = (code: LogCode, fields: LogFields = {}) => {
    for (const [metric, value] of entriesOf(COUNTS[code]?.(fields) ?? {})) meter.add(metric, value)
  }
  return {
    debug: (code, fields) => log.debug(code, fields),
    info(code, fields) {
      count(code, fields)
      log.info(code, fields)
    },
    error(code, fields, cause) {
      count(code, fields)
      log.error(code, fields, cause)
    },
  }
}

function receiptOf(state: LogFields[string]): Counted {
  return state === 'delivered' ? { TextsDelivered: 1 } : { TextsUndelivered: 1 }
}

/** A delivery that was kept counts as one event: nobody knows how many are in it. */
function arrivalOf({ outcome, accepted, setAside }: LogFields): Counted {
  if (outcome === 'kept') return { EventsKept: 1 }
  return outcome === 'accepted' ? { EventsAccepted: numberIn(accepted), EventsKept: numberIn(setAside) } : {}
}

function numberIn(value: LogFields[string]): number {
  return typeof value === 'number' ? value : 0
}

/** `Object.entries` forgets which keys there may be; a `Counted` has no others. */
function entriesOf(counted: Counted): [MetricName, number][] {
  return Object.entries(counted) as [MetricName, number][]
}
