import type { Message } from '#shared/contracts/message.ts'
import { type Difference, differenceOf, followOf, type Group } from '#shared/domain/campaigns/outcome.ts'
import { instalmentId } from '#shared/domain/records/instalment-id.ts'
import { type RecordTypeName, readRecordType, sayableOf } from '#shared/domain/records/record-types.ts'
import { getCampaign } from '../campaigns/get-campaign.ts'
import { inParallel } from '../in-parallel.ts'
import { type FindRecordDeps, findExact } from '../records/find-record.ts'
import { type SearchFiguresDeps, searchFigures } from './search-figures.ts'

export type ReadOutcomeDeps = SearchFiguresDeps & FindRecordDeps & Parameters<typeof getCampaign>[0]
export type OutcomeWanted = { id: string; from: string; until: string; fact: string | undefined; hours: number }

/**
 * `type` and `fact`: of which records, and what came to be so of them; null where the texts are about no record. `waiting`:
 * records whose hours are not over. `heldOut`: those that the campaign left out for comparison.
 */
export type Outcome = {
  type: RecordTypeName | null
  fact: string | null
  texted: Group
  heldOut: Group
  difference: Difference | null
  waiting: number
  isComplete: boolean
}

const PAGE = 100
const MOST_MESSAGES = 2_000
const READ_AT_ONCE = 20
const USUAL_FACT = 'paid'

type About = { type: RecordTypeName; id: string; at: Date; isHeldOut: boolean }

/**
 * Of how many records that a campaign's texts of some days are about a fact came to be so within that many hours after the
 * first text, and of how many of those that were left out for comparison. Looks at the 2,000 newest messages, a read for
 * each record. @throws AppError NOT_FOUND
 */
export async function readOutcome(deps: ReadOutcomeDeps, wanted: OutcomeWanted): Promise<Outcome> {
  const campaign = await getCampaign(deps, wanted.id)
  const { abouts, isComplete } = await listAbouts(deps, { ...wanted, id: campaign.id })
  const type = abouts[0]?.type ?? null
  const fact = type === null ? null : factOf(type, wanted.fact)
  const counted = fact === null ? [] : await follow(deps, abouts, { fact, hours: wanted.hours })
  const texted = groupOf(counted.filter(({ isHeldOut }) => !isHeldOut))
  const heldOut = groupOf(counted.filter(({ isHeldOut }) => isHeldOut))
  const waiting = counted.filter(({ isOver }) => !isOver).length
  return { type, fact, texted, heldOut, difference: differenceOf(texted, heldOut), waiting, isComplete }
}

/** The one that is asked for, if records of the type have it; else whether it is paid, or the first that they have. */
function factOf(type: RecordTypeName, wanted: string | undefined): string | null {
  const facts = Object.keys(sayableOf(type)?.facts ?? {})
  return facts.find((name) => name === wanted) ?? facts.find((name) => name === USUAL_FACT) ?? facts[0] ?? null
}

type Asked = Pick<OutcomeWanted, 'id' | 'from' | 'until'>

/** Each record once, with when its first text left, or would have. */
async function listAbouts(deps: ReadOutcomeDeps, { id, from, until }: Asked) {
  const found = new Map<string, About>()
  let cursor: string | null = null
  let read = 0
  do {
    const answer = await searchFigures(deps, { campaign: id, from, until, limit: PAGE, cursor })
    if (answer.kind === 'invalid') break
    for (const about of answer.page.items.flatMap(aboutsOf)) {
      const key = `${about.type} ${about.id}`
      const known = found.get(key)
      if (known === undefined || about.at < known.at) found.set(key, about)
    }
    read += answer.page.items.length
    cursor = answer.page.next
  } while (cursor !== null && read < MOST_MESSAGES)
  return { abouts: [...found.values()], isComplete: cursor === null }
}

const SENT: readonly Message['state'][] = ['accepted', 'delivered', 'unconfirmed']

function aboutsOf(message: Message): About[] {
  const { subject, about, details, state, reason, submittedAt, dueAt } = message
  const isHeldOut = reason === 'held-out'
  if (!isHeldOut && !SENT.includes(state)) return []
  const at = submittedAt ?? dueAt
  if (subject.type === 'contract' && (about !== null || details.period !== undefined)) {
    const ids = about ?? [instalmentId({ contractId: subject.id, period: Number(details.period) })]
    return ids.map((id) => ({ type: 'instalment', id, at, isHeldOut }))
  }
  const type = readRecordType(subject.type)
  if (type === undefined || type === 'contact') return []
  return (about ?? [subject.id]).map((id) => ({ type, id, at, isHeldOut }))
}

async function follow(
  deps: ReadOutcomeDeps,
  abouts: readonly About[],
  { fact, hours }: { fact: string; hours: number },
) {
  const now = deps.clock.now()
  return inParallel(abouts, READ_AT_ONCE, async ({ type, id, at, isHeldOut }) => {
    const record = await findExact(deps, type, id)
    return { isHeldOut, ...followOf(at, record?.facts[fact] ?? null, { hours, now }) }
  })
}

function groupOf(counted: readonly { isOver: boolean; isReached: boolean }[]): Group {
  const over = counted.filter(({ isOver }) => isOver)
  return { records: over.length, reached: over.filter(({ isReached }) => isReached).length }
}
