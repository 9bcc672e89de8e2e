import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LineView } from '#shared/contracts/console-api/line.ts'
import { MessageState } from '#shared/contracts/message.ts'
import { deedWords } from '../../console/src/pages/home/deeds.ts'
import { sumUp } from '../../console/src/pages/home/sums.ts'
import { listTodo } from '../../console/src/pages/home/todo.ts'
import type { Rights } from '../../console/src/use-session.ts'

const today = (counts: Record<string, number>, uncounted = 0) => ({ days: [{ date: '2026-12-01', counts }], uncounted })

describe('the sums of a day', () => {
  it('count every state in exactly one group', () => {
    const counts = Object.fromEntries(MessageState.options.map((state) => [state, 1]))

    const { delivered, waiting, heldBack, failed, unsure } = sumUp(today(counts))

    expect(delivered + waiting + heldBack + failed + unsure).toBe(MessageState.options.length)
  })

  it('count people whose page is not counted yet as waiting', () => {
    expect(sumUp(today({ delivered: 2 }, 3)).waiting).toBe(3)
  })

  it('take the share of failures of what a carrier has answered', () => {
    expect(sumUp(today({ delivered: 3, undelivered: 1, accepted: 4, suppressed: 9 })).failedShare).toBe(0.25)
    expect(sumUp(today({ accepted: 4 })).failedShare).toBeNull()
  })
})

const ADMIN: Rights = {
  editsCampaigns: true,
  importsLists: true,
  changesConsent: true,
  changesRecords: true,
  readsInbox: true,
  readsDeadLetters: true,
  sendsBack: true,
  steersLine: true,
  changesSettings: true,
  erasesPeople: true,
  choosesCategory: true,
}
const SUPPORT: Rights = {
  ...ADMIN,
  editsCampaigns: false,
  importsLists: false,
  sendsBack: false,
  steersLine: false,
  changesSettings: false,
}

const line: LineView = {
  provider: 'phone',
  state: 'open',
  stop: null,
  fault: null,
  slowUntil: null,
  rates: { transactional: 1, bulk: 1 },
  dailyBudgetMicros: null,
  spentTodayMicros: 0,
  priceMicros: 50_000,
  rev: 1,
}
const draft = { what: 'old-draft', campaignId: 'cmp_1', name: '春节', changedAt: '2026-11-20T01:00:00.000Z' } as const
const kept = { what: 'kept-deliveries', sourceId: 'src_1', name: '收银', count: 2, hasMore: false } as const
const failing = { what: 'failing', share: 0.04 } as const
const budget = { what: 'budget', share: 0.8 } as const
type Known = Parameters<typeof listTodo>[0]
const home = { date: '2026-12-01', todo: [draft] }
const known = { line, home, stuck: { count: 2, hasMore: false }, replies: undefined }
const inShort = (rights: Rights, more: Partial<Known>) =>
  listTodo({ ...known, ...more }, rights).map(({ what, to }) => `${what} ${to}`)

describe('what needs somebody', () => {
  it('has what stops everything first, and a way to what this person may do', () => {
    const stopped = { ...line, state: 'stopped' as const }

    expect(inShort(ADMIN, { line: stopped })).toEqual([
      'stopped /sending',
      'stuck /dead-letters',
      'draft /campaigns/cmp_1',
    ])
    expect(inShort(SUPPORT, { line: stopped, home: { date: '2026-12-01', todo: [] } })).toEqual([
      'stopped null',
      'stuck /dead-letters',
    ])
  })

  it('leads from failures to today’s, and tells of a budget only while the line is open', () => {
    const home = { date: '2026-12-01', todo: [failing, budget] }

    expect(inShort(ADMIN, { home, stuck: undefined })).toEqual([
      'failing /messages?day=2026-12-01&group=failed',
      'nearly-spent /sending',
    ])
    expect(inShort(ADMIN, { home, stuck: undefined, line: { ...line, state: 'stopped' } })).toEqual([
      'stopped /sending',
      'failing /messages?day=2026-12-01&group=failed',
    ])
  })

  it('leads from deliveries that could not be read to where they are sent again', () => {
    const home = { date: '2026-12-01', todo: [kept] }
    expect(inShort(SUPPORT, { home, stuck: undefined })).toEqual(['kept /settings/incoming'])
  })

  it('is nothing where all is well', () => {
    expect(inShort(ADMIN, { home: { date: '2026-12-01', todo: [] }, stuck: { count: 0, hasMore: false } })).toEqual([])
  })
})

describe('the latest changes', () => {
  it.each(listDeeds())('have words of their own for %s', (what) => {
    expect(deedWords(what)).not.toBe('home.deed.other')
  })

  it('have words for what somebody says of a record', () => {
    expect([deedWords('order.changed'), deedWords('visit.changed')]).toEqual([
      'home.deed.recordChanged',
      'home.deed.recordChanged',
    ])
  })

  it('have general words for what a later release adds', () => {
    expect(deedWords('campaign.renamed')).toBe('home.deed.other')
  })
})

/** Every deed that a use case writes down, as its source names it. */
function listDeeds(): string[] {
  const folder = 'shared/usecases'
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const sources = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  const lines = sources.split('\n').filter((line) => /\bwhat\b|\bWhat\b|CHANGED/.test(line))
  const deeds = lines.flatMap((line) => line.match(/(?<=')[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*(?=')/g) ?? [])
  return [...new Set(deeds)].filter((deed) => !deed.startsWith('record.')).toSorted()
}
