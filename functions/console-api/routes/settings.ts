import { CountriesChange, CountriesView } from '#shared/contracts/console-api/countries.ts'
import { ShopsChange, ShopsView } from '#shared/contracts/console-api/shops.ts'
import type { OpenCountries } from '#shared/contracts/line.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import { changeCountries, countriesOf, getLine } from '#shared/usecases/line/steer-line.ts'
import { changeShops, getShops } from '#shared/usecases/line/steer-shops.ts'
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
    path: '/api/settings/shops',
    name: 'getShops',
    summary: 'Tells the shops in whose name texts are sent',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: ShopsView,
    handle: async (_request, deps) => viewShops(await getShops(deps)),
  }),
  defineRoute({
    method: 'put',
    path: '/api/settings/shops',
    name: 'changeShops',
    summary: 'Replaces the list of shops, within a second; the home shop, once it is known, stays',
    roles: ['admin'],
    query: NO_QUERY,
    body: ShopsChange,
    status: 200,
    answer: ShopsView,
    conditional: true,
    async handle({ body, by, expected }, deps) {
      const outcome = await changeShops(deps, { ...body, by, expected })
      switch (outcome.kind) {
        case 'done':
          return viewShops(outcome.shops)
        case 'invalid':
          return Refusal.invalid(outcome.faults)
        case 'changed-meanwhile':
          return Refusal.changed(viewShops(outcome.shops))
      }
    },
  }),
]

function viewShops({ items, home, version }: ShopSettings): ShopsView {
  return { items, home, version, rev: version }
}

function view({ allowed, version }: OpenCountries): CountriesView {
  return { allowed, version, rev: version }
}
