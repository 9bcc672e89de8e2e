import * as z from 'zod'

export const Role = z.enum(['marketing', 'support', 'admin'])
export type Role = z.infer<typeof Role>
