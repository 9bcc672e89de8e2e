import * as z from 'zod'

export const HookAnswer = z
  .object({ id: z.string(), result: z.enum(['accepted', 'repeat', 'kept']) })
  .meta({ id: 'HookAnswer' })
export type HookAnswer = z.infer<typeof HookAnswer>
