/** Where webhooks may go: `public` addresses by https alone, as in the cloud; `here` also to this machine and its network. */
export type HookReach = 'public' | 'here'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
const LONGEST_URL = 500

/** Why an address cannot be an endpoint; null for one that can. Names are looked up again at each post, by the poster. */
export function faultOfAddress(text: string, reach: HookReach): string | null {
  if (!URL.canParse(text)) return 'must be a URL'
  const { protocol, hostname, username, password, hash } = new URL(text)
  if (text.length > LONGEST_URL) return `must have at most ${LONGEST_URL} characters`
  if (username !== '' || password !== '') return 'must not hold a name or password: posts are signed'
  if (hash !== '') return 'must not hold a # part, which is never sent'
  if (protocol === 'http:' && reach === 'here' && LOOPBACK.test(hostname)) return null
  if (protocol !== 'https:')
    return reach === 'here' ? 'must begin with https:// (http:// only for this machine)' : 'must begin with https://'
  if (reach === 'public' && isOfANetworkOfOurs(hostname)) return 'must be an address that everybody can reach'
  return null
}

/** Names and numbers that never lead out of a network: what else a name leads to only a look-up tells. */
function isOfANetworkOfOurs(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPrivateAddress(hostname.slice(1, -1))
  return /(^|\.)(localhost|local|internal|lan|home\.arpa)\.?$/.test(hostname) || isPrivateAddress(hostname)
}

/** Ranges of IPv4 that are nobody's public address (https://www.iana.org/assignments/iana-ipv4-special-registry, read 2026-11-30). */
const PRIVATE_V4: readonly (readonly [first: number, bits: number])[] = [
  [ipv4(0, 0), 8],
  [ipv4(10, 0), 8],
  [ipv4(100, 64), 10],
  [ipv4(127, 0), 8],
  [ipv4(169, 254), 16],
  [ipv4(172, 16), 12],
  [ipv4(192, 0), 24],
  [ipv4(192, 0, 2), 24],
  [ipv4(192, 88, 99), 24],
  [ipv4(192, 168), 16],
  [ipv4(198, 18), 15],
  [ipv4(198, 51, 100), 24],
  [ipv4(203, 0, 113), 24],
  [ipv4(224, 0), 3],
]

function ipv4(a: number, b: number, c = 0, d = 0): number {
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}

/**
 * Whether this is an IP address that is not everybody's. Of IPv6 only global unicast (`2000::/3`) is, without 6to4, Teredo
 * and the documentation's (https://www.iana.org/assignments/iana-ipv6-special-registry, read 2026-11-30). False for a name.
 */
export function isPrivateAddress(address: string): boolean {
  const numbers = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)
  if (numbers !== null) {
    const [a = 0, b = 0, c = 0, d = 0] = numbers.slice(1).map(Number)
    const value = ipv4(a, b, c, d)
    return PRIVATE_V4.some(([first, bits]) => value >>> (32 - bits) === first >>> (32 - bits))
  }
  if (!address.includes(':')) return false
  const isGlobal = /^[23][0-9a-f]{0,3}:/i.test(address)
  return !isGlobal || /^(2002:|2001:0{0,3}:|2001::|2001:0?db8:|3fff:)/i.test(address)
}
