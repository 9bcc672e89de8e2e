import type { ShopSettings } from '#shared/contracts/shop.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'

export type ReadShopsDeps = { shops: Pick<ShopStore, 'findSettings'> }

const byVersion = new WeakMap<object, { version: number; settings: ShopSettings | null }>()

/**
 * The shops' settings of the version that the line names, read once for each version by each process; nothing is read for
 * version 0. Where a newer one stands already, that.
 */
export async function readShops({ shops }: ReadShopsDeps, version: number): Promise<ShopSettings | null> {
  if (version === 0) return null
  const known = byVersion.get(shops)
  if (known !== undefined && known.version >= version) return known.settings
  const settings = (await shops.findSettings()) ?? null
  byVersion.set(shops, { version: Math.max(version, settings?.version ?? 0), settings })
  return settings
}

const FRESH_MS = 10_000

type Lately = { now: number; monotonic: number; settings: ShopSettings | null }
const lately = new WeakMap<object, Lately>()

/** The settings as they were within the last ten seconds by either clock: for planning, which reads no line. */
export async function readShopsLately({
  shops,
  clock,
}: ReadShopsDeps & { clock: Clock }): Promise<ShopSettings | null> {
  const [now, monotonic] = [clock.now().getTime(), clock.monotonicMs()]
  const known = lately.get(shops)
  if (known !== undefined && Math.abs(now - known.now) < FRESH_MS && monotonic - known.monotonic < FRESH_MS)
    return known.settings
  const settings = (await shops.findSettings()) ?? null
  lately.set(shops, { now, monotonic, settings })
  return settings
}
