import { DatabaseSync } from 'node:sqlite'

/*
 * Imported into a platform of the measurements to see that `npm run prove:power` has teeth: SQLite then syncs as PLANTED_SYNC
 * says, not as the platform asks.
 */
const { PLANTED_SYNC = '' } = process.env
const exec = DatabaseSync.prototype.exec
DatabaseSync.prototype.exec = function (sql) {
  return exec.call(this, sql.replace('synchronous=FULL', `synchronous=${PLANTED_SYNC}`))
}
