import { describe, expect, it } from 'vitest'
import { MessageSearch } from '#shared/contracts/console-api/message.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { Message, MessageState, Reason } from '#shared/contracts/message.ts'
import { readResults } from '#shared/usecases/runs/read-results.ts'
import { searchFigures } from '#shared/usecases/runs/search-figures.ts'
import { aMessage } from '../../../builders/message.ts'
import { addCelebrants, addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

async function pagesOf(world: World, body: object, limit = 3): Promise<Message[][]> {
  const pages: Message[][] = []
  let cursor: string | null = null
  do {
    const outcome = await searchFigures(world.deps, MessageSearch.parse({ ...body, limit, cursor }))
    if (outcome.kind === 'invalid') throw new Error(outcome.faults[0]?.message)
    pages.push(outcome.page.items)
    cursor = outcome.page.next
  } while (cursor !== null)
  return pages
}

const idsOf = (messages: readonly Message[]) => messages.map(({ id }) => id).toSorted()

/** Single messages of a campaign on three days, most of them delivered. */
async function singles(count: number, rare: readonly number[] = []) {
  const world = new World('2026-12-20T01:00:00Z')
  const campaign = await world.campaign('unpaid-order-nudge')
  const made: Message[] = []
  for (let n = 0; n < count; n += 1) {
    const state: MessageState = rare.includes(n) ? 'rejected' : 'delivered'
    const reason: Reason | null = rare.includes(n) ? 'bad-number' : null
    const occurrence = `2026-12-${10 + (n % 3)}#unpaid-order-nudge#SO-${n}#1`
    made.push(aMessage({ contactId: `c-${n}`, occurrence, campaignId: campaign, state, reason }))
  }
  await Promise.all(made.map((message) => world.stores.messages.save(message, 'absent')))
  return { world, campaign, made, day: { from: '2026-12-01', until: '2026-12-31' } }
}

/** 250 people with a birthday on 5 December, on three pages; the carrier refuses those that are answered so. */
async function birthdays(refused: readonly number[]) {
  const world = new World('2026-12-04T00:00:00Z')
  await addCelebrants(world, 250)
  const campaign = await world.campaign('birthday-greeting')
  for (let n = 0; n <= Math.max(...refused, -1); n += 1)
    world.answers.push(
      refused.includes(n)
        ? { kind: 'rejected', because: 'bad-number', code: '1' }
        : { kind: 'accepted', providerMessageId: `x-${n}` },
    )
  await world.advance('2026-12-05T02:00:00Z')
  return { world, campaign }
}

/** How many audiences of pages are read meanwhile. */
async function audiencesRead(world: World, read: () => Promise<unknown>): Promise<number> {
  const { runs } = world.stores
  const find = runs.findAudience.bind(runs)
  let count = 0
  runs.findAudience = async (...words) => {
    count += 1
    return find(...words)
  }
  await read()
  runs.findAudience = find
  return count
}

async function everyFigureIsItsList(world: World, campaign: CampaignId): Promise<void> {
  const range = { from: '2026-12-01', until: '2026-12-31' }
  const { counts, reasons } = await readResults(world.deps, { id: campaign, ...range })
  for (const [state, figure] of Object.entries(counts))
    expect((await pagesOf(world, { campaign, state, ...range }, 40)).flat()).toHaveLength(figure)
  for (const [reason, figure] of Object.entries(reasons))
    expect((await pagesOf(world, { campaign, reason, ...range }, 40)).flat()).toHaveLength(figure)
  expect(Object.keys(counts).length + Object.keys(reasons).length).toBeGreaterThan(2)
}

describe('the people behind a figure of single messages', () => {
  it('are all of that state, each once, in pages, newest day first', async () => {
    const { world, campaign, made } = await singles(40, [3, 4, 30])

    const all = await pagesOf(world, { campaign })
    const rejected = await pagesOf(world, { campaign, state: 'rejected', reason: 'bad-number' }, 2)

    expect(idsOf(all.flat())).toEqual(idsOf(made))
    expect(all.slice(0, -1).every((page) => page.length === 3)).toBe(true)
    const days = all.flat().map(({ occurrence }) => occurrence.slice(0, 10))
    expect(days).toEqual(days.toSorted().toReversed())
    expect(idsOf(rejected.flat())).toEqual(idsOf(made.filter(({ state }) => state === 'rejected')))
    expect((await pagesOf(world, { campaign, state: 'rejected', reason: 'no-answer' })).flat()).toEqual([])
  })

  it('are those of the days asked for', async () => {
    const { world, campaign, made } = await singles(30)

    const found = (await pagesOf(world, { campaign, from: '2026-12-11', until: '2026-12-11' })).flat()

    expect(idsOf(found)).toEqual(idsOf(made.filter(({ occurrence }) => occurrence.startsWith('2026-12-11'))))
  })

  it('are found where thousands are passed over, a part of them in each answer', async () => {
    const { world, campaign, made } = await singles(6_000, [0, 5_999])

    const pages = await pagesOf(world, { campaign, state: 'rejected' }, 50)

    expect(idsOf(pages.flat())).toEqual(idsOf(made.filter(({ state }) => state === 'rejected')))
    expect(pages.length).toBeGreaterThan(1)
  })

  it('are as many as the figure says', async () => {
    const { world, campaign } = await singles(50, [3, 4, 30])

    await everyFigureIsItsList(world, campaign)
  })

  it('cost no read of messages on days whose figures say that there are none', async () => {
    const { world, campaign, day } = await singles(30, [3])
    await world.advance('2026-12-26T00:00:00Z')
    await readResults(world.deps, { id: campaign, ...day })
    await world.advance('2026-12-26T01:00:00Z')
    await readResults(world.deps, { id: campaign, ...day })
    const asked: string[] = []
    const { messages } = world.stores
    const list = messages.listOfDay.bind(messages)
    messages.listOfDay = async (slice) => {
      asked.push(slice.date)
      return list(slice)
    }

    expect(
      (await pagesOf(world, { campaign, state: 'rejected', from: '2026-12-01', until: '2026-12-20' })).flat(),
    ).toHaveLength(1)
    expect(new Set(asked)).toEqual(new Set(['2026-12-10']))
  })
})

describe('the people behind a figure of a run', () => {
  it('are all of that state, each once; pages without any are passed over', async () => {
    const { world, campaign } = await birthdays([120, 249])
    const { items } = await world.stores.runs.listRuns(campaign, { limit: 50 })
    const run = items.find(({ planned }) => planned === 250)?.id
    const rejected = async () => (await pagesOf(world, { run, state: 'rejected' }, 1)).flat()

    expect(new Set(idsOf((await pagesOf(world, { run }, 40)).flat())).size).toBe(250)
    expect((await rejected()).map(({ state }) => state)).toEqual(['rejected', 'rejected'])
    await world.advance('2026-12-06T00:00:00Z')
    expect(await audiencesRead(world, () => pagesOf(world, { run, reason: 'bad-number' }, 50))).toBe(2)
    expect(await audiencesRead(world, () => pagesOf(world, { run, state: 'expired' }))).toBe(0)
    expect(await audiencesRead(world, () => pagesOf(world, { campaign, state: 'expired' }))).toBe(0)
  })

  it('are as many as the figure of its campaign says', async () => {
    const { world, campaign } = await birthdays([0, 120])

    await everyFigureIsItsList(world, campaign)
  })

  it('include the lines of those whom another campaign answered', async () => {
    const world = new World('2026-12-04T00:00:00Z')
    await addCelebrants(world, 3)
    await world.formerCampaign('birthday-greeting')
    const second = await world.formerCampaign('birthday-greeting')
    await world.advance('2026-12-05T03:00:00Z')

    const both = await world.stores.campaigns.list()
    const found = await Promise.all(
      both.map(({ id }) => pagesOf(world, { campaign: id, reason: 'answered-by-another-campaign' })),
    )

    expect(second).toBeDefined()
    expect(found.flat(2)).toHaveLength(3)
  })
})

describe('a search that cannot be', () => {
  it.each([{ campaign: 'cmp_unknown000000' }, { campaign: 'x' }, { run: 'run_x' }, { run: 'x' }])(
    'finds nothing for %j',
    async (body) => {
      expect(await pagesOf(new World('2026-12-01T00:00:00Z'), body)).toEqual([[]])
    },
  )

  it('is refused with the cursor of another one', async () => {
    const { world, campaign } = await singles(9)
    const first = await searchFigures(world.deps, MessageSearch.parse({ campaign, limit: 2 }))
    if (first.kind !== 'found') throw new Error('made above')

    const other = MessageSearch.parse({ campaign, state: 'delivered', limit: 2, cursor: first.page.next })

    expect(await searchFigures(world.deps, other)).toMatchObject({ kind: 'invalid', faults: [{ path: 'cursor' }] })
  })

  it.each([
    { contact: 'C1', state: 'rejected' },
    { phone: '1', reason: 'bad-number' },
    { run: 'run_x', from: '2026-12-01' },
    { campaign: 'cmp_x', run: 'run_x' },
    { campaign: 'cmp_x', state: 'gone' },
  ])('does not parse: %j', (body) => {
    expect(MessageSearch.safeParse(body).success).toBe(false)
  })
})

it('keeps a cursor within its limit for the longest ids', async () => {
  const world = new World('2026-12-20T01:00:00Z')
  await addContact(world)
  const campaign = await world.campaign('shipment-notice')
  for (const n of [1, 2, 3]) {
    const occurrence = `2026-12-11#shipment-notice#${'单'.repeat(192)}${n}`
    await world.stores.messages.save(
      aMessage({ contactId: '客'.repeat(128), occurrence, campaignId: campaign }),
      'absent',
    )
  }

  expect(
    (await pagesOf(world, { campaign, state: 'planned', from: '2026-12-11', until: '2026-12-11' }, 1)).flat(),
  ).toHaveLength(3)
})
