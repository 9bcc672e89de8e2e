/** Metrics of the platform, in CloudWatch's embedded format: each name written once, for functions and alarms alike. */

export const METRIC_NAMESPACE = 'Carillon'

/** The only dimension: never a campaign, a person or a number, each of whose values would be a metric of its own. */
export const STAGE_DIMENSION = 'stage'

export const METRICS = {
  TextsAccepted: 'Texts that a provider took',
  TextsRejected: 'Texts that a provider refused for good',
  TextsInDoubt: 'Submits without a clear answer',
  TextsSetAside: 'Messages held back, cancelled or expired instead of being sent',
  TextsDelivered: 'Receipts: on the phone',
  TextsUndelivered: 'Receipts: never arrived',
  SpendMicros: 'Price of what was accepted, in millionths of the currency unit',
  LineDown: 'Submits that a provider refused through no fault of the message: funds, quota, credentials',
  SweepsFinished: 'The heartbeat of the minute tick',
  OldestDueSeconds: 'How long the oldest message that was due had waited when it was handed over',
  ReconcilesFinished: 'The heartbeat of the five-minute tick',
  RunsWithGap: 'Runs whose sums do not agree',
  EventsAccepted: 'Order events dealt with',
  EventsRefused: 'Order events answered 4xx',
  EventsKept: 'Order events put aside with their reason',
  ReceiptsUnknownCode: 'Receipts with a code that our table lacks',
  EventsUntold: 'Moves of texts that endpoints are never told of, since what is to be told could not be written',
  EventsGivenUp: 'Events that an endpoint did not take in all its tries',
  RecordsDeadLettered: 'Queue records that no further try can mend',
} as const satisfies Record<string, string>

export type MetricName = keyof typeof METRICS
