import type { Audience, AudienceChange, CampaignContent } from '#shared/contracts/campaign.ts'
import type { CampaignChange } from '#shared/contracts/console-api/campaign.ts'
import { parsePhone } from '../people/phone.ts'
import { checkAudienceCondition } from '../scenarios/check-condition.ts'
import type { Kind, Wording } from '../scenarios/kind.ts'
import { wordsOf } from '../scenarios/shipped-words.ts'
import { checkTemplate } from '../wording/template.ts'
import { adviseOn } from '../wording/template-advice.ts'
import { threatsIn } from '../wording/threats.ts'
import { printOf } from './fingerprint.ts'

/** `mayBeTransactional`: an admin asks. */
type Asked = { change: CampaignChange; mayBeTransactional: boolean }

type Settings = CampaignContent['settings']

export type ContentFault = { path: string; message: string; code: string }
export type ContentAnswer = { ok: true; content: CampaignContent } | { ok: false; faults: ContentFault[] }

/** What a campaign of this kind says and does before anybody changes it; every setting is there with its default. */
export function defaultContent(kind: Kind): CampaignContent {
  const { names, template } = wordsOf(kind)
  return {
    name: names.zh,
    audience: kind.audience,
    template,
    settings: kind.settings.parse({}),
  }
}

/**
 * The content with the change laid over it, field by field: a language of the template, a condition of the audience, a
 * setting as a whole. Otherwise every fault of it at once, those of wordings with line and column from 1.
 */
export function changeContent(kind: Kind, base: CampaignContent, { change, mayBeTransactional }: Asked): ContentAnswer {
  const foreign = (['scenario', 'texts'] as const).filter((field) => change[field] !== undefined)
  if (foreign.length > 0) return { ok: false, faults: foreign.map(faultOfForeign) }
  const given = laidOver(kind, base.settings, change.settings ?? {})
  const settings = kind.settings.safeParse(given)
  const content: CampaignContent = {
    name: change.name ?? base.name,
    audience: changeAudience(base.audience, change.audience),
    template: { zh: change.template?.zh ?? base.template.zh, en: change.template?.en ?? base.template.en },
    settings: settings.success ? settings.data : base.settings,
    ...categoryGiven(base, change),
  }
  const faults = kind.wordings(content).flatMap(faultsOfWording)
  faults.unshift(...faultsOfAudience(content.audience), ...faultsOfList(kind, content.audience))
  faults.unshift(...(settings.error?.issues.flatMap(faultsOfSetting) ?? []), ...phoneFaults(kind, given))
  faults.unshift(...categoryFaults(kind, base, { change, mayBeTransactional }))
  return faults.length === 0 ? { ok: true, content } : { ok: false, faults }
}

/** The settings with a change laid over them, as the kind has it. */
export function laidOver(kind: Kind, base: Settings, change: Settings): Settings {
  return kind.layOver?.(base, change) ?? { ...base, ...change }
}

function categoryGiven({ category }: CampaignContent, change: CampaignChange): Pick<CampaignContent, 'category'> {
  const chosen = change.category ?? category
  return chosen === undefined ? {} : { category: chosen }
}

/** What an admin chose once stays, whoever changes something else. */
function categoryFaults(
  { category: own, categories = [own] }: Kind,
  base: CampaignContent,
  { change: { category: asked }, mayBeTransactional }: Asked,
): ContentFault[] {
  if (asked === undefined || asked === (base.category ?? own)) return []
  const message = categories.includes(asked)
    ? 'is marketing unless an admin says transactional'
    : `must be ${categories.join(' or ')} for this kind`
  const isAllowed = categories.includes(asked) && (asked !== 'transactional' || mayBeTransactional)
  return isAllowed ? [] : [{ path: 'category', message, code: 'custom' }]
}

export function changeAudience(base: Audience, change: AudienceChange | undefined): Audience {
  const where = change?.where === undefined ? base.where : change.where
  const saved = change?.saved ?? base.saved ?? []
  const list = change?.list === undefined ? base.list : change.list
  return {
    kinds: change?.kinds ?? base.kinds,
    tags: change?.tags ?? base.tags,
    exceptTags: change?.exceptTags ?? base.exceptTags,
    regions: change?.regions ?? base.regions,
    ...(where != null && { where }),
    ...(saved.length > 0 && { saved: [...new Set(saved)] }),
    ...(list != null && { list }),
  }
}

function faultOfForeign(path: string): ContentFault {
  return { path, message: 'is only for campaigns of the kind custom', code: 'unknown-field' }
}

/** Whether two contents say the same, in whatever order their fields are kept. */
export function isSameContent(one: CampaignContent, other: CampaignContent): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

/** The same for contents that say the same, whatever version they are and whatever their saved audiences are called. */
export function printOfContent({ groups = {}, listed: _, ...content }: CampaignContent): string {
  const audiences = Object.entries(groups).map(([id, { audience }]) => [id, audience] as const)
  const said = audiences.length === 0 ? content : { ...content, groups: Object.fromEntries(audiences) }
  return printOf(JSON.stringify(sorted(said)))
}

/** Whether two contents answer the same occasions of the same people, with whatever words. */
export function isSameAnswer(one: CampaignContent, other: CampaignContent): boolean {
  const answer = ({ audience, settings, scenario }: CampaignContent) =>
    JSON.stringify(sorted({ audience, settings, slug: scenario?.slug }))
  return answer(one) === answer(other)
}

/** What its conditions may not ask; whether the saved audiences that it names are there is for a store to say. */
export function faultsOfAudience({ where }: Audience): ContentFault[] {
  return where === undefined ? [] : checkAudienceCondition(where, 'audience.where')
}

/** What an event or a date fires for asks for records; an uploaded list is for what goes to people as such. */
function faultsOfList({ takesLists }: Kind, { list }: Audience): ContentFault[] {
  if (list === undefined || takesLists === true) return []
  return [{ path: 'audience.list', message: 'is not for this kind of campaign', code: 'custom' }]
}

type Issue = { path: PropertyKey[]; message: string; code: string; keys?: string[] }

export function faultsOfSetting(issue: Issue): ContentFault[] {
  const path = ['settings', ...issue.path.map(String)]
  if (issue.keys === undefined) return [{ path: path.join('.'), message: issue.message, code: issue.code }]
  return issue.keys.map((key) => ({
    path: [...path, key].join('.'),
    message: 'is not a setting of this kind',
    code: 'unknown-field',
  }))
}

/** Checked when it is saved, not with the schema: whoever only reads settings need not know the world's numbers. */
function phoneFaults({ phoneSettings = [] }: Kind, settings: Record<string, unknown>): ContentFault[] {
  return phoneSettings.flatMap((name) => {
    const phone = settings[name]
    if (typeof phone !== 'string' || parsePhone(phone).ok) return []
    return [{ path: `settings.${name}`, message: 'must be a mobile number', code: 'custom' }]
  })
}

export function faultsOfWording({ field, path = field, text, variables, isCollection }: Wording): ContentFault[] {
  return (['zh', 'en'] as const).flatMap((language) => [
    ...checkTemplate(text[language], variables).map((fault) => ({
      path: `${path}.${language}`,
      message: `Line ${fault.line}, column ${fault.column}: ${adviseOn(fault, Object.keys(variables))}`,
      code: fault.code,
    })),
    ...(isCollection ? threatsIn(text[language]) : []).map((word) => ({
      path: `${path}.${language}`,
      message: `holds ${word}: no text about a debt may threaten, or speak of others`,
      code: 'threat',
    })),
  ])
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, sorted(part)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
