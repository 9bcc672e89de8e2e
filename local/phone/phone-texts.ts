import * as z from 'zod'
import type { Item } from '#shared/adapters/dynamo/item.ts'
import type { ItemTable } from '#shared/adapters/dynamo/item-table.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { placeKey, TEXTS_PK } from '../database/local-table.ts'

const PhoneText = z.object({ to: z.string(), text: z.string(), at: z.iso.datetime(), messageId: z.string() })
export type PhoneText = z.infer<typeof PhoneText>

export interface PhoneTexts {
  /** The text as an item at the next place: whoever writes it keeps it. */
  place(text: PhoneText): Item
  /** Oldest first. @throws AppError INVALID_INPUT for a foreign cursor */
  list(to: string | undefined, page: PageRequest): Promise<PageOf<PhoneText>>
  /** Removes every text to this number. A repeat changes nothing. */
  forget(to: string): Promise<void>
}

/** The texts that reached the demo phone. */
export async function openPhoneTexts(table: ItemTable): Promise<PhoneTexts> {
  const [newest] = await table.query({ hash: TEXTS_PK, newestFirst: true }, 1)
  let place = newest === undefined ? 0 : Number(newest.sk) + 1
  return {
    place: (text) => textItem(text, place++),
    async list(to, page) {
      const query = to === undefined ? { hash: TEXTS_PK } : { index: 'byNumber', hash: to }
      const { items, next } = await table.page(query, page)
      return { items: items.map((item) => PhoneText.parse(item)), next }
    },
    async forget(to) {
      for (const { sk } of await table.query({ index: 'byNumber', hash: to }))
        await table.remove({ pk: TEXTS_PK, sk: String(sk) })
    },
  }
}

export function textItem({ to, text, at, messageId }: PhoneText, place: number): Item {
  return { pk: TEXTS_PK, sk: placeKey(place), to, text, at, messageId }
}
