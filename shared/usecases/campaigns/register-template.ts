import type { CampaignId } from '#shared/contracts/ids.ts'
import { type RegisteredTemplate, TemplateId } from '#shared/contracts/template.ts'
import { AppError } from '#shared/domain/errors.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { differenceOf } from '#shared/domain/history/audit.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'
import type { TemplateStore } from '#shared/ports/template-store.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { type TellLineDeps, tellLine } from '../line/tell-line.ts'
import { untilSaved } from '../until-saved.ts'
import { findTemplates, type ListTemplatesDeps } from './list-templates.ts'

export type RegisterTemplateDeps = AuditDeps &
  TellLineDeps &
  Omit<ListTemplatesDeps, 'templates'> & { templates: TemplateStore; clock: Pick<Clock, 'now'> }

export type SettleTemplatesDeps = TellLineDeps & {
  templates: Pick<TemplateStore, 'list'>
  sms: Pick<SmsProvider, 'wantsTemplate'>
}

type Said = Pick<RegisteredTemplate, 'state' | 'code' | 'approvedText'>
/** What is left out stays. `campaign`: where the text stands, for one of which nothing is known yet. */
export type TemplateWanted = { [Field in keyof Said]?: Said[Field] | undefined } & {
  id: string
  campaign?: CampaignId | undefined
  by: string
  expected?: ExpectedRevs
}
export type RegisterOutcome =
  | { kind: 'done' | 'changed-meanwhile'; template: RegisteredTemplate }
  | { kind: 'campaign-missing' }

const TRIES = 20

/**
 * Keeps what is known of a plain text at the carrier, and tells the line, so that senders read it within a second. A repeat
 * changes nothing; it also tells the line of what a crash kept from it.
 * @throws AppError NOT_FOUND for a text that the campaign does not have; CONFLICT (retryable) when others were first each time
 */
export async function registerTemplate(deps: RegisterTemplateDeps, wanted: TemplateWanted): Promise<RegisterOutcome> {
  const id = idOf(wanted)
  return untilSaved<RegisterOutcome>({ what: 'the template', tries: TRIES }, async () => {
    const found = await deps.templates.find(id)
    if (found === undefined && wanted.campaign === undefined) return { kind: 'campaign-missing' }
    const before = found ?? (await draftOf(deps, id, wanted.campaign ?? ''))
    const rev = found?.rev ?? 0
    if (!isExpected(rev, wanted.expected)) return { kind: 'changed-meanwhile', template: before }
    await recordLastChange(deps, { type: 'template', id }, before)
    const next = withChange(deps, { ...before, rev }, wanted)
    if (next.rev !== rev) {
      if (!(await deps.templates.save(next, found?.rev ?? 'absent'))) return 'lost'
      await recordLastChange(deps, { type: 'template', id }, next)
    }
    await tellOfTemplates(deps)
    return { kind: 'done', template: next }
  })
}

/** Tells a line that a crash or another provider left behind. Nothing is read where the carrier takes any text. */
export async function settleTemplates(deps: SettleTemplatesDeps): Promise<void> {
  if (deps.sms.wantsTemplate !== undefined) await tellOfTemplates(deps)
}

/** The sum of all revisions goes up with every change. */
async function tellOfTemplates(deps: Omit<SettleTemplatesDeps, 'sms'>): Promise<void> {
  const templates = await deps.templates.list()
  const templatesVersion = templates.reduce((sum, { rev }) => sum + rev, 0)
  if (templatesVersion > 0) await tellLine(deps, { templatesVersion })
}

function idOf({ id }: TemplateWanted): TemplateId {
  const parsed = TemplateId.safeParse(id)
  if (!parsed.success) throw notFound()
  return parsed.data
}

async function draftOf(deps: RegisterTemplateDeps, id: TemplateId, campaign: string): Promise<RegisteredTemplate> {
  const { templates } = await findTemplates(deps, campaign)
  const text = templates.find((one) => one.id === id)?.text
  if (text === undefined) throw notFound()
  return { id, state: 'draft', code: null, text, approvedText: null, lastChange: null, rev: 0 }
}

/** The same revision where nothing is another. */
function withChange(
  { clock }: RegisterTemplateDeps,
  before: RegisteredTemplate,
  wanted: TemplateWanted,
): RegisteredTemplate {
  const { state, code, approvedText } = before
  const said: Said = { state, code, approvedText }
  const next: Said = {
    state: wanted.state ?? state,
    code: wanted.code === undefined ? code : wanted.code,
    approvedText: wanted.approvedText === undefined ? approvedText : wanted.approvedText,
  }
  if (JSON.stringify(said) === JSON.stringify(next)) return before
  const rev = before.rev + 1
  const told = differenceOf(factsOf(said), factsOf(next))
  const lastChange = { rev, at: clock.now(), by: wanted.by, what: 'template.registered', ...told }
  return { ...before, ...next, rev, lastChange }
}

/** No wording stands in the audit. */
function factsOf({ state, code, approvedText }: Said) {
  return { state, code, approvedAsOther: approvedText !== null }
}

function notFound(): AppError {
  return new AppError('NOT_FOUND', 'The campaign has no such text now.', { retryable: false })
}
