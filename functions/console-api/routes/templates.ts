import * as z from 'zod'
import {
  RegistrationView,
  SheetQuery,
  TemplateChange,
  TemplateChanges,
  TemplateList,
} from '#shared/contracts/console-api/templates.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import { registrationSheet } from '#shared/domain/campaigns/registration-sheet.ts'
import { listTemplates } from '#shared/usecases/campaigns/list-templates.ts'
import { registerTemplate } from '#shared/usecases/campaigns/register-template.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewRegistration, viewTemplates } from '../views/template-view.ts'

export const TEMPLATE_ROUTES = [
  defineRoute({
    method: 'get',
    path: '/api/campaigns/{id}/templates',
    name: 'listTemplates',
    summary: 'Lists the plain texts that a campaign needs registered for mainland China, and how far each has come',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: TemplateList,
    refuses: ['not-found'],
    handle: async ({ id }, deps) => viewTemplates(await listTemplates(deps, id), deps.sms.wantsTemplate !== undefined),
  }),
  defineRoute({
    method: 'patch',
    path: '/api/campaigns/{id}/templates',
    name: 'registerTemplates',
    summary:
      'Says how far plain texts of a campaign have come with the carrier; none is changed where one is not the campaign’s',
    roles: ['marketing', 'admin'],
    query: NO_QUERY,
    body: TemplateChanges,
    status: 200,
    answer: TemplateList,
    refuses: ['not-found', 'conflict'],
    async handle({ id, body: { items }, by }, deps) {
      const { templates } = await listTemplates(deps, id)
      const known = new Set<string>(templates.map((one) => one.id))
      const message = 'is no text of this campaign: GET lists them'
      const unknown = items.flatMap((item, place) =>
        known.has(item.id) ? [] : [{ path: `items[${place}].id`, message, code: 'unknown-template' }],
      )
      if (unknown.length > 0) return Refusal.invalid(unknown)
      for (const item of items) await registerTemplate(deps, { ...item, campaign: CampaignId.parse(id), by })
      return viewTemplates(await listTemplates(deps, id), deps.sms.wantsTemplate !== undefined)
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/campaigns/{id}/templates.csv',
    name: 'getRegistrationSheet',
    summary: 'Answers the sheet by which a campaign’s texts are registered with a vendor',
    roles: ['marketing', 'support', 'admin'],
    query: SheetQuery,
    body: NO_BODY,
    status: 200,
    answer: z.string(),
    answersCsv: true,
    refuses: ['not-found'],
    async handle({ id, query: { language } }, deps) {
      const { templates, name } = await listTemplates(deps, id)
      const rows = templates.map(({ registered, ...one }) => ({
        ...one,
        state: registered?.state ?? ('draft' as const),
        code: registered?.code ?? null,
      }))
      return registrationSheet(name, rows, language)
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/api/templates/{id}',
    name: 'registerTemplate',
    summary:
      'Says how far a plain text has come with the carrier, and under which code; senders know it within a second',
    roles: ['admin'],
    query: NO_QUERY,
    body: TemplateChange,
    status: 200,
    answer: RegistrationView,
    conditional: true,
    refuses: ['not-found', 'conflict'],
    async handle({ id, body, by, expected }, deps) {
      const outcome = await registerTemplate(deps, { ...body, id, by, expected })
      switch (outcome.kind) {
        case 'done':
          return viewRegistration(outcome.template)
        case 'changed-meanwhile':
          return Refusal.changed(viewRegistration(outcome.template))
        case 'campaign-missing': {
          const message = 'must name a campaign with this text, of which nothing is known yet'
          return Refusal.invalid([{ path: 'campaign', message, code: 'required' }])
        }
      }
    },
  }),
]
