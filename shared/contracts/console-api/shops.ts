import * as z from 'zod'
import { MOST_SHOPS, Shop } from '../shop.ts'
import { Rev } from './primitives.ts'

/** `home`: the shop whose records have plain ids, and of records that name none; null while nobody knows. */
export const ShopsView = z
  .object({ items: z.array(Shop), home: z.string().nullable(), version: z.int(), rev: Rev })
  .meta({ id: 'Shops' })
export type ShopsView = z.infer<typeof ShopsView>

/** The whole list. `version`: the one that was read; where another stands by now the change is refused. */
export const ShopsChange = z
  .strictObject({
    items: z.array(Shop).max(MOST_SHOPS),
    home: z.string().min(1).max(64).nullable().optional(),
    version: z.int().optional(),
  })
  .meta({ id: 'ShopsChange' })
export type ShopsChange = z.infer<typeof ShopsChange>
