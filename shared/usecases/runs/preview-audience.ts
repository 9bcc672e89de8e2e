import type { Audience } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { HeldBackReason } from '#shared/contracts/dry-run.ts'
import { CampaignId, type ImportId } from '#shared/contracts/ids.ts'
import type { OpenCountries } from '#shared/contracts/line.ts'
import type { Category, KindId, ShippedKindId } from '#shared/contracts/message.ts'
import { type ContentFault, faultsOfAudience } from '#shared/domain/campaigns/campaign-content.ts'
import { EMPTY_SHELF, faultsOfUnknown } from '#shared/domain/people/audience-shelf.ts'
import { isMeant, type ReadAudience } from '#shared/domain/people/membership.ts'
import { meaningsOf } from '#shared/domain/people/saved-audiences.ts'
import type { Kind } from '#shared/domain/scenarios/kind.ts'
import { kindOfPreset, presetOf } from '#shared/domain/scenarios/presets/catalogue.ts'
import { findKind, ofCategory } from '#shared/domain/scenarios/registry.ts'
import { wordsOf } from '#shared/domain/scenarios/shipped-words.ts'
import { judgeReach } from '#shared/domain/sending/judge-reach.ts'
import { createMessage } from '#shared/domain/sending/message-lifecycle.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import { findFollowed } from '../follow-merged.ts'
import { type ContactSample, readContactSample } from '../read-contact-sample.ts'
import { getLine, type ReadLineDeps } from '../read-line.ts'
import type { Draft } from '../sending/draft.ts'
import { type ReadDeps, readSituations } from '../sending/read-situations.ts'

export type PreviewAudienceDeps = Omit<ReadDeps, 'contacts'> &
  ReadLineDeps & {
    contacts: Pick<ContactStore, 'scan' | 'findMany'>
    imports: Pick<ImportStore, 'findMembers' | 'listMembers'>
    campaigns: Pick<CampaignStore, 'findShelf'>
    /** How many contacts are read one by one. @default 10,000 */
    mostRead?: number
    clock: Pick<Clock, 'now'>
  }

type Reached = { contact: Contact; reason: HeldBackReason | null }

/** Where it is not exact, the numbers are those of `read` contacts, projected on all. */
export type AudiencePreview = {
  total: number
  sendable: number
  heldBack: Partial<Record<HeldBackReason, number>>
  exact: boolean
  read: number
  sample: Reached[]
}

export type AudienceAsked = {
  kind?: KindId | undefined
  /** Where the kind leaves it open. @default its own */
  category?: Category | undefined
  audience: Audience
}
export type PreviewOutcome =
  | { kind: 'counted'; preview: AudiencePreview }
  | { kind: 'invalid'; faults: readonly ContentFault[] }

const UNKNOWN_KIND: ContentFault = { path: 'kind', message: 'is no kind of campaign', code: 'unknown-kind' }
const SHOWN = 20
const JUDGED_AT_ONCE = 1000
/** The strictest rules that a greeting meets: whoever these reach, no other kind misses. */
const STRICTEST: ShippedKindId = 'holiday-greeting'
const NO_CAMPAIGN = CampaignId.parse('cmp_preview')

/**
 * Who is in an audience, and whom of them a text of this kind would reach now; of marketing, where no kind is named or it is
 * one's own. What a kind asks besides, such as a birthday, is for a dry run to say.
 */
export async function previewAudience(
  deps: PreviewAudienceDeps,
  { kind: kindId = STRICTEST, category, audience }: AudienceAsked,
): Promise<PreviewOutcome> {
  const shelf = audience.saved === undefined ? EMPTY_SHELF : ((await deps.campaigns.findShelf()) ?? EMPTY_SHELF)
  const faults = [...faultsOfAudience(audience), ...faultsOfUnknown(shelf, audience.saved ?? [])]
  if (faults.length > 0) return { kind: 'invalid', faults }
  const asked = kindAsked(kindId)
  if (asked === undefined) return { kind: 'invalid', faults: [UNKNOWN_KIND] }
  const kind = ofCategory(asked, category)
  const groups = meaningsOf(audience.saved ?? [], shelf)
  return { kind: 'counted', preview: await count(deps, kind, { audience, groups }) }
}

