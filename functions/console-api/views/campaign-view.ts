import * as z from 'zod'
import type { Campaign, CampaignContent, Counts, Run } from '#shared/contracts/campaign.ts'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import type { RunView } from '#shared/contracts/console-api/run.ts'
import { isOfContent } from '#shared/domain/campaigns/approval.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { isCountedOnly } from '#shared/domain/campaigns/counts.ts'
import type { Kind, Variable } from '#shared/domain/scenarios/kind.ts'
import { kindOf } from '#shared/domain/scenarios/registry.ts'
import { adviseOnWording } from '#shared/domain/wording/wording-advice.ts'
import { wordsForGate, wordsForReason } from '#shared/domain/wording/words.ts'

/** The campaign with its content laid open. */
export function viewCampaign(campaign: Campaign): CampaignView {
  const { id, kind, state, version, content } = campaign
  return {
    ...{ id, kind, state, version },
    category: kindOf(kind).category,
    ...content,
    advice: adviceOn(kindOf(kind), content),
    createdAt: campaign.createdAt.toISOString(),
    changedAt: campaign.changedAt.toISOString(),
    activeSince: state === 'stopped' ? null : (campaign.activeSince?.toISOString() ?? null),
    changedBy: campaign.lastChange?.by ?? null,
    editedBy: campaign.editedBy,
    approval: viewApproval(campaign),
    rev: campaign.rev,
  }
}

function viewApproval(campaign: Campaign): CampaignView['approval'] {
  if (campaign.approval === null) return null
  const { fingerprint, people, by, at } = campaign.approval
  return { fingerprint, people, by, at: at.toISOString(), holds: isOfContent(campaign, campaign.content) }
}

const MISSED = { code: 'missed-while-paused' as const, ...wordsForReason('missed-while-paused') }

/** In a text of a solemn day its own wish is left aside: only what the wording says. */
function adviceOn(kind: Kind, content: CampaignContent): CampaignView['advice'] {
  const isSolemn = kind.isSolemn?.(content) === true
  return kind
    .wordings(content)
    .flatMap(({ field, text }) =>
      (['zh', 'en'] as const).flatMap((language) =>
        adviseOnWording(text[language], language, isSolemn).map((one) => ({ ...one, path: `${field}.${language}` })),
      ),
    )
}

/** The run with its figures. */
export function viewRun({ run, counts }: { run: Run; counts: Counts }): RunView {
  const { id, part, zone, date, state, planned } = run
  const reason = isCountedOnly(run) ? MISSED : null
  const waits = run.gate === 'needs-approval' ? { code: run.gate, ...wordsForGate() } : null
  return { id, part, zone, date, firedAt: run.firedAt.toISOString(), state, planned, counts, reason, waits }
}

/** The kind with its defaults, its settings as JSON Schema, and each variable once, whichever wordings use it. */
export function viewKind(kind: Kind): KindView {
  const content = defaultContent(kind)
  const variables = new Map(kind.wordings(content).flatMap((wording) => Object.entries(wording.variables)))
  return {
    id: kind.id,
    category: kind.category,
    trigger: kind.trigger,
    names: kind.names,
    about: kind.about,
    template: content.template,
    audience: content.audience,
    settings: content.settings,
    settingsSchema: settingsSchemaOf(kind),
    variables: [...variables].map(([name, variable]) => viewVariable(name, variable)),
  }
}

/** JSON Schema (2020-12) of what may be sent as a campaign's `settings`; every field may be left out. */
export function settingsSchemaOf(kind: Kind): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(kind.settings, { io: 'input' })
  return schema
}

function viewVariable(name: string, { type, optional, names }: Variable): KindView['variables'][number] {
  return { name, type, optional: optional === true, names }
}
