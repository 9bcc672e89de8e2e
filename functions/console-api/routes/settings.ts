import { ApprovalChange, ApprovalView } from '#shared/contracts/console-api/approval.ts'
import { BusinessChange, BusinessView } from '#shared/contracts/console-api/business.ts'
import { CountriesChange, CountriesView } from '#shared/contracts/console-api/countries.ts'
import { RetentionChange, RetentionView } from '#shared/contracts/console-api/retention.ts'
import type { OpenCountries } from '#shared/contracts/line.ts'
import type { ApprovalSetting, BusinessSetting, RetentionSetting } from '#shared/contracts/settings.ts'
import { getApproval, setApproval } from '#shared/usecases/campaigns/set-approval.ts'
import { getBusiness, setBusiness } from '#shared/usecases/campaigns/set-business.ts'
import { getRetention, setRetention } from '#shared/usecases/erasure/set-retention.ts'
import { changeCountries, countriesOf } from '#shared/usecases/line/steer-line.ts'
import { getLine } from '#shared/usecases/read-line.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'

export const SETTINGS_ROUTES = [
  defineRoute({
    method: 'get',
    path: '/api/settings/countries',
    name: 'getCountries',
    summary: 'Tells which countries’ numbers are texted',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: CountriesView,
    handle: async (_request, deps) => view(countriesOf(await getLine(deps), deps.lineDefaults)),
  }),
  defineRoute({
    method: 'put',
    path: '/api/settings/countries',
    name: 'changeCountries',
    summary: 'Opens exactly these countries, within a second; a text to any other is held back with the reason',
    roles: ['admin'],
    query: NO_QUERY,
    body: CountriesChange,
    status: 200,
    answer: CountriesView,
    conditional: true,
    async handle({ body, by, expected }, deps) {
      const outcome = await changeCountries(deps, { ...body, by, expected })
      switch (outcome.kind) {
        case 'done':
          return view(outcome.countries)
        case 'unknown': {
          const message = `has ${outcome.unknown.join(', ')}: name countries by two letters of ISO 3166-1, such as CN`
          return Refusal.invalid([{ path: 'allowed', message, code: 'unknown-country' }])
        }
        case 'changed-meanwhile':
          return Refusal.changed(view(outcome.countries))
      }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/settings/approval',
    name: 'getApproval',
    summary: 'Tells above how many people a second person must approve a campaign; null for never',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: ApprovalView,
    handle: async (_request, deps) => viewApproval(await getApproval(deps)),
  }),
  defineRoute({
    method: 'put',
    path: '/api/settings/approval',
    name: 'changeApproval',
    summary: 'Asks for a second person’s approval above this many people, or for none; holds from the next firing on',
    roles: ['admin'],
    query: NO_QUERY,
    body: ApprovalChange,
    status: 200,
    answer: ApprovalView,
    conditional: true,
    async handle({ body: { above }, by, expected }, deps) {
      const { kind, setting } = await setApproval(deps, { above, by, expected })
      return kind === 'done' ? viewApproval(setting) : Refusal.changed(viewApproval(setting))
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/settings/retention',
    name: 'getRetention',
    summary: 'Tells how many months the words of texts and replies are kept',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: RetentionView,
    handle: async (_request, deps) => viewRetention(await getRetention(deps)),
  }),
  defineRoute({
    method: 'put',
    path: '/api/settings/retention',
    name: 'changeRetention',
    summary: 'Keeps the words of texts and replies this many months; who got what, when and why stays',
    roles: ['admin'],
    query: NO_QUERY,
    body: RetentionChange,
    status: 200,
    answer: RetentionView,
    conditional: true,
    async handle({ body: { textMonths }, by, expected }, deps) {
      const { kind, setting } = await setRetention(deps, { textMonths, by, expected })
      return kind === 'done' ? viewRetention(setting) : Refusal.changed(viewRetention(setting))
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/settings/business',
    name: 'getBusiness',
    summary: 'Tells what the company does, by which kinds of campaign are offered first',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: BusinessView,
    handle: async (_request, deps) => viewBusiness(await getBusiness(deps)),
  }),
  defineRoute({
    method: 'put',
    path: '/api/settings/business',
    name: 'changeBusiness',
    summary: 'Offers the kinds of this line of business first; it decides nothing else',
    roles: ['marketing', 'admin'],
    query: NO_QUERY,
    body: BusinessChange,
    status: 200,
    answer: BusinessView,
    conditional: true,
    async handle({ body: { line }, by, expected }, deps) {
      const { kind, setting } = await setBusiness(deps, { line, by, expected })
      return kind === 'done' ? viewBusiness(setting) : Refusal.changed(viewBusiness(setting))
    },
  }),
]

function viewBusiness({ line, rev }: BusinessSetting): BusinessView {
  return { line, version: rev, rev }
}

function viewRetention({ textMonths, rev }: RetentionSetting): RetentionView {
  return { textMonths, version: rev, rev }
}

function viewApproval({ above, rev }: ApprovalSetting): ApprovalView {
  return { above, version: rev, rev }
}

function view({ allowed, version }: OpenCountries): CountriesView {
  return { allowed, version, rev: version }
}
