import type { RegistrationView, TemplateList, TemplateView } from '#shared/contracts/console-api/templates.ts'
import type { RegisteredTemplate } from '#shared/contracts/template.ts'
import { approvedOf } from '#shared/domain/wording/approved-templates.ts'
import { composeText } from '#shared/domain/wording/plain-text.ts'
import type { ListedTemplate, ListedTemplates } from '#shared/usecases/campaigns/list-templates.ts'

export function viewTemplates({ templates, tooMany }: ListedTemplates, wanted: boolean): TemplateList {
  return {
    items: templates.map(viewTemplate),
    tooMany: tooMany.map(({ field, language }) => ({ wording: field, language })),
    wanted,
  }
}

export function viewRegistration(registered: RegisteredTemplate): RegistrationView {
  const { id, state, code, approvedText, rev, text } = registered
  return { id, state, code, approvedText, leaves: approvedOf([registered]).has(id), rev, text }
}

function viewTemplate({ registered, ...template }: ListedTemplate): TemplateView {
  const { id, language, category, fields, text, places, signatures, faults } = template
  const nothing = { id, state: 'draft' as const, code: null, approvedText: null, leaves: false, rev: 0 }
  const said = composeText(text, Object.fromEntries(places.map(({ key, value }) => [key, value])))
  const [signature] = signatures
  return {
    ...(registered === null ? nothing : viewRegistration(registered)),
    ...{ language, category, text, wordings: [...fields], signatures: [...signatures], faults: [...faults] },
    variables: places.map(({ key, name, value }) => ({ key, name, sample: value })),
    sample: signature === undefined ? said : `【${signature}】${said}`,
  }
}
