import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LineView } from '#shared/contracts/console-api/line.ts'
import { MessageState } from '#shared/contracts/message.ts'
import { deedWords } from '../../console/src/pages/home/deeds.ts'
import { sumUp } from '../../console/src/pages/home/sums.ts'
import { listTodo } from '../../console/src/pages/home/todo.ts'
import type { Rights } from '../../console/src/use-session.ts'

const runs = (counts: Parameters<typeof sumUp>[0]['counts'], planned = 0) => ({
  fired: 1,
  planned,
  counts,
  isComplete: true,
})

describe('the sums of a day', () => {
  it('count every state in exactly one group', () => {
    const counts = Object.fromEntries(MessageState.options.map((state) => [state, 1]))

    const { delivered, waiting, heldBack, failed, unsure } = sumUp(runs(counts))

    expect(delivered + waiting + heldBack + failed + unsure).toBe(MessageState.options.length)
  })

  it('count people whose page is not counted yet as waiting', () => {
    expect(sumUp(runs({ delivered: 2 }, 5)).waiting).toBe(3)
  })

  it('take the share of failures of what a carrier has answered', () => {
    expect(sumUp(runs({ delivered: 3, undelivered: 1, accepted: 4, suppressed: 9 })).failedShare).toBe(0.25)
    expect(sumUp(runs({ accepted: 4 })).failedShare).toBeNull()
  })
})

const ADMIN: Rights = {
  editsCampaigns: true,
  importsLists: true,
  changesConsent: true,
  readsInbox: true,
  readsDeadLetters: true,
  sendsBack: true,
  steersLine: true,
  changesSettings: true,
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
const draft = { id: 'cmp_1', name: '春节', state: 'draft' } as const
const known = { line, campaigns: [draft], stuck: { count: 2, hasMore: false }, replies: undefined, sums: undefined }
const inShort = (rights: Rights, more: Partial<Parameters<typeof listTodo>[0]>) =>
  listTodo({ ...known, ...more }, rights).map(({ what, to }) => `${what} ${to}`)

describe('what needs somebody', () => {
  it('has what stops everything first, and a way to what this person may do', () => {
    const stopped = { ...line, state: 'stopped' as const }

    expect(inShort(ADMIN, { line: stopped })).toEqual([
      'stopped /sending',
      'stuck /dead-letters',
      'draft /campaigns/cmp_1',
    ])
    expect(inShort(SUPPORT, { line: stopped })).toEqual(['stopped null', 'stuck /dead-letters'])
  })

  it('warns at 80 % of the budget and above 3 % of failures, not below', () => {
    const budget = (spentTodayMicros: number) => ({ ...line, dailyBudgetMicros: 1_000_000, spentTodayMicros })
    const failing = (undelivered: number) => sumUp(runs({ delivered: 100 - undelivered, undelivered }))
    const only = { campaigns: [], stuck: undefined }

    expect(inShort(ADMIN, { ...only, line: budget(790_000), sums: failing(3) })).toEqual([])
    expect(inShort(ADMIN, { ...only, line: budget(800_000), sums: failing(4) })).toEqual([
      'nearly-spent /sending',
      'failing null',
    ])
  })

  it('is nothing where all is well', () => {
    expect(inShort(ADMIN, { campaigns: [], stuck: { count: 0, hasMore: false } })).toEqual([])
  })
})

describe('the latest changes', () => {
  it.each(listDeeds())('have words of their own for %s', (what) => {
    expect(deedWords(what)).not.toBe('home.deed.other')
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
  const deeds = sources.match(
    /'(?:audience|campaign|contact|own-number|dead-letter|import|line|settings)\.[a-z-]+(?:ed|in|out|back)'/g,
  )
  return [...new Set((deeds ?? []).map((deed) => deed.slice(1, -1)))].toSorted()
}
