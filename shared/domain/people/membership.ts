import type { Audience, CampaignContent, SavedMeanings } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { type Check, checkOf, notAsked } from '../scenarios/check.ts'
import { combine, evaluate, type LookUp, type Truth } from '../scenarios/conditions.ts'
import { NOTHING_KNOWN } from '../scenarios/known.ts'
import { readPath } from '../scenarios/paths.ts'

/** An audience with what the saved ones that it names say. */
export type ReadAudience = Pick<CampaignContent, 'audience' | 'groups' | 'listed'>

/** Whether a campaign's audience means this contact: what is not known of them never passes. */
export function isMeant(contact: Contact, { audience, groups, listed }: ReadAudience): boolean {
  return combine([membershipOf(contact, audience, groups), listedOf(audience, listed)], 'no') === 'yes'
}

/** Whether a contact is in a saved audience; not known where there is no such one. */
export function membershipIn(contact: Contact | null, id: string, groups: SavedMeanings = {}): Truth {
  const group = Object.hasOwn(groups, id) ? groups[id] : undefined
  return contact === null || group === undefined ? 'unknown' : membershipOf(contact, group.audience, groups)
}

type Step = 'audience-kind' | 'audience-tag' | 'audience-except-tag' | 'audience-region' | 'audience-where'
type Steps = Readonly<Record<Step, Truth>> & { 'audience-saved': Truth }

function membershipOf(contact: Contact, audience: Audience, groups: SavedMeanings = {}): Truth {
  return combine(Object.values(stepsOf(contact, audience, groups)), 'no')
}

/** An empty list leaves its condition open. One of the saved audiences is enough; those that they name are looked up alike. */
function stepsOf(
  contact: Contact,
  { kinds, tags, exceptTags, regions, where, saved }: Audience,
  groups: SavedMeanings,
): Steps {
  const { regionCode } = contact
  const isThere = (region: string) => regionCode?.startsWith(beginningOf(region)) === true
  const isRegionOpen = regions.length === 0
  return {
    'audience-kind': said(kinds.length === 0 || kinds.includes(contact.kind)),
    'audience-tag': said(tags.length === 0 || tags.some((tag) => contact.tags.includes(tag))),
    'audience-except-tag': said(!exceptTags.some((tag) => contact.tags.includes(tag))),
    'audience-region': !isRegionOpen && regionCode === null ? 'unknown' : said(isRegionOpen || regions.some(isThere)),
    'audience-where': where == null ? 'yes' : evaluate(where, lookUpOf(contact)),
    'audience-saved': savedOf(contact, saved ?? [], groups),
  }
}

/** Not known while nobody has looked. */
function listedOf({ list }: Audience, listed: boolean | undefined): Truth {
  if (list === undefined) return 'yes'
  return listed === undefined ? 'unknown' : said(listed)
}

function savedOf(contact: Contact, saved: readonly string[], groups: SavedMeanings): Truth {
  if (saved.length === 0) return 'yes'
  return combine(
    saved.map((id) => membershipIn(contact, id, groups)),
    'yes',
  )
}

function lookUpOf(contact: Contact): LookUp {
  const known = { ...NOTHING_KNOWN, contact }
  return { read: (path) => readPath(path, 'contact', known), isIn: () => 'unknown' }
}

function said(holds: boolean): Truth {
  return holds ? 'yes' : 'no'
}

/**
 * The same in steps, all `yes` exactly where `isMeant` says so; those of a contact nobody knows are not asked. Conditions and
 * saved audiences are told of where there are any.
 */
export function audienceChecks(contact: Contact | null, { audience, groups = {}, listed }: ReadAudience): Check[] {
  const names = (audience.saved ?? []).map((id) => groups[id]?.name ?? id).join(', ')
  const codes = [
    ...(['audience-kind', 'audience-tag', 'audience-except-tag', 'audience-region'] as const),
    ...(audience.where == null ? [] : (['audience-where'] as const)),
    ...(names === '' ? [] : (['audience-saved'] as const)),
  ]
  const onList = audience.list === undefined ? [] : (['audience-list'] as const)
  if (contact === null) return [...codes, ...onList].map(notAsked)
  const steps = stepsOf(contact, audience, groups)
  return [
    ...codes.map((code) => checkOf(code, steps[code] === 'yes', code === 'audience-saved' ? { names } : {})),
    ...onList.map((code) => checkOf(code, listed === true)),
  ]
}

/** The whole code of a province or city, 440000 or 440300, means all that lies in it. */
export function beginningOf(region: string): string {
  return region.length === 6 ? region.replace(/(?:00){1,2}$/u, '') : region
}

/** Whether the audience can be told without reading contacts. */
export function isOpen({ kinds, tags, exceptTags, regions, where, saved = [], list }: Audience): boolean {
  const lists = [kinds, tags, exceptTags, regions, saved]
  return where == null && list === undefined && lists.every((list) => list.length === 0)
}
