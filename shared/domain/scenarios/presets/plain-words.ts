import * as z from 'zod'

/** Stands in the text as it is, so that it holds no tags. */
const Plain = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^{}【】\p{Cc}]*$/u, 'must hold neither tags nor 【】')
/** Words of one's own in both languages. */
export const BothPlain = z.strictObject({ zh: Plain, en: Plain })
