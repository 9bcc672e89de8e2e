import * as z from 'zod'

/** Whose messages people look for first: a shop, a lender, who keeps houses, who sends people. */
export const BusinessLine = z.enum(['shop', 'lender', 'property', 'service'])
export type BusinessLine = z.infer<typeof BusinessLine>

export const BUSINESS_LINES = BusinessLine.options
