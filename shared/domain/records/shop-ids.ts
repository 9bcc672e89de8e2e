/** What orders of release 0.1 say that named no shop. */
export const UNNAMED_SHOP = 'default'

/** The shop that an event names; undefined where it names none. */
export function shopNamed(shop: string | undefined): string | undefined {
  return shop === undefined || shop === '' || shop === UNNAMED_SHOP ? undefined : shop
}

/** The id of a shop's record: the plain one for the home shop, which is null here. */
export function recordIdOf(id: string, shop: string | null): string {
  return shop === null ? id : `${shop}~${id}`
}

/** The id as its own shop writes it, for people. */
export function plainIdOf(recordId: string, shop: string | null): string {
  return shop === null ? recordId : recordId.slice(shop.length + 1)
}
