import type { Campaign } from '#shared/contracts/campaign.ts'
import type { RunId } from '#shared/contracts/ids.ts'
import type { OpenCountries } from '#shared/contracts/line.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { CompanyRules } from '#shared/contracts/policy.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import type { Occurrence } from '#shared/domain/scenarios/kind.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { Ahead } from '#shared/domain/sending/ahead.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import type { Forecast } from '#shared/domain/sending/judge-forward.ts'
import { judgeInOrder } from '#shared/domain/sending/judge-in-order.ts'
import { createMessage } from '#shared/domain/sending/message-lifecycle.ts'
import type { ApprovedTemplates } from '#shared/domain/wording/approved-templates.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { countriesOf } from '../line/steer-line.ts'
import { withGroupsOfAll } from '../read-groups.ts'
import { getLine, type ReadLineDeps } from '../read-line.ts'
import { type ReadRulesDeps, readRules } from '../read-rules.ts'
import { type ReadShopsDeps, readShops } from '../read-shops.ts'
import { type ReadTemplatesDeps, readTemplates } from '../read-templates.ts'
import { type CampaignReading, readCampaign } from '../sending/read-campaign.ts'
import { type ReadDeps, readSituations } from '../sending/read-situations.ts'

/** What every forecast of one question relies on. */
export type Scene = {
  reads: ReadDeps
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf'>
  /** Campaigns that were read for this question already. */
  found: readonly Campaign[]
  countries: OpenCountries | null
  shops: ShopSettings | null
  rules: CompanyRules | null
  templates: ApprovedTemplates | null
}

/** A message, there or only foreseen, as it stands before it is judged. */
export type Foreseen = { message: Message; from: Date; refs: readonly string[] }
export type Foretold = Foreseen & { forecast: Forecast }

/** Messages of a contact in one question: more than the newest are not looked through. */
export const MOST_MESSAGES = 200

export type SettingsDeps = ReadLineDeps & ReadShopsDeps & ReadRulesDeps & ReadTemplatesDeps

/** What a sender reads with its line. */
export async function readSettings(
  deps: SettingsDeps,
): Promise<Pick<Scene, 'countries' | 'shops' | 'rules' | 'templates'>> {
  const line = await getLine(deps)
  const shops = await readShops(deps, line.shopsVersion)
  const rules = await readRules(deps, line.rulesVersion)
  const templates = await readTemplates(deps, line.templatesVersion)
  return { countries: countriesOf(line, deps.lineDefaults), shops, rules, templates }
}

const READ_AT_ONCE = 100

/** Active campaigns, newest first, with what the saved audiences that they name say. */
export async function readActive(campaigns: Pick<CampaignStore, 'listPage' | 'findShelf'>): Promise<Campaign[]> {
  const found: Campaign[] = []
  let cursor: string | undefined
  do {
    const page = await campaigns.listPage({ state: 'active', limit: READ_AT_ONCE, cursor })
    found.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return withGroupsOfAll({ campaigns }, found)
}

/** The newest messages under each of these ids of one person. */
export async function newestOf(
  { messages }: { messages: Pick<MessageStore, 'listNewest'> },
  contactIds: readonly string[],
): Promise<Message[]> {
  const lists = contactIds.map((contactId) => messages.listNewest(contactId, { limit: MOST_MESSAGES }))
  return (await Promise.all(lists)).flat()
}

/** `refs`: what its line of a page names. `runId`: the run whose page it would stand on; null for one that an event plans. */
type Made = {
  version: number
  contactId: string
  refs: readonly string[]
  occurrence: Occurrence
  runId: RunId | null
}

/** A message that an occurrence would make, judged from its due instant on. */
export function foresee(campaign: Campaign, { version, contactId, refs, occurrence, runId }: Made): Foreseen {
  const page = runId === null ? null : { runId, number: 1 }
  const made = { contactId, kind: campaign.kind, campaign: { id: campaign.id, version }, occurrence, page }
  return { message: createMessage(made, occurrence.dueAt), from: occurrence.dueAt, refs }
}

/**
 * What becomes of each if nothing else happens, by the facts as they are now, read once. They leave in the order of their
 * instants, and each counts those that left before it against the caps of their number.
 */
export async function foretell(scene: Scene, foreseen: readonly Foreseen[]): Promise<Foretold[]> {
  return judgeInOrder(await readAhead(scene, foreseen)).map(({ message, from, refs, forecast }) => ({
    message,
    from,
    refs,
    forecast,
  }))
}

/** All that each of them is judged by, as it is now. */
export async function readAhead(scene: Scene, foreseen: readonly Foreseen[]): Promise<(Foreseen & Ahead)[]> {
  const byContent = Map.groupBy(foreseen, ({ message }) => `${message.campaignId}#${message.campaignVersion}`)
  return (await Promise.all([...byContent.values()].map((some) => readOne(scene, some)))).flat()
}

async function readOne(scene: Scene, foreseen: readonly Foreseen[]): Promise<(Foreseen & Ahead)[]> {
  const [first] = foreseen
  if (first === undefined) return []
  const campaign = await readVersion(scene, first.message)
  const drafts = foreseen.map(({ message, refs }) => ({ message, refs }))
  const { countries, shops, rules, templates } = scene
  const readings = await readSituations(scene.reads, drafts, { campaign, countries, shops, rules, templates })
  return foreseen.flatMap((one, index) => {
    const reading = readings[index]
    const kind = kindFor({ kind: one.message.kind, content: campaign.content })
    return reading === undefined ? [] : [{ ...one, kind, reading: asForeseen(reading) }]
  })
}

/** What goes first is taken to leave, and to tell of the others. */
function asForeseen(reading: Reading): Reading {
  return reading.together === undefined ? reading : { ...reading, together: { ...reading.together, isForeseen: true } }
}

/** A draft's content was never kept as a version: it is judged by what it says now. */
async function readVersion(
  { campaigns, found }: Scene,
  { campaignId, campaignVersion, page }: Message,
): Promise<CampaignReading> {
  const campaign = found.find(({ id }) => id === campaignId) ?? (await campaigns.find(campaignId))
  const isEvent = page === null && campaign !== undefined && kindFor(campaign).trigger === 'event'
  if (campaign !== undefined && (campaign.version === campaignVersion || isEvent)) {
    const stoppedBy = campaign.state === 'stopped' ? (campaign.lastChange?.by ?? null) : null
    return { state: campaign.state, content: campaign.content, stoppedBy }
  }
  return readCampaign(campaigns, campaignId, campaignVersion)
}