/** Of one's own the strictest; undefined for an id that nobody knows. */
function kindAsked(id: KindId): Kind | undefined {
  const preset = presetOf(id)
  return findKind(id === 'custom' ? STRICTEST : id) ?? (preset && kindOfPreset(preset))
}

async function count(deps: PreviewAudienceDeps, kind: Kind, asked: ReadAudience): Promise<AudiencePreview> {
  const { list } = asked.audience
  const { contacts, share } =
    list === undefined ? await readContactSample(deps.contacts, deps.mostRead) : await readPeopleOfList(deps, list)
  const meant = contacts.filter((contact) => isMeant(contact, { ...asked, listed: true }))
  const line = await getLine(deps)
  const judging = { kind, countries: line.countries }
  const reached: Reached[] = []
  for (let start = 0; start < meant.length; start += JUDGED_AT_ONCE) {
    const block = meant.slice(start, start + JUDGED_AT_ONCE)
    reached.push(...(await judgeBlock(deps, block, judging)))
  }
  const projected = (count: number) => Math.round(count / share)
  const heldBack: AudiencePreview['heldBack'] = {}
  for (const { reason } of reached) if (reason !== null) heldBack[reason] = (heldBack[reason] ?? 0) + 1
  return {
    total: projected(reached.length),
    sendable: projected(reached.filter(({ reason }) => reason === null).length),
    heldBack: Object.fromEntries(Object.entries(heldBack).map(([code, count]) => [code, projected(count)])),
    exact: share === 1,
    read: contacts.length,
    sample: reached.slice(0, SHOWN),
  }
}

/** All of them: a list is made for one campaign, and its size is known. */
async function readPeopleOfList(deps: PreviewAudienceDeps, list: ImportId): Promise<ContactSample> {
  const found: Contact[] = []
  let cursor: string | undefined
  do {
    const page = await deps.imports.listMembers(list, { limit: JUDGED_AT_ONCE, cursor })
    const people = await findFollowed(
      deps.contacts,
      page.items.map(({ contactId }) => contactId),
    )
    found.push(...people.values())
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return { contacts: found, share: 1 }
}

async function judgeBlock(
  deps: PreviewAudienceDeps,
  contacts: readonly Contact[],
  { kind, countries }: { kind: Kind; countries: OpenCountries | null },
): Promise<Reached[]> {
  const now = deps.clock.now()
  const known = new Map(contacts.map((contact) => [contact.id, contact]))
  const drafts = contacts.map((contact) => draftFor(contact, kind, now))
  const readings = await readSituations({ ...deps, contacts: { findMany: async () => known } }, drafts, {
    campaign: {
      state: 'active',
      content: { name: '', audience: kind.audience, template: wordsOf(kind).template, settings: {} },
    },
    countries,
    shops: null,
    rules: null,
  })
  return contacts.map((contact, index) => {
    const reading = readings[index]
    const message = drafts[index]?.message
    if (reading === undefined || message === undefined) return { contact, reason: 'contact-unknown' }
    return { contact, reason: judgeReach(message, kind, { reading, now }) }
  })
}

function draftFor({ id: contactId }: Contact, { id: kind, category }: Kind, now: Date): Draft {
  const subject = { type: 'contact' as const, id: contactId }
  const times = { happenedAt: now, dueAt: now, notAfter: null }
  const occurrence = { key: 'preview', subject, category, details: {}, ...times }
  const campaign = { id: NO_CAMPAIGN, version: 1 }
  return { message: createMessage({ contactId, kind, campaign, occurrence, page: null }, now), refs: [] }
}
