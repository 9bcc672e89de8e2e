import * as z from 'zod'
import type { PepperChecks } from '#shared/ports/pepper-checks.ts'
import type { ItemTables } from './item-table.ts'
import { pepperKey } from './keys.ts'
import { readStored } from './stored-fields.ts'

const Stored = z.object({ value: z.string() })

/** One item for all tables, written once; it never expires. */
export function createPepperChecks({ control }: Pick<ItemTables, 'control'>): PepperChecks {
  return {
    async find() {
      const item = await control.get(pepperKey())
      return item && readStored(Stored, item).value
    },
    keep: (value) => control.putAtRev({ ...pepperKey(), rev: 1, value }, 'absent'),
  }
}
