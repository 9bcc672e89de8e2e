import { describe, it } from 'vitest'
import { AFTER_SALES_ROWS } from './accept/after-sales-case.ts'
import { APPOINTMENT_ROWS } from './accept/appointment.ts'
import { BROADCAST_ROWS } from './accept/broadcast.ts'
import { COMPLAINT_ROWS } from './accept/complaint.ts'
import { CONTRACT_ROWS } from './accept/contract.ts'
import { DUE_ROWS } from './accept/due-reminder.ts'
import { FOLLOW_UP_ROWS } from './accept/offset-follow-up.ts'
import { OVERDUE_ROWS } from './accept/overdue-ladder.ts'
import { playRow } from './play-row.ts'

describe.each([
  ['after-sales case', AFTER_SALES_ROWS],
  ['appointment', APPOINTMENT_ROWS],
  ['broadcast', BROADCAST_ROWS],
  ['complaint', COMPLAINT_ROWS],
  ['contract', CONTRACT_ROWS],
  ['due reminder', DUE_ROWS],
  ['offset follow-up', FOLLOW_UP_ROWS],
  ['overdue ladder', OVERDUE_ROWS],
] as const)('%s', (_family, rows) => {
  it.each(rows)('$preset: $row', playRow)
})
