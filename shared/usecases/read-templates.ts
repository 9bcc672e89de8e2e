import { type ApprovedTemplates, approvedOf } from '#shared/domain/wording/approved-templates.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'
import type { TemplateStore } from '#shared/ports/template-store.ts'

export type ReadTemplatesDeps = { templates: Pick<TemplateStore, 'list'>; sms: Pick<SmsProvider, 'wantsTemplate'> }

const byVersion = new WeakMap<object, { version: number; approved: ApprovedTemplates }>()

/**
 * What the carrier has approved by the version that the line names, read once for each version by each process. Nothing is read
 * where the carrier takes any text, and then it is null, nor for version 0.
 */
export async function readTemplates(
  { templates, sms }: ReadTemplatesDeps,
  version: number,
): Promise<ApprovedTemplates | null> {
  if (sms.wantsTemplate === undefined) return null
  if (version === 0) return new Map()
  const known = byVersion.get(templates)
  if (known !== undefined && known.version >= version) return known.approved
  const approved = approvedOf(await templates.list())
  byVersion.set(templates, { version, approved })
  return approved
}
