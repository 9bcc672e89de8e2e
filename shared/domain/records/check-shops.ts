import type { Shop } from '#shared/contracts/shop.ts'
import { holdsLure } from '../wording/lures.ts'
import { isPhoneText } from '../wording/template-render.ts'
import { UNNAMED_SHOP } from './shop-ids.ts'

export type ShopFault = { path: string; message: string; code: string }

/** What the shape of a list of shops does not say: each id once, names that lead nobody away, hotlines that can be dialled. */
export function faultsOfShops(items: readonly Shop[]): ShopFault[] {
  return items.flatMap((shop, index) => [
    ...faultsOfId(shop, items.slice(0, index)).map((fault) => at(index, 'id', fault)),
    ...lures(shop).map((field) => at(index, field, LURE)),
    ...(shop.hotline === undefined || isHotline(shop.hotline) ? [] : [at(index, 'hotline', NO_NUMBER)]),
  ])
}

type Told = readonly [code: string, message: string]

const LURE: Told = ['lure', 'must hold no address, no number of seven digits and no name of a messenger']
const NO_NUMBER: Told = ['not-a-number', 'must be a telephone or service number, such as 400-000-0000']
const REPEATED: Told = ['repeated', 'is the id of another shop of the list']
const RESERVED: Told = ['reserved', `must not be "${UNNAMED_SHOP}", which stands for orders that name no shop`]

/** Service numbers have three digits at least, numbers of the world fifteen at most (E.164). */
const FEWEST_DIGITS = 3
const MOST_DIGITS = 15

function faultsOfId({ id }: Shop, before: readonly Shop[]): Told[] {
  if (id === UNNAMED_SHOP) return [RESERVED]
  return before.some((other) => other.id === id) ? [REPEATED] : []
}

function lures({ name, signature }: Shop): string[] {
  return [...(holdsLure(name) ? ['name'] : []), ...(holdsLure(signature ?? '') ? ['signature'] : [])]
}

/** Every value of this form passes the texts' own look at numbers, which reads the same form. */
function isHotline(text: string): boolean {
  const digits = text.replace(/\D/gu, '').length
  return isPhoneText(text) && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS
}

function at(index: number, field: string, [code, message]: Told): ShopFault {
  return { path: `items.${index}.${field}`, message, code }
}
