import type { CampaignContent } from '#shared/contracts/campaign.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import type { Order } from '#shared/contracts/record.ts'
import { AppError } from '#shared/domain/errors.ts'
import { isSameBasket } from '#shared/domain/records/order-facts.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import { hourOf, type Mate } from '#shared/domain/sending/together.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { Draft } from './draft.ts'

export type ReadTogetherDeps = { messages: Pick<MessageStore, 'findMany'> }

type Asked = Pick<Reading, 'record' | 'contact' | 'shops'>
type Expected = { id: Mate['message']['id']; order: Order; sameBasket: Order[]; isWanted: boolean }

/**
 * How texts about orders stand to others of their reader that are due in the same hour. Nothing is read where the kind gathers
 * none, or the buyer ordered nothing else within those days; else one batch.
 */
export async function readTogether(
  { messages }: ReadTogetherDeps,
  drafts: readonly Draft[],
  { readings, content }: { readings: readonly Asked[]; content: CampaignContent },
): Promise<Pick<Reading, 'together'>[]> {
  const expected = drafts.map((draft, index) => expectedBeside(draft, readings[index], content))
  const ids = expected.flat().map(({ id }) => id)
  if (ids.length === 0) return drafts.map(() => ({}))
  const found = await findReadable(messages, [...new Set(ids)])
  return drafts.map(({ message }, index) => {
    const { record } = readings[index] ?? {}
    if (record?.type !== 'order') return {}
    const mates = (expected[index] ?? []).flatMap(({ id, ...mate }): Mate[] => {
      const other = found.get(id)
      return other === undefined ? [] : [{ ...mate, message: other }]
    })
    const { order, sameBasket } = record
    if (mates.length === 0) return {}
    return { together: { own: { message, order, sameBasket }, others: mates, isForeseen: false } }
  })
}

/** One that cannot be read keeps no other from being sent. */
async function findReadable(messages: Pick<MessageStore, 'findMany'>, ids: readonly Mate['message']['id'][]) {
  try {
    return await messages.findMany(ids)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'MALFORMED_ITEM') throw error
    return new Map<string, never>()
  }
}

/** The texts that the buyer's other orders call for, or called for, in the same hour. */
function expectedBeside({ message }: Draft, asked: Asked | undefined, content: CampaignContent): Expected[] {
  const kind = kindFor({ kind: message.kind, content })
  if (kind.trigger !== 'event' || kind.gathers === undefined || message.page !== null) return []
  if (asked?.record.type !== 'order' || asked.contact === null) return []
  const { contact, shops, record } = asked
  const around = [record.order, ...record.sameBasket, ...(record.others ?? [])]
  return (record.others ?? []).flatMap((order) => {
    const sameBasket = around.filter((other) => isSameBasket(order, other))
    const facts = { order, shipment: null, contact, shops, sameBasket }
    const settled = kind.gathers?.(facts, content, message.details) ?? null
    if (settled === null || hourOf(settled.occurrence.dueAt) !== hourOf(message.dueAt)) return []
    const id = messageIdOf({ contactId: order.contactId ?? message.contactId, occurrence: settled.occurrence.key })
    return [{ id, order, sameBasket, isWanted: settled.because === null }]
  })
}
