import * as z from 'zod'
import { ForeignId, Language } from '../primitives.ts'
import { WireInstant } from './primitives.ts'

const Phone = z.string().min(1).max(40)

export const NumberQuestion = z.strictObject({ phone: Phone }).meta({ id: 'NumberQuestion' })
export const NumberConfirmation = z
  .strictObject({ phone: Phone, code: z.string().regex(/^\d{6}$/, 'must be the six digits of the text') })
  .meta({ id: 'NumberConfirmation' })

export const NumberAsked = z.object({ phone: z.string(), until: WireInstant }).meta({ id: 'NumberAsked' })

/** Of the number only what may be shown: `+86138****8000`. */
export const OwnNumberView = z
  .object({ id: z.string(), phone: z.string(), confirmedAt: WireInstant })
  .meta({ id: 'OwnNumber' })
export type OwnNumberView = z.infer<typeof OwnNumberView>

export const TestTextQuestion = z
  .strictObject({
    phone: Phone,
    /** Whose values fill the text; samples where it is left out. */
    as: ForeignId.optional(),
    /** One of several wordings, by its field; the first unless named. */
    wording: z.string().min(1).max(60).optional(),
    /** The contact's, else the number's. */
    language: Language.optional(),
  })
  .meta({ id: 'TestTextQuestion' })
