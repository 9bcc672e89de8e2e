import { describe, expect, it } from 'vitest'
import type { Counts, Run } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { addCelebrants, stateOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const PEOPLE = ['C0001', 'C0002', 'C0003']
const MOST_CALLS = 1000

type Ending = { at: string; states: string[]; sentTo: string[]; runs: [Run['state'], number, Counts][]; dead: number }

/** Three birthdays on 5 December, with a process that is killed once on the way. */
async function birthdayWith(nth: number, when: 'before' | 'after'): Promise<Ending | null> {
  const world = new World('2026-12-05T00:59:00Z')
  await addCelebrants(world, PEOPLE.length)
  const id = await world.campaign('birthday-greeting')
  await world.drain()
  const life = world.crashAt(nth, when)
  for (const instant of ['2026-12-05T05:00:00Z', '2026-12-05T23:00:00Z', '2026-12-08T03:00:00Z'])
    await world.advance(instant)
  if (!life.isOver) return null
  return {
    at: life.lastCall,
    states: (await Promise.all(PEOPLE.map((person) => world.messagesOf(person)))).flat().map(stateOf),
    sentTo: world.sent.map(({ to }) => to).toSorted(),
    runs: await runsOf(world, id),
    dead: world.deadLetters.length,
  }
}

async function runsOf(world: World, id: CampaignId): Promise<Ending['runs']> {
  const { items } = await world.stores.runs.listRuns(id, { limit: 100 })
  const filled = items.filter(({ planned }) => planned > 0)
  return Promise.all(
    filled.map(async (run): Promise<Ending['runs'][number]> => {
      const pages = await world.stores.runs.listProgress(run.id)
      return [run.state, run.planned, pages[0]?.counts ?? {}]
    }),
  )
}

/** Until past the birthday: the calls of the quiet days after it are no longer about it. */
async function everyCrash(): Promise<Ending[]> {
  const endings: Ending[] = []
  for (const when of ['before', 'after'] as const) {
    for (let nth = 1; nth <= MOST_CALLS; nth += 1) {
      const ending = await birthdayWith(nth, when)
      if (ending === null) break
      endings.push(ending)
    }
  }
  return endings
}

const isFinal = (state: string) =>
  state === 'accepted' || state === 'in-doubt: worker-lost' || state.startsWith('unconfirmed')

describe('a process killed at any call of a mass send', async () => {
  const endings = await everyCrash()

  it('was killed at every call that a page takes', () => {
    expect(endings.length).toBeGreaterThan(100)
    const calls = [
      'saveRun',
      'createAudience',
      'saveProgress',
      'sendJobs',
      'save',
      'submit',
      'findMany',
      'findStandings',
    ]
    for (const call of calls) {
      expect(endings.map(({ at }) => at)).toEqual(expect.arrayContaining([`before ${call}`, `after ${call}`]))
    }
  })

  it('texts nobody twice', () => {
    expect(endings.filter(({ sentTo }) => new Set(sentTo).size !== sentTo.length)).toEqual([])
  })

  it('loses nobody: each of them ends sent or in doubt', () => {
    expect(endings.filter(({ states }) => states.length !== 3 || !states.every(isFinal))).toEqual([])
  })

  it('leaves the run closed, its counts adding up to who was planned', () => {
    const wrong = endings.filter(({ runs }) => {
      const [first] = runs
      if (runs.length !== 1 || first === undefined) return true
      const [state, planned, counts] = first
      const sum = Object.values(counts).reduce((total: number, count) => total + (count ?? 0), 0)
      return state !== 'closed' || planned !== 3 || sum !== 3
    })

    expect(wrong).toEqual([])
  })

  it('puts nothing with the dead letters', () => {
    expect(endings.filter(({ dead }) => dead > 0)).toEqual([])
  })
})
