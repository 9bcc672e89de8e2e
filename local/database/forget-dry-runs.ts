import type { Database } from '#shared/adapters/sqlite/database.ts'
import { EXPIRES_AT } from '#shared/contracts/table.ts'

/** Beginnings of the keys of dry runs: `DRYRUN#`, `DRYRUNS#`. */
const [FROM, UNTIL] = ['DRYRUN', 'DRYRUO']

/**
 * Takes away the dry runs that have expired, people and texts: in the cloud DynamoDB does so. How many items that were. A
 * repeat finds none.
 */
export function forgetDryRuns(db: Database, now: Date): Promise<number> {
  const expired = `json_extract(item, '$.${EXPIRES_AT}') <= ?`
  const sql = `DELETE FROM campaigns WHERE pk >= '${FROM}' AND pk < '${UNTIL}' AND ${expired}`
  return db.write(() => db.change(sql, Math.floor(now.getTime() / 1000)))
}
