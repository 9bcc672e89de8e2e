import * as z from 'zod'

export const ListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('At most this many items in one answer'),
  cursor: z.string().max(2000).optional().describe('The `next` of the answer before'),
})
export type ListQuery = z.infer<typeof ListQuery>

/** Fields of a search that answers a list. */
export const listBody = { limit: z.int().min(1).max(100).default(50), cursor: z.string().max(2000).nullish() }

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}
