import type { AuditFacts } from '#shared/contracts/audit.ts'
import type { Shop, ShopSettings } from '#shared/contracts/shop.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { differenceOf } from '#shared/domain/history/audit.ts'
import { faultsOfShops, type ShopFault } from '#shared/domain/records/check-shops.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'
import { type TellLineDeps, tellLine } from './tell-line.ts'

export type SteerShopsDeps = AuditDeps & SettleShopsDeps & { clock: Pick<Clock, 'now'> }
export type SettleShopsDeps = TellLineDeps & {
  shops: Pick<ShopStore, 'findHome' | 'keepHome' | 'findSettings' | 'saveSettings'>
}

/** `home`, where it is given, is kept for ever; `expected` and `version` are what they mean to change, any where left out. */
export type ShopsWanted = {
  items: readonly Shop[]
  home?: string | null | undefined
  version?: number | undefined
  by: string
  expected?: ExpectedRevs
}
export type ShopsOutcome =
  | { kind: 'done' | 'changed-meanwhile'; shops: ShopSettings }
  | { kind: 'invalid'; faults: readonly ShopFault[] }

const TRIES = 20
const NOBODY_SAID: ShopSettings = { items: [], home: null, version: 0, lastChange: null }

/** As people set them, with the home shop as it stands. */
export async function getShops({ shops }: Pick<SteerShopsDeps, 'shops'>): Promise<ShopSettings> {
  const [settings = NOBODY_SAID, home] = await Promise.all([shops.findSettings(), shops.findHome()])
  return { ...settings, home: home ?? settings.home }
}

/**
 * Replaces the list. A repeat changes nothing and makes no new version; it also tells the line of a version that a crash
 * kept from it, as `settleShops` does.
 */
export async function changeShops(deps: SteerShopsDeps, wanted: ShopsWanted): Promise<ShopsOutcome> {
  return untilSaved<ShopsOutcome>({ what: 'the shops', tries: TRIES }, async () => {
    const before = await getShops(deps)
    const { version } = before
    if (!isExpected(version, wanted.expected) || (wanted.version ?? version) !== version)
      return { kind: 'changed-meanwhile', shops: before }
    const faults = [...faultsOfShops(wanted.items), ...faultsOfHome(wanted, before.home)]
    if (faults.length > 0) return { kind: 'invalid', faults }
    const shops = await replaceShops(deps, before, wanted)
    if (shops === null) return 'lost'
    await tellLine(deps, { shopsVersion: shops.version })
    return { kind: 'done', shops }
  })
}

/** Null where somebody else was first. A crash before the audit's entry is mended by the next change or a repeat. */
async function replaceShops(deps: SteerShopsDeps, before: ShopSettings, wanted: ShopsWanted) {
  await recordShops(deps, before)
  const home = wanted.home == null ? before.home : await deps.shops.keepHome(wanted.home)
  if (wanted.home != null && home !== wanted.home) return null
  const next = withChange(deps, wanted.by, before, { items: [...wanted.items], home })
  if (next === null) return before
  if (!(await deps.shops.saveSettings(next, before.version === 0 ? 'absent' : before.version))) return null
  await recordShops(deps, next)
  return next
}

/**
 * Brings what a sender reads in line with what stands: another provider's line and one that a crash left behind are told of
 * the shops, and the settings of the home shop that was heard of since. A repeat reads three items at most.
 */
export async function settleShops(deps: SettleShopsDeps): Promise<void> {
  const settings = await deps.shops.findSettings()
  if (settings === undefined) return
  const home = (await deps.shops.findHome()) ?? settings.home
  const next = home === settings.home ? settings : { ...settings, home, version: settings.version + 1 }
  if (next !== settings && !(await deps.shops.saveSettings(next, settings.version))) return
  await tellLine(deps, { shopsVersion: next.version })
}

/** Records have their plain ids by it, so it is said once. */
function faultsOfHome({ home, items }: ShopsWanted, stands: string | null): ShopFault[] {
  if (home == null || home === stands) return []
  if (stands !== null) {
    const message = `is "${stands}" for good, since records have their ids by it`
    return [{ path: 'home', message, code: 'home-stands' }]
  }
  if (items.some(({ id }) => id === home)) return []
  return [{ path: 'home', message: 'must be the id of a shop of the list', code: 'unknown-shop' }]
}

type Said = Pick<ShopSettings, 'items' | 'home'>

function withChange({ clock }: SteerShopsDeps, by: string, before: ShopSettings, after: Said): ShopSettings | null {
  const { items, home, version } = before
  if (JSON.stringify(after) === JSON.stringify({ items, home })) return null
  const rev = version + 1
  const told = differenceOf(factsOf(before), factsOf(after))
  const lastChange = { rev, at: clock.now(), by, what: 'settings.shops-changed' as const, ...told }
  return { ...after, version: rev, lastChange }
}

/** Of a hotline only whether there is one: no number stands in the audit. */
function factsOf({ items, home }: Said): AuditFacts {
  return { home, shops: items.map(({ hotline, ...shop }) => ({ ...shop, hotline: hotline !== undefined })) }
}

async function recordShops(deps: AuditDeps, settings: ShopSettings): Promise<void> {
  await recordLastChange(deps, { type: 'settings', id: 'shops' }, settings)
}
