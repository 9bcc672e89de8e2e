import { QueueName } from './jobs.ts'
import type { TableId } from './table.ts'

/** Names that infra gives and functions are told, each written once. */

/** Physical names are stable: schedules made at run time hold the addresses of queues. */
export function queueNameOf(stage: string, queue: QueueName): string {
  return `carillon-${stage}-${queue}`
}

export function deadLettersNameOf(stage: string, queue: QueueName): string {
  return `carillon-${stage}-${queue}-dead-letters`
}

/** Our own name for a queue, given its physical one or that of its dead letters; undefined for another's queue. */
export function queueOfName(name: string): QueueName | undefined {
  return QueueName.options.find((queue) => name === queue || isStageOf(name, queue))
}

function isStageOf(name: string, queue: QueueName): boolean {
  const rest = name.replace(/^carillon-[^-]+-/, '')
  return rest !== name && (rest === queue || rest === `${queue}-dead-letters`)
}

/** `SEND_BULK_QUEUE_URL`. */
export function queueUrlVariable(queue: QueueName): string {
  return `${variableOf(queue)}_QUEUE_URL`
}

/** `SEND_BULK_DEAD_LETTERS_URL`. */
export function deadLettersUrlVariable(queue: QueueName): string {
  return `${variableOf(queue)}_DEAD_LETTERS_URL`
}

/** `MESSAGES_TABLE`. */
export function tableVariable(table: TableId): string {
  return `${variableOf(table)}_TABLE`
}

/**
 * Secrets of a stage, SSM parameters of type SecureString made once by the deploy command. `webhook-secrets` and
 * `sms-secrets` hold one or several with spaces between; `allowed-numbers` holds E.164 numbers with spaces between.
 */
export const SECRETS = ['phone-pepper', 'webhook-secrets', 'sms-secrets', 'allowed-numbers'] as const
export type SecretName = (typeof SECRETS)[number]

export function secretPath(stage: string, secret: SecretName): string {
  return `/carillon/${stage}/${secret}`
}

/** The thread that runs mappings: a bundle of its own beside a function's. */
export const MAPPING_WORKER_FILE = 'mapping-worker.mjs'
/** The functions that have it. */
export const WITH_MAPPINGS: readonly string[] = ['accept-source-event', 'console-api']

/** What the account's function puts on the default bus: delivery-log batches, as CloudWatch handed them over. */
export const RECEIPT_EVENT = { source: 'carillon.receipts', detailType: 'sns.delivery-log' } as const

/** What an order system puts on a stage's bus; the event itself is the detail. */
export const ORDER_EVENT_SOURCE = 'carillon.orders'

function variableOf(name: string): string {
  return name.toUpperCase().replaceAll('-', '_')
}
