import type { Audience, CampaignContent } from '#shared/contracts/campaign.ts'
import { beginningOf } from '../people/membership.ts'
import type { Kind, Meeting } from './kind.ts'

/** What decides which occasions of which people a campaign answers. */
export type Answers = Meeting & { audience: Audience }

export function answersOf({ audience, settings, scenario }: CampaignContent): Answers {
  return { audience, settings, ...(scenario && { slug: scenario.slug }) }
}

/** Whether two campaigns of a kind may answer one occasion of one person: then only one of them may be active. */
export function isSameOccasion(kind: Kind, one: Answers, other: Answers): boolean {
  return kind.meets(one, other) && !isDisjoint(one.audience, other.audience)
}

/** Whether nobody can be in both, by definition alone: who is in either at present is not asked. */
function isDisjoint(one: Audience, other: Audience): boolean {
  return (
    areApart(one.kinds, other.kinds, (a, b) => a === b) ||
    areApart(one.regions.map(beginningOf), other.regions.map(beginningOf), beginsOneAnother) ||
    isExcepted(one, other) ||
    isExcepted(other, one)
  )
}

/** An empty list leaves its condition open, so it is apart from nothing. */
function areApart<T>(one: readonly T[], other: readonly T[], meet: (a: T, b: T) => boolean): boolean {
  return one.length > 0 && other.length > 0 && !one.some((a) => other.some((b) => meet(a, b)))
}

function beginsOneAnother(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one)
}

/** One of the tags is enough to be meant, so every one of them must be excepted by the other. */
function isExcepted({ tags }: Audience, { exceptTags }: Audience): boolean {
  return tags.length > 0 && tags.every((tag) => exceptTags.includes(tag))
}
