import { expect } from 'vitest'
import { MET } from '../happenings.ts'
import { type AcceptRow, BUYER } from '../play-row.ts'

const NEW = '19900000009'
const LIST = { list: 'contacts', text: `客户编号,姓名,手机号\n${BUYER.id},${BUYER.name},${NEW}\n` }

export const CONTACT_CHANGE_ROWS: readonly AcceptRow[] = [
  {
    row: "list changes C1's number → history has old tail, new tail, source; texts to both; imported twice holds it once",
    preset: 'contact-change',
    play: [
      ['2026-12-01 10:00', MET],
      ['2026-12-02 10:00', LIST],
      ['2026-12-02 11:00', LIST],
    ],
    until: '2026-12-03 12:00',
    texts: [
      ['2026-12-02 10:00', '登记的手机号已改为尾号0009', BUYER.phone],
      ['2026-12-02 10:00', '此号码已登记为', NEW],
    ],
    facts: { 'contact/C00001': { 'phone-changed': '2026-12-02 10:00' } },
    fields: { 'contact/C00001': { oldTail: '0001', newTail: '0009', by: expect.stringMatching(/^import /u) } },
    unsent: [],
  },
  {
    row: 'changed by staff over the API: texts to both',
    preset: 'contact-change',
    play: [
      ['2026-12-01 10:00', MET],
      ['2026-12-02 10:00', { patch: `/api/contacts/${BUYER.id}`, body: { phone: NEW } }],
    ],
    until: '2026-12-03 12:00',
    texts: [
      ['2026-12-02 10:00', '登记的手机号已改为尾号0009', BUYER.phone],
      ['2026-12-02 10:00', '此号码已登记为', NEW],
    ],
  },
]
