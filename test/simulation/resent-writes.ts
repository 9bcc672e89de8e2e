import { isOurWrite } from '#shared/adapters/ambiguous-write.ts'
import { Campaign, PageProgress, Run } from '#shared/contracts/campaign.ts'
import { Contact } from '#shared/contracts/contact.ts'
import { Line } from '#shared/contracts/line.ts'
import { Message } from '#shared/contracts/message.ts'
import { Instalment, Order, Shipment } from '#shared/contracts/record.ts'

/** Of each write on condition of a revision: what tells its items apart. */
const KEYS = new Map<string, readonly string[]>([
  ['messages.save', keysIn(Message, 'id')],
  ['contacts.save', keysIn(Contact, 'id')],
  ['campaigns.save', keysIn(Campaign, 'id')],
  ['lines.save', keysIn(Line, 'provider')],
  ['runs.saveRun', keysIn(Run, 'id')],
  ['runs.saveProgress', keysIn(PageProgress, 'runId', 'number')],
  ['records.saveOrder', keysIn(Order, 'id')],
  ['records.saveShipment', keysIn(Shipment, 'id')],
  ['records.saveInstalment', keysIn(Instalment, 'contractId', 'period')],
])

function keysIn<S extends { shape: object }>(_schema: S, ...names: (keyof S['shape'] & string)[]): readonly string[] {
  return names
}

/**
 * What the adapters answer when the client sends a conditional write again: told by who wrote the revision that stands,
 * by the shipped rule. The item that was given stands for its writer's stamp.
 */
export class ResentWrites {
  readonly #last = new Map<string, Record<string, unknown>>()

  isConditional(label: string): boolean {
    return KEYS.has(label)
  }

  /** A write took effect. */
  wrote(label: string, args: readonly unknown[]): void {
    const [item] = args
    if (isItem(item) && this.isConditional(label)) this.#last.set(keyOf(label, item), item)
  }

  /** The answer to one that did not meet its condition when it was sent again. @throws AppError STORE_UNAVAILABLE */
  wasOurs(label: string, args: readonly unknown[]): boolean {
    const [item] = args
    if (!isItem(item)) return false
    const last = this.#last.get(keyOf(label, item))
    return isOurWrite(last && { rev: last.rev, stamp: last }, { rev: item.rev, stamp: item })
  }
}

function keyOf(label: string, item: Record<string, unknown>): string {
  return [label, ...(KEYS.get(label) ?? []).map((name) => String(item[name]))].join(' ')
}

function isItem(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
