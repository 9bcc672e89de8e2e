import type { ShopsView } from '#shared/contracts/console-api/shops.ts'
import type { CutOff, Shop } from '#shared/contracts/shop.ts'
import type { ShopsChange } from '../../api.ts'

type Hours = NonNullable<Shop['hours']>

/** A shop as it is typed: `kept` holds what this form does not show. */
export type ShopDraft = {
  id: string
  name: string
  signature: string
  optOutWords: { zh: string; en: string }
  hotline: string
  hours: Hours | null
  cutOffs: CutOff[]
  kept: Shop | null
}
export type ShopsDraft = { shops: ShopDraft[]; home: string | null }

export const NEW_HOURS: Hours = { days: [1, 2, 3, 4, 5], from: '09:00', until: '18:00' }
const NEW_CUT_OFF: CutOff = { time: '16:00', days: [1, 2, 3, 4, 5] }

export function draftOf({ items, home }: ShopsView): ShopsDraft {
  return { shops: items.map(draftOfShop), home }
}

function draftOfShop(shop: Shop): ShopDraft {
  return {
    id: shop.id,
    name: shop.name,
    signature: shop.signature ?? '',
    optOutWords: shop.optOutWords ?? { zh: '', en: '' },
    hotline: shop.hotline ?? '',
    hours: shop.hours ?? null,
    cutOffs: shop.cutOffs ?? [],
    kept: shop,
  }
}

export function withNewShop(draft: ShopsDraft): ShopsDraft {
  return { ...draft, shops: [...draft.shops, { ...draftOfShop({ id: '', name: '' }), kept: null }] }
}

export function withNewCutOff(shop: ShopDraft): ShopDraft {
  return { ...shop, cutOffs: [...shop.cutOffs, NEW_CUT_OFF] }
}

/** What is sent; undefined while it is what stands, or a shop lacks its id or name. */
export function changeOf(draft: ShopsDraft, stands: ShopsView): ShopsChange | undefined {
  const items = draft.shops.map(shopOf)
  if (items.some(({ id, name }) => id === '' || name === '')) return undefined
  const asTyped = draftOf(stands).shops.map(shopOf)
  const isSame = JSON.stringify([items, draft.home]) === JSON.stringify([asTyped, stands.home])
  if (isSame) return undefined
  return { items, version: stands.version, ...(draft.home !== null && { home: draft.home }) }
}

/** What is empty is left out; what the form does not show stays as it is. */
function shopOf({ kept, id, name, signature, optOutWords, hotline, hours, cutOffs }: ShopDraft): Shop {
  const { signature: _, optOutWords: __, hotline: ___, hours: ____, cutOffs: _____, ...others } = kept ?? {}
  const words = { zh: optOutWords.zh.trim(), en: optOutWords.en.trim() }
  return {
    ...others,
    id: id.trim(),
    name: name.trim(),
    ...(signature.trim() !== '' && { signature: signature.trim().replace(/^【(.*)】$/u, '$1') }),
    // Both or none: the server says which is missing.
    ...((words.zh !== '' || words.en !== '') && { optOutWords: words }),
    ...(hotline.trim() !== '' && { hotline: hotline.trim() }),
    ...(hours !== null && { hours }),
    ...((cutOffs.length > 0 || kept?.cutOffs !== undefined) && { cutOffs }),
  }
}
