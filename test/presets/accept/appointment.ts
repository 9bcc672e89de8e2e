import { ofRecord, says } from '../happenings.ts'
import type { AcceptRow } from '../play-row.ts'

const PRINTER = { item: '打印机', loaner: '备用打印机' }
const LEAK_TEST = ofRecord('visit', 'done', 'V-1', { what: '燃气试漏', testedOn: '2026-12-01' })

export const APPOINTMENT_ROWS: readonly AcceptRow[] = [
  {
    row: 'taken 12-01, repaired 12-05 → two texts',
    preset: 'device-status',
    play: [
      ['2026-12-01 10:00', ofRecord('product', 'taken', 'P-1', PRINTER)],
      ['2026-12-05 11:00', ofRecord('product', 'repaired', 'P-1', { day: '2026-12-07' })],
    ],
    until: '2026-12-08 12:00',
    texts: [
      ['2026-12-01 10:00', '打印机已带回检修，期间您先用备用打印机，修好就联系您。'],
      ['2026-12-05 11:00', '打印机已修好，约12月7日给您送回，方便请回1，改期请回时间。'],
    ],
    facts: { 'product/P-1': { taken: '2026-12-01 10:00', repaired: '2026-12-05 11:00' } },
    tasks: [],
    unsent: [],
  },
  {
    row: 'repaired first heard → only the second',
    preset: 'device-status',
    play: [
      ['2026-12-05 11:00', ofRecord('product', 'repaired', 'P-1', { ...PRINTER, day: '2026-12-07' })],
      ['2026-12-05 11:30', ofRecord('product', 'taken', 'P-1', { at: '2026-12-05T03:20:00Z' })],
    ],
    until: '2026-12-08 12:00',
    texts: [['2026-12-05 11:00', '打印机已修好，约12月7日给您送回']],
  },
  {
    row: 'leak test 12-01 → task 12-04, call noted → no text',
    preset: 'service-followup',
    play: [
      ['2026-12-01 11:00', LEAK_TEST],
      ['2026-12-04 15:00', { ticks: 'service-call' }],
    ],
    until: '2026-12-05 12:00',
    texts: [],
    tasks: [],
  },
  {
    row: 'not reached twice → text 12-04 17:00; reply 2 → task "整改" today',
    preset: 'service-followup',
    play: [
      ['2026-12-01 11:00', LEAK_TEST],
      ['2026-12-04 11:00', ofRecord('call', 'unanswered', 'N-1', { about: { type: 'visit', id: 'V-1' } })],
      ['2026-12-04 15:00', ofRecord('call', 'unanswered', 'N-1', { about: { type: 'visit', id: 'V-1' } })],
      ['2026-12-04 18:00', says('2')],
    ],
    until: '2026-12-05 12:00',
    texts: [['2026-12-04 17:00', '12月1日的燃气试漏都好了吗？好了回1，还有问题回2，我们再安排。']],
    facts: { 'visit/V-1': { reopened: '2026-12-04 18:00' } },
    tasks: [
      ['repair-again', 'desk', '2026-12-04 22:00'],
      ['service-call', 'desk', '2026-12-04 17:00'],
    ],
    webhooks: ['task.opened', 'task.opened', 'visit.reopened'],
  },
  {
    row: 'other 2 days, 10:00 → call task; no answer by phone → text',
    preset: 'service-followup',
    play: [['2026-12-01 11:00', ofRecord('visit', 'done', 'V-2', { what: '水管维修' })]],
    until: '2026-12-04 12:00',
    texts: [['2026-12-03 17:00', '12月1日的水管维修都好了吗？']],
    tasks: [['service-call', 'desk', '2026-12-03 17:00']],
  },
]
