import type { Campaign, Run } from '#shared/contracts/campaign.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import type { Gate } from '#shared/ports/pace.ts'
import { inParallel } from '../in-parallel.ts'
import { readRules } from '../read-rules.ts'
import { readShops } from '../read-shops.ts'
import { readTemplates } from '../read-templates.ts'
import type { Draft } from '../sending/draft.ts'
import { readAmongRivals } from '../sending/read-among-rivals.ts'
import { readCampaign } from '../sending/read-campaign.ts'
import { readRivals } from '../sending/read-rivals.ts'
import type { BlockReading } from '../sending/read-situations.ts'
import { type Submission, type SubmitDeps, submitMessage } from '../sending/submit-message.ts'

/** What the room did not suffice for is left, with the parts that the longest text needs; `failures`: of single messages. */
export type BlockOutcome = { left: Draft[]; mostParts: number; failures: unknown[] }

type OpenGate = Extract<Gate, { kind: 'open' }>
type Read = { draft: Draft; reading: Reading }
/** Throws what is no failure of one message alone. */
type KeepFailure = (error: unknown) => null

/** This many are between claim and record at a time: a worker that dies leaves no more of them in doubt. */
const SENT_AT_ONCE = 10

/**
 * Sends those of a page that are read at once. One that cannot be read or judged fails alone. When a part of the system is
 * away no further one is begun, since each might leave a doubt.
 * @throws AppError (retryable), when nothing is under way any more
 */
export async function sendBlock(
  deps: SubmitDeps,
  run: Run,
  drafts: readonly Draft[],
  { readAtMs, countries, shopsVersion, rulesVersion, templatesVersion }: OpenGate,
): Promise<BlockOutcome> {
  const campaign = await readCampaign(deps.campaigns, run.campaignId, run.version)
  const shops = await readShops(deps, shopsVersion)
  const rules = await readRules(deps, rulesVersion)
  const templates = await readTemplates(deps, templatesVersion)
  const rivals = await rivalsOf(deps, run, drafts)
  const failures: unknown[] = []
  const keep: KeepFailure = (error) => keepFailure(error, failures)
  const read = await readEach(deps, drafts, { campaign, countries, shops, rules, templates, rivals }, keep)
  const deliveries = await inParallel(read, SENT_AT_ONCE, async ({ draft, reading }) => {
    await deps.rightOfWay?.beforeText()
    return submitMessage(deps, { draft, lane: 'bulk', expectedRev: 'absent', reading, readAtMs }).catch(keep)
  })
  const left = read.flatMap(({ draft }, index) => (deliveries[index]?.kind === 'paced' ? [draft] : []))
  return { left, mostParts: Math.max(1, ...deliveries.map(partsWanted)), failures }
}

/** Texts of one run are of one kind and category. */
async function rivalsOf(deps: SubmitDeps, { campaignId }: Run, [first]: readonly Draft[]): Promise<Campaign[]> {
  return first === undefined ? [] : readRivals(deps, { ...first.message, campaignId })
}

/** An item that cannot be read spoils the batch that it is read in, so each is then read by itself. */
async function readEach(
  deps: SubmitDeps,
  drafts: readonly Draft[],
  common: BlockReading & { rivals: readonly Campaign[] },
  keep: KeepFailure,
): Promise<Read[]> {
  try {
    return pairsOf(drafts, await readAmongRivals(deps, drafts, { ...common, at: deps.clock.now() }))
  } catch (error) {
    if (drafts.length === 1 || isAway(error)) {
      keep(error)
      return []
    }
  }
  const read: Read[] = []
  for (const draft of drafts) read.push(...(await readEach(deps, [draft], common, keep)))
  return read
}

function pairsOf(drafts: readonly Draft[], readings: readonly Reading[]): Read[] {
  return drafts.flatMap((draft, index) => {
    const reading = readings[index]
    return reading === undefined ? [] : [{ draft, reading }]
  })
}

function partsWanted(submission: Submission | null): number {
  return submission?.kind === 'paced' ? submission.parts : 0
}

function keepFailure(error: unknown, failures: unknown[]): null {
  if (isAway(error)) throw error
  failures.push(error)
  return null
}

/** Whether the next one would meet the same. */
function isAway(error: unknown): boolean {
  return error instanceof AppError && error.retryable
}
