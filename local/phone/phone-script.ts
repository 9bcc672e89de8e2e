import * as z from 'zod'
import { replaceFile } from '../database/atomic-file.ts'
import { readJsonFile } from '../database/json-file.ts'
import { ReceiptKind } from './delivery-log.ts'

/** How the fake phone answers; what is left out stays as it is without a script: accepted, delivered. */
export const PhoneScript = z.strictObject({
  /** E.164; every number when left out. */
  to: z.string().optional(),
  answer: z.enum(['accept', 'reject', 'throttle', 'line-down', 'unknown', 'unknown-but-sent']).default('accept'),
  receipt: ReceiptKind.default('delivered'),
  /** For that many texts; until further notice when left out. */
  times: z.int().min(1).optional(),
})
export type PhoneScript = z.infer<typeof PhoneScript>
export type PhoneBehaviour = Pick<PhoneScript, 'answer' | 'receipt'>

export interface PhoneScripts {
  /** Replaces the script for the same number, or the one for all. Kept over a restart. */
  add(script: PhoneScript): void
  /** How to treat the next text to this number: its own script goes before the one for all. Uses up one of its times. */
  take(to: string): PhoneBehaviour
}

const WAY_OUT = 'Delete it: the demo phone then takes every text, as without a script.'
const UNSCRIPTED: PhoneBehaviour = { answer: 'accept', receipt: 'delivered' }

export function openPhoneScripts(path: string): PhoneScripts {
  const scripts = new Map<string | undefined, PhoneScript>()
  const kept = readJsonFile({ path, schema: z.array(PhoneScript), wayOut: WAY_OUT }) ?? []
  for (const script of kept) scripts.set(script.to, script)
  const keep = () => replaceFile(path, JSON.stringify([...scripts.values()]))
  return {
    add(script) {
      scripts.set(script.to, script)
      keep()
    },
    take(to) {
      const script = scripts.get(to) ?? scripts.get(undefined)
      if (!script) return UNSCRIPTED
      const { times } = script
      if (times !== undefined) {
        if (times > 1) scripts.set(script.to, { ...script, times: times - 1 })
        else scripts.delete(script.to)
        keep()
      }
      return script
    },
  }
}
