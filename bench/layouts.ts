import { FIELD_LAYOUTS } from '../test/builders/field-layouts.ts'
import { openImportDesk } from '../test/builders/import-desk.ts'

/** Takes in twenty lists as people have them, and prints what came of each. `test/unit/usecases/lists/field-layouts.test.ts` holds it to that. */
const rows: Record<string, Record<string, string | number>> = {}
for (const { name, what, bytes } of FIELD_LAYOUTS) {
  const { item, problems } = await openImportDesk().bring(what, bytes)
  rows[name] = {
    'given as': what,
    taken: item.accepted,
    refused: item.refused,
    'seems to be': item.seemsToBe ?? '',
    told: [...new Set(problems.map(({ code }) => code))].join(', '),
  }
}
console.table(rows)
