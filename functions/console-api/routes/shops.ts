import { ShopsChange, ShopsView } from '#shared/contracts/console-api/shops.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import { changeShops, getShops } from '#shared/usecases/line/steer-shops.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'

export const SHOP_ROUTES = [
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
    handle: async (_request, deps) => view(await getShops(deps)),
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
          return view(outcome.shops)
        case 'invalid':
          return Refusal.invalid(outcome.faults)
        case 'changed-meanwhile':
          return Refusal.changed(view(outcome.shops))
      }
    },
  }),
]

function view({ items, home, version }: ShopSettings): ShopsView {
  return { items, home, version, rev: version }
}
