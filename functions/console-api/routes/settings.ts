import { ApprovalChange, ApprovalView } from '#shared/contracts/console-api/approval.ts'
import { CountriesChange, CountriesView } from '#shared/contracts/console-api/countries.ts'
import type { OpenCountries } from '#shared/contracts/line.ts'
import type { ApprovalSetting } from '#shared/contracts/settings.ts'
import { getApproval, setApproval } from '#shared/usecases/campaigns/set-approval.ts'
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
]

function viewApproval({ above, rev }: ApprovalSetting): ApprovalView {
  return { above, version: rev, rev }
}

function view({ allowed, version }: OpenCountries): CountriesView {
  return { allowed, version, rev: version }
}
