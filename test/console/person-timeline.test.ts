import { describe, expect, it } from 'vitest'
import type { CalendarEntry } from '#shared/contracts/console-api/calendar.ts'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import { listAbout } from '../../console/src/pages/person/about.ts'
import { arrange, type ConsentChange, type TimelineItem } from '../../console/src/pages/person/arrange.ts'

const SHANGHAI = { now: new Date('2026-12-01T02:00:00Z'), zone: 'Asia/Shanghai' }

function aText(fields: Partial<MessageView>): MessageView {
  return {
    id: 'msg_a',
    kind: 'unpaid-order-nudge',
    category: 'transactional',
    campaignId: 'cmp_a',
    contactId: 'C1',
    subject: { type: 'order', id: 'A1' },
    about: null,
    state: 'delivered',
    reason: null,
    dueAt: '2026-12-01T01:00:00.000Z',
    submittedAt: null,
    text: null,
    parts: null,
    trail: [],
    ...fields,
  }
}

function anEntry(fields: Partial<CalendarEntry>): CalendarEntry {
  return {
    dueAt: '2026-12-05T01:00:00.000Z',
    kind: 'repayment-reminder',
    campaignId: 'cmp_b',
    subject: { type: 'contract', id: 'L1' },
    step: null,
    outcome: 'will-send',
    reason: null,
    text: '…',
    leavesAt: '2026-12-05T01:00:00.000Z',
    messageId: null,
    ...fields,
  }
}

const aChange = (at: string): ConsentChange => ({ at, what: 'opt-out', scope: 'all', by: 'support/a', note: 'asked' })
const nothing = { messages: [], hasOlder: false, entries: [], changes: [], notes: [] }
const told = (items: readonly TimelineItem[]) => items.map(({ kind, at }) => `${kind} ${at.slice(0, 13)}`)

describe('the timeline of a person', () => {
  it('tells what is next and today forward, and what is past back', () => {
    const zones = arrange(
      {
        ...nothing,
        messages: ['2026-11-03T01', '2026-11-20T01', '2026-12-01T01'].map((hour) =>
          aText({ id: `msg_${hour}`, submittedAt: `${hour}:00:00.000Z` }),
        ),
        entries: ['2027-01-05T01', '2026-12-05T01', '2026-12-01T09'].map((hour) =>
          anEntry({ leavesAt: `${hour}:00:00.000Z` }),
        ),
        changes: [aChange('2026-11-10T01:00:00.000Z'), aChange('2026-12-01T01:30:00.000Z')],
      },
      SHANGHAI,
    )

    expect(told(zones.next)).toEqual(['forecast 2026-12-05T01', 'forecast 2027-01-05T01'])
    expect(told(zones.today)).toEqual(['message 2026-12-01T01', 'change 2026-12-01T01', 'forecast 2026-12-01T09'])
    expect(told(zones.past)).toEqual(['message 2026-11-20T01', 'change 2026-11-10T01', 'message 2026-11-03T01'])
  })

  it('parts the days where the recipient lives', () => {
    const messages = [aText({ submittedAt: '2026-11-30T17:00:00.000Z' })]

    const shanghai = arrange({ ...nothing, messages }, SHANGHAI)
    const losAngeles = arrange({ ...nothing, messages }, { ...SHANGHAI, zone: 'America/Los_Angeles' })

    expect([shanghai.today.length, shanghai.past.length]).toEqual([1, 0])
    expect([losAngeles.today.length, losAngeles.past.length]).toEqual([1, 0])
    expect(arrange({ ...nothing, messages }, { ...SHANGHAI, zone: 'UTC' }).past).toHaveLength(1)
  })

  it('shows a planned text once, as the calendar foretells it', () => {
    const messages = [aText({ id: 'msg_p', state: 'planned', dueAt: '2026-12-05T01:00:00.000Z' })]

    const { next } = arrange({ ...nothing, messages, entries: [anEntry({ messageId: 'msg_p' })] }, SHANGHAI)

    expect(told(next)).toEqual(['forecast 2026-12-05T01'])
  })

  it('shows a text that left since the calendar was read as left', () => {
    const messages = [aText({ id: 'msg_p', submittedAt: '2026-12-01T01:59:00.000Z' })]
    const entries = [anEntry({ messageId: 'msg_p', leavesAt: '2026-12-01T01:59:00.000Z' })]

    const { next, today } = arrange({ ...nothing, messages, entries }, SHANGHAI)

    expect(told([...next, ...today])).toEqual(['message 2026-12-01T01'])
  })

  it('keeps what is overdue and still waits in today', () => {
    const { today, past } = arrange(
      { ...nothing, messages: [aText({ state: 'planned', dueAt: '2026-11-29T01:00:00.000Z' })] },
      SHANGHAI,
    )

    expect([today.length, past.length]).toEqual([1, 0])
  })

  it('holds changes that are older than the oldest text back until what lies between is read', () => {
    const known = {
      ...nothing,
      messages: [aText({ submittedAt: '2026-11-20T01:00:00.000Z' })],
      changes: [aChange('2026-11-10T01:00:00.000Z')],
    }

    expect(told(arrange({ ...known, hasOlder: true }, SHANGHAI).past)).toEqual(['message 2026-11-20T01'])
    expect(arrange(known, SHANGHAI).past).toHaveLength(2)
  })
})

describe('what texts are about', () => {
  it('counts texts and what is to come by order and loan, a planned text once', () => {
    const messages = [
      aText({ id: 'msg_1' }),
      aText({ id: 'msg_2', state: 'planned', subject: { type: 'contract', id: 'L1' } }),
      aText({ id: 'msg_3', subject: { type: 'contact', id: 'C1' } }),
    ]
    const entries = [anEntry({ messageId: 'msg_2' }), anEntry({})]
    const both = [aText({ subject: { type: 'contract', id: 'L1' }, about: ['L1', 'L2'] })]

    expect(listAbout(both, []).map(({ id }) => id)).toEqual(['L1', 'L2'])
    expect(listAbout(messages, entries)).toEqual([
      { by: 'order', id: 'A1', texts: 1, planned: 0 },
      { by: 'loan', id: 'L1', texts: 1, planned: 1 },
    ])
  })

  it('has notes among what happened, and a forecast with the planned text that it is about', () => {
    const note = { at: '2026-12-01T01:00:00.000Z', by: 'support/a', text: 'prefers afternoons' }
    const told = arrange(
      { ...nothing, notes: [note] },
      { now: new Date('2026-12-02T04:00:00Z'), zone: 'Asia/Shanghai' },
    )

    expect(told.past).toEqual([{ kind: 'note', at: note.at, note }])
  })
})
