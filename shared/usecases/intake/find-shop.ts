import type { OrderEvent, RecordChanged } from '#shared/contracts/order-event.ts'
import type { Order } from '#shared/contracts/record.ts'
import { readInstalmentId } from '#shared/domain/records/instalment-id.ts'
import { keptDefinition } from '#shared/domain/records/record-types.ts'
import { recordIdOf, shopNamed, UNNAMED_SHOP } from '#shared/domain/records/shop-ids.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'

export type FindShopDeps = {
  shops: ShopStore
  records: Pick<RecordStore, 'findOrder' | 'findShipment' | 'listInstalmentsOfContract' | 'findKept'>
}

/** Whose records an event is about: `shop` is null for those with plain ids; `name` is what the order says of its shop; `by` says it by hand. */
export type Where = { shop: string | null; name: string; by?: string | null }

/** A `loan` is known by its contract's id; `kept` are all types that are declared. */
type About = { type: 'order' | 'shipment' | 'loan'; id: string } | { type: 'kept'; id: string; kept: string }
type Kept = { home: string | undefined; others: Set<string> }

/** Neither ever changes once it is kept, so each process reads and writes it once. */
const kept = new WeakMap<ShopStore, Kept>()

/**
 * Whose records an event is about. The shop first named becomes the home shop, whose records have plain ids; a record that
 * release 0.1 kept under its plain id stays where it is, whatever its shop. An event that names no shop means the home shop
 * if that knows the id or nobody does, else the only shop that does.
 */
export async function findShop(deps: FindShopDeps, event: OrderEvent): Promise<Where | 'which-shop'> {
  const about = aboutOf(event)
  const named = shopNamed(event.type === 'order.placed' ? event.data.order.shop : event.data.shop)
  const found = named === undefined ? await findUnnamed(deps, about) : await findNamed(deps, about, named)
  if (found !== 'which-shop' && (await mayBeOfALoanFromAList(deps, event, about, found))) return 'which-shop'
  const isMistakable = found !== 'which-shop' && found.shop === null && about.id.includes('~')
  if (!isMistakable) return found
  const others = await deps.shops.listOthers()
  return others.some((shop) => about.id.startsWith(recordIdOf('', shop))) ? 'which-shop' : found
}

/**
 * Lists name no shop, so their loans have plain ids. Word of what became of a loan that is known only so, under another
 * shop's name, may be about it or about one not heard of yet: taken for the other, it would leave somebody reminded who has paid.
 */
async function mayBeOfALoanFromAList(deps: FindShopDeps, event: OrderEvent, about: About, { shop }: Where) {
  if (shop === null || about.type !== 'loan' || event.type === 'instalment.due') return false
  if (await isKnown(deps, { ...about, id: recordIdOf(about.id, shop) })) return false
  return isKnown(deps, about)
}

/** The record ids under which any shop may have this id, the home shop's first. */
export async function recordIdsOf(shops: Pick<ShopStore, 'listOthers'>, id: string): Promise<string[]> {
  return [id, ...(await shops.listOthers()).map((shop) => recordIdOf(id, shop))]
}

async function findNamed(deps: FindShopDeps, about: About, name: string): Promise<Where> {
  const known = keptOf(deps.shops)
  known.home ??= (await deps.shops.findHome()) ?? (await deps.shops.keepHome(name))
  const owner = await findOwner(deps, about)
  const isPlain = owner === undefined ? name === known.home : owner === name
  if (isPlain) return { shop: null, name }
  if (!known.others.has(name)) await deps.shops.addOther(name)
  known.others.add(name)
  return { shop: name, name }
}

async function findUnnamed(deps: FindShopDeps, about: About): Promise<Where | 'which-shop'> {
  const known = keptOf(deps.shops)
  known.home ??= await deps.shops.findHome()
  const plain = { shop: null, name: known.home ?? UNNAMED_SHOP }
  if (await isKnown(deps, about)) return plain
  const others = await deps.shops.listOthers()
  const knows = await Promise.all(others.map((shop) => isKnown(deps, { ...about, id: recordIdOf(about.id, shop) })))
  const [only, another] = others.filter((_, index) => knows[index])
  if (another !== undefined) return 'which-shop'
  return only === undefined ? plain : { shop: only, name: only }
}

function keptOf(shops: ShopStore): Kept {
  const known = kept.get(shops) ?? { home: undefined, others: new Set() }
  kept.set(shops, known)
  return known
}

/** The shop that an order under a plain id says it is of: release 0.1 kept those of all shops so. */
async function findOwner({ records }: FindShopDeps, { type, id }: About): Promise<string | undefined> {
  if (type === 'order') return ownerOf(await records.findOrder(id))
  if (type !== 'shipment') return undefined
  const orderId = (await records.findShipment(id))?.orderId
  return orderId == null ? undefined : ownerOf(await records.findOrder(orderId))
}

function ownerOf(order: Order | undefined): string | undefined {
  return order?.shop === null ? shopNamed(order.details?.shop) : undefined
}

async function isKnown({ records }: FindShopDeps, about: About): Promise<boolean> {
  const { id } = about
  switch (about.type) {
    case 'order':
      return (await records.findOrder(id)) !== undefined
    case 'shipment':
      return (await records.findShipment(id)) !== undefined
    case 'loan':
      return (await records.listInstalmentsOfContract(id)).length > 0
    case 'kept':
      return (await records.findKept([{ type: about.kept, id }])).length > 0
  }
}

function aboutOf(event: OrderEvent): About {
  switch (event.type) {
    case 'order.placed':
      return { type: 'order', id: event.data.order.id }
    case 'record.changed':
      return aboutRecord(event.data)
    case 'shipment.updated':
    case 'shipment.delivery-wish':
    case 'shipment.away':
    case 'shipment.delivered':
      return { type: 'shipment', id: event.data.shipmentId }
    case 'instalment.paid':
    case 'instalment.unpaid':
    case 'instalment.due':
    case 'instalment.disputed':
    case 'instalment.payment-promised':
      return { type: 'loan', id: event.data.contractId }
    case 'remittance.announced':
    case 'remittance.received': {
      const { orderId, contractId = '' } = event.data
      return orderId === undefined ? { type: 'loan', id: contractId } : { type: 'order', id: orderId }
    }
    default:
      return { type: 'order', id: event.data.orderId }
  }
}

/** The types that `record.changed` may be about; lists know a loan by its contract. */
function aboutRecord({ type, id }: RecordChanged['data']): About {
  if (type === 'shipment') return { type, id }
  if (type === 'instalment') return { type: 'loan', id: readInstalmentId(id)?.contractId ?? id }
  if (keptDefinition(type) !== undefined) return { type: 'kept', id, kept: type }
  return { type: 'order', id }
}
