import type { ShopsView } from '#shared/contracts/console-api/shops.ts'
import type { CutOff, Shop } from '#shared/contracts/shop.ts'
import type { ShopsChange } from '../../api.ts'

/** A shop as it is typed: `kept` holds what this form does not show. */
export type ShopDraft = { id: string; name: string; hotline: string; cutOffs: CutOff[]; kept: Shop | null }
export type ShopsDraft = { shops: ShopDraft[]; home: string | null }

const NEW_CUT_OFF: CutOff = { time: '16:00', days: [1, 2, 3, 4, 5] }

export function draftOf({ items, home }: ShopsView): ShopsDraft {
  const shops = items.map((shop) => ({
    id: shop.id,
    name: shop.name,
    hotline: shop.hotline ?? '',
    cutOffs: shop.cutOffs ?? [],
    kept: shop,
  }))
  return { shops, home }
}

export function withNewShop(draft: ShopsDraft): ShopsDraft {
  return { ...draft, shops: [...draft.shops, { id: '', name: '', hotline: '', cutOffs: [], kept: null }] }
}

export function withNewCutOff(shop: ShopDraft): ShopDraft {
  return { ...shop, cutOffs: [...shop.cutOffs, NEW_CUT_OFF] }
}

/** What is sent; undefined while it is what stands, or a shop lacks its id or name. */
export function changeOf(draft: ShopsDraft, stands: ShopsView): ShopsChange | undefined {
  const items = draft.shops.map(shopOf)
  if (items.some(({ id, name }) => id === '' || name === '')) return undefined
  const isSame = JSON.stringify([items, draft.home]) === JSON.stringify([stands.items, stands.home])
  if (isSame) return undefined
  return { items, version: stands.version, ...(draft.home !== null && { home: draft.home }) }
}

/** In the order of the fields in which the server answers. */
function shopOf({ id, name, hotline, cutOffs, kept }: ShopDraft): Shop {
  const { signature, optOutWords, hours } = kept ?? {}
  return {
    id: id.trim(),
    name: name.trim(),
    ...(signature !== undefined && { signature }),
    ...(optOutWords !== undefined && { optOutWords }),
    ...(hotline.trim() !== '' && { hotline: hotline.trim() }),
    ...(hours !== undefined && { hours }),
    ...((cutOffs.length > 0 || kept?.cutOffs !== undefined) && { cutOffs }),
  }
}
