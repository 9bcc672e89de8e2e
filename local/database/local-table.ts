import { type NamedTable, tableOf } from '#shared/adapters/dynamo/positions.ts'
import { TABLE_IDS } from '#shared/contracts/table.ts'

/**
 * What only one machine keeps, in the same file and the same commits as all else:
 *
 * item     | pk       | sk                   | index byNumber: to -> sk
 * job      | JOB      | place, 12 digits     |
 * schedule | SCHEDULE | campaign, part, zone |
 * text     | TEXT     | place, 12 digits     | the texts that a number got, oldest first
 */
export const LOCAL_TABLE: NamedTable = {
  id: 'local',
  indexes: {
    byNumber: { hash: { name: 'to', type: 'S' }, range: { name: 'sk', type: 'S' }, projection: 'all' },
  },
}

export const JOBS_PK = 'JOB'
export const SCHEDULES_PK = 'SCHEDULE'
export const TEXTS_PK = 'TEXT'

/** Every table of the file. */
export const ALL_TABLES: readonly NamedTable[] = [...TABLE_IDS.map(tableOf), LOCAL_TABLE]

/** Sorts as text in the order of numbers. */
export function placeKey(place: number): string {
  return String(place).padStart(12, '0')
}
