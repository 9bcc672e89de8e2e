import type { AuditFacts } from '#shared/contracts/audit.ts'
import type { Audience, Campaign } from '#shared/contracts/campaign.ts'
import { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { fingerprint32 } from '#shared/contracts/table.ts'
import { leavesOf } from '../scenarios/conditions.ts'

/** What is told as it stands: hours, dates and names of choices. Any other text may be a number or words for people. */
const PLAIN = /^(\d{2}:\d{2}|\d{4}-\d{2}-\d{2}|[a-z]+(-[a-z]+)*)$/

/** A campaign as the audit may hold it: each wording by its length and print, other texts of settings by their length. */
export function factsOfCampaign({
  state,
  version,
  content,
  approval,
  archivedAt,
}: Pick<Campaign, 'state' | 'version' | 'content' | 'approval' | 'archivedAt'>): AuditFacts {
  const { name, audience, template, settings, category, scenario } = content
  const entries = Object.entries(settings).map(([key, value]) => [`settings.${key}`, described(value)] as const)
  return {
    ...{ state, version, name, ...(approval !== null && { approvedPeople: approval.people }) },
    ...(approval !== null && { approvedContent: approval.contentPrint }),
    ...(category !== undefined && { category }),
    ...(archivedAt !== null && { archived: true }),
    ...factsOfAudience(audience),
    ...{ 'template.zh': printOf(template.zh), 'template.en': printOf(template.en) },
    ...Object.fromEntries(entries),
    ...(scenario && factsOfScenario(scenario)),
  }
}

/** Of its conditions only what they ask for and a print: a value that they compare with may be a name or a number. */
export function factsOfAudience({ where, ...lists }: Audience): AuditFacts {
  const facts = Object.fromEntries(Object.entries(lists).map(([key, value]) => [`audience.${key}`, value]))
  if (where === undefined) return facts
  const paths = leavesOf(where).flatMap((leaf) => ('path' in leaf ? [leaf.path] : []))
  return { ...facts, 'audience.where': { paths, ...printOf(JSON.stringify(where)) } }
}

/** Its steps by id, and a print by which one sees that anything else of it is another. */
function factsOfScenario(scenario: Scenario): AuditFacts {
  const { slug, about, category, steps } = scenario
  const ids = steps.map(({ id }) => id)
  return { scenario: { slug, about, category, steps: ids, ...printOf(JSON.stringify(scenario)) } }
}

function described(value: unknown): unknown {
  const wording = LocalizedText.safeParse(value)
  if (wording.success) return { zh: printOf(wording.data.zh), en: printOf(wording.data.en) }
  if (typeof value === 'string') return PLAIN.test(value) ? value : { characters: [...value].length }
  if (Array.isArray(value)) return value.map(described)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, described(part)]))
}

/** Enough to see that a wording is another one, or the same again. */
function printOf(text: string): AuditFacts {
  return { characters: [...text].length, print: fingerprint32(text).toString(36) }
}
