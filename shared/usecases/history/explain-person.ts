import type { Campaign, CampaignContent } from '#shared/contracts/campaign.ts'
import { runIdOf } from '#shared/contracts/ids.ts'
import type { Message, Subject } from '#shared/contracts/message.ts'
import { addDays, DEFAULT_ZONE, localDateOf } from '#shared/domain/calendar/time.ts'
import { heldFrom, isAnsweredBy, versionAt } from '#shared/domain/campaigns/campaign-time.ts'
import { findManager } from '#shared/domain/people/receiver.ts'
import { readInstalmentId } from '#shared/domain/records/instalment-id.ts'
import { checkOf } from '#shared/domain/scenarios/check.ts'
import { firingsBetween, firingsOn, monthsAskedAbout } from '#shared/domain/scenarios/firings.ts'
import { heldSince } from '#shared/domain/scenarios/issues.ts'
import type { AudienceSource, Firing, ScheduledKind } from '#shared/domain/scenarios/kind.ts'
import { type Person, selectPerson } from '#shared/domain/scenarios/selection.ts'
import type { Found } from '#shared/domain/wording/check-words.ts'
import { withGroups } from '../read-groups.ts'
import { readCampaign } from '../sending/read-campaign.ts'
import { type Explained, type ExplainScene, explainedBy, explainMessage, explainOccurrence } from './explain-message.ts'

export type PersonAsked = {
  person: Person
  contactId: string
  at: Date
  /** Only what is about this; null for all of the day. */
  subject: Subject | null
}

const NEXT_DAY_MS = 366 * 24 * 3_600_000

/**
 * What a campaign that the clock starts has for a person on the day of `at`: by the trail of the day's messages where there
 * are any, else by evaluating its firings of that day. One answer where none of them means the person: the one that comes
 * closest.
 */
export async function explainPerson(
  scene: ExplainScene,
  campaign: Campaign,
  kind: ScheduledKind,
  asked: PersonAsked,
): Promise<Explained[]> {
  const zone = asked.person.contact?.zone ?? DEFAULT_ZONE
  const date = localDateOf(asked.at, zone)
  const ofDay = scene.messages.filter((message) => isOfDay(message, campaign, zone, date, asked.subject))
  if (ofDay.length > 0) return Promise.all(ofDay.map((message) => explainMessage(scene, campaign, message)))
  const since = campaign.activeSince ?? asked.at
  const content = heldSince(campaign.content, heldFrom(campaign, campaign.version))
  const fires = { campaignId: campaign.id, content, zone, since }
  const parts = firingsOn(kind, fires, date).map(({ part, firing, at }) => ({
    isFired: firing !== null,
    firing: firing ?? { campaignId: campaign.id, part, zone, firedAt: at, date, step: date },
  }))
  const until = new Date(asked.at.getTime() + NEXT_DAY_MS)
  const isWanted = (source: AudienceSource) => source.from !== 'employee-birthdays'
  const next = parts.every(({ isFired }) => isFired)
    ? []
    : firingsBetween(kind, fires, { after: asked.at, until, isWanted })
  if (parts.length === 0) return [explainedBy(campaign, [checkOf('fires-that-day', false, { date })], null)]
  const told = await Promise.all(
    parts.map(({ isFired, firing }) => explainFiring(scene, campaign, kind, { asked, firing, isFired, next })),
  )
  const meant = told.filter(({ isMeant }) => isMeant)
  const closest = told.toSorted((a, b) => passed(b.explained[0]) - passed(a.explained[0]))[0]
  return (meant.length > 0 ? meant : closest === undefined ? [] : [closest]).flatMap(({ explained }) => explained)
}

function isOfDay(message: Message, campaign: Campaign, zone: string, date: string, subject: Subject | null): boolean {
  if (message.campaignId !== campaign.id || message.subject.type === 'digest') return false
  const about = (message.about ?? []).map((id) => readInstalmentId(id)?.contractId)
  const isMeant = subject === null || message.subject.id === subject.id || about.includes(subject.id)
  return isMeant && localDateOf(message.dueAt, zone) === date
}

/** How far a person comes before the first check that does not hold. */
function passed(explained: Explained | undefined): number {
  const checks = explained?.checks ?? []
  const failed = checks.findIndex(({ result }) => result === 'no')
  return failed === -1 ? checks.length : failed
}

type Asked = { asked: PersonAsked; firing: Firing; isFired: boolean; next: readonly Firing[] }

async function explainFiring(
  scene: ExplainScene,
  campaign: Campaign,
  kind: ScheduledKind,
  { asked, firing, isFired, next }: Asked,
): Promise<{ isMeant: boolean; explained: Explained[] }> {
  const version = versionAt(campaign, firing.firedAt)
  const content = await contentOf(scene, campaign, version)
  const hasManager = asked.person.contact !== null && findManager(asked.person.contact) !== undefined
  const { entries, checks } = selectPerson(kind, firing, content, { ...asked.person, hasManager })
  const then: Found[] =
    firing.firedAt <= scene.now ? [checkOf('answered-then', isAnsweredBy(campaign, firing.firedAt))] : []
  const nextDate = next.find(({ part }) => part === firing.part)?.date
  const day = checkOf('fires-that-day', isFired, {
    date: firing.date,
    ...(nextDate !== undefined && { next: nextDate }),
  })
  const before = [...then, day, ...checks.filter(({ code }) => code !== 'fires-that-day')]
  const isMeant = entries.length > 0 && before.every(({ result }) => result !== 'no')
  if (!isMeant) return { isMeant, explained: [explainedBy(campaign, before, isFired ? firing.firedAt : null)] }
  const explained = entries.map((entry) =>
    explainOccurrence(scene, campaign, {
      version,
      ...entry,
      occurrence: kind.occurrenceOf(entry, firing, content),
      runId: runIdOf({ ...firing, campaignId: campaign.id }),
      before,
    }),
  )
  return { isMeant, explained: await Promise.all(explained) }
}

async function contentOf(scene: ExplainScene, campaign: Campaign, version: number): Promise<CampaignContent> {
  if (version === campaign.version) return campaign.content
  return withGroups(scene, (await readCampaign(scene.campaigns, campaign.id, version)).content)
}

/** Whether a campaign that the clock starts asks about instalments within the next two months. */
export function isAboutInstalments(
  kind: ScheduledKind,
  { id, content, activeSince: since }: Pick<Campaign, 'id' | 'content' | 'activeSince'>,
  at: Date,
): boolean {
  const from = localDateOf(at, DEFAULT_ZONE)
  const fires = { campaignId: id, content, zone: DEFAULT_ZONE, since }
  return monthsAskedAbout(kind, fires, { from, until: addDays(from, 61) }).length > 0
}
