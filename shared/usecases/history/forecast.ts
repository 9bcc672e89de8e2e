import type { Campaign } from '#shared/contracts/campaign.ts'
import type { OpenCountries } from '#shared/contracts/line.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { CompanyRules } from '#shared/contracts/policy.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import type { Occurrence } from '#shared/domain/scenarios/kind.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { type Forecast, judgeForward } from '#shared/domain/sending/judge-forward.ts'
import { createMessage } from '#shared/domain/sending/message-lifecycle.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { countriesOf } from '../line/steer-line.ts'
import { withGroupsOfAll } from '../read-groups.ts'
import { getLine, type ReadLineDeps } from '../read-line.ts'
import { type ReadRulesDeps, readRules } from '../read-rules.ts'
import { type ReadShopsDeps, readShops } from '../read-shops.ts'
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
}

/** A message, there or only foreseen, as it stands before it is judged. */
export type Foreseen = { message: Message; from: Date; refs: readonly string[] }
export type Foretold = Foreseen & { forecast: Forecast }

/** Messages of a contact in one question: more than the newest are not looked through. */
export const MOST_MESSAGES = 200

export type SettingsDeps = ReadLineDeps & ReadShopsDeps & ReadRulesDeps

/** What a sender reads with its line. */
export async function readSettings(deps: SettingsDeps): Promise<Pick<Scene, 'countries' | 'shops' | 'rules'>> {
  const line = await getLine(deps)
  const shops = await readShops(deps, line.shopsVersion)
  const rules = await readRules(deps, line.rulesVersion)
  return { countries: countriesOf(line, deps.lineDefaults), shops, rules }
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

/** `refs`: what its line of a page names. */
type Made = { version: number; contactId: string; refs: readonly string[]; occurrence: Occurrence }

/** A message that an occurrence would make, judged from its due instant on. */
export function foresee(campaign: Campaign, { version, contactId, refs, occurrence }: Made): Foreseen {
  const made = { contactId, kind: campaign.kind, campaign: { id: campaign.id, version }, occurrence, page: null }
  return { message: createMessage(made, occurrence.dueAt), from: occurrence.dueAt, refs }
}

/** What becomes of each if nothing else happens; the facts are read once, as they are now. */
export async function foretell(scene: Scene, foreseen: readonly Foreseen[]): Promise<Foretold[]> {
  const byContent = Map.groupBy(foreseen, ({ message }) => `${message.campaignId}#${message.campaignVersion}`)
  const told = await Promise.all([...byContent.values()].map((some) => foretellOne(scene, some)))
  return told.flat()
}

async function foretellOne(scene: Scene, foreseen: readonly Foreseen[]): Promise<Foretold[]> {
  const [first] = foreseen
  if (first === undefined) return []
  const campaign = await readVersion(scene, first.message)
  const drafts = foreseen.map(({ message, refs }) => ({ message, refs }))
  const { countries, shops, rules } = scene
  const readings = await readSituations(scene.reads, drafts, { campaign, countries, shops, rules })
  return foreseen.flatMap((one, index) => {
    const reading = readings[index]
    if (reading === undefined) return []
    return [
      {
        ...one,
        forecast: judgeForward(
          one.message,
          kindFor({ kind: one.message.kind, content: campaign.content }),
          reading,
          one.from,
        ),
      },
    ]
  })
}

/** A draft's content was never kept as a version: it is judged by what it says now. */
async function readVersion(
  { campaigns, found }: Scene,
  { campaignId, campaignVersion, page }: Message,
): Promise<CampaignReading> {
  const campaign = found.find(({ id }) => id === campaignId) ?? (await campaigns.find(campaignId))
  const isNow =
    campaign !== undefined && (campaign.version === campaignVersion || kindFor(campaign).trigger === 'event')
  if (isNow && page === null) {
    const stoppedBy = campaign.state === 'stopped' ? (campaign.lastChange?.by ?? null) : null
    return { state: campaign.state, content: campaign.content, stoppedBy }
  }
  return readCampaign(campaigns, campaignId, campaignVersion)
}
