/** Days in transit, both ends included. */
export type DeliveryEstimate = { readonly minDays: number; readonly maxDays: number }

const SAME_PROVINCE: DeliveryEstimate = { minDays: 1, maxDays: 2 }
const NEIGHBOURS: DeliveryEstimate = { minDays: 2, maxDays: 3 }
const FAR: DeliveryEstimate = { minDays: 3, maxDays: 5 }
const REMOTE: DeliveryEstimate = { minDays: 5, maxDays: 8 }
const UNKNOWN: DeliveryEstimate = { minDays: 3, maxDays: 7 }

/** Hainan, Tibet, Qinghai, Xinjiang, Taiwan, Hong Kong, Macao: slow over any border. */
const REMOTE_PROVINCES = new Set(['46', '54', '63', '65', '71', '81', '82'])

/**
 * Which provinces share a land border, by the first two digits of GB/T 2260 codes. Remote ones are left out: they are
 * judged before this is read.
 */
const NEIGHBOURS_OF: ReadonlyMap<string, readonly string[]> = new Map([
  ['11', ['12', '13']], // Beijing
  ['12', ['11', '13']], // Tianjin
  ['13', ['11', '12', '14', '15', '21', '37', '41']], // Hebei
  ['14', ['13', '15', '41', '61']], // Shanxi
  ['15', ['13', '14', '21', '22', '23', '61', '62', '64']], // Inner Mongolia
  ['21', ['13', '15', '22']], // Liaoning
  ['22', ['15', '21', '23']], // Jilin
  ['23', ['15', '22']], // Heilongjiang
  ['31', ['32', '33']], // Shanghai
  ['32', ['31', '33', '34', '37']], // Jiangsu
  ['33', ['31', '32', '34', '35', '36']], // Zhejiang
  ['34', ['32', '33', '36', '37', '41', '42']], // Anhui
  ['35', ['33', '36', '44']], // Fujian
  ['36', ['33', '34', '35', '42', '43', '44']], // Jiangxi
  ['37', ['13', '32', '34', '41']], // Shandong
  ['41', ['13', '14', '34', '37', '42', '61']], // Henan
  ['42', ['34', '36', '41', '43', '50', '61']], // Hubei
  ['43', ['36', '42', '44', '45', '50', '52']], // Hunan
  ['44', ['35', '36', '43', '45']], // Guangdong
  ['45', ['43', '44', '52', '53']], // Guangxi
  ['50', ['42', '43', '51', '52', '61']], // Chongqing
  ['51', ['50', '52', '53', '61', '62']], // Sichuan
  ['52', ['43', '45', '50', '51', '53']], // Guizhou
  ['53', ['45', '51', '52']], // Yunnan
  ['61', ['14', '15', '41', '42', '50', '51', '62', '64']], // Shaanxi
  ['62', ['15', '51', '61', '64']], // Gansu
  ['64', ['15', '61', '62']], // Ningxia
])

/**
 * A usual span of days from one region to another, by six-digit administrative codes (the first two digits are the
 * province): an estimate, never a promise, and to be worded as one (预计). The numbers are a rule of thumb without a
 * published source. A code that is missing, malformed or of no province gives the widest honest range.
 */
export function estimateDays(fromRegionCode: string, toRegionCode: string): DeliveryEstimate {
  const from = findProvince(fromRegionCode)
  const to = findProvince(toRegionCode)
  if (from === undefined || to === undefined) return UNKNOWN
  if (from === to) return SAME_PROVINCE
  if (REMOTE_PROVINCES.has(from) || REMOTE_PROVINCES.has(to)) return REMOTE
  return NEIGHBOURS_OF.get(from)?.includes(to) ? NEIGHBOURS : FAR
}

function findProvince(regionCode: string): string | undefined {
  const province = /^(\d{2})\d{4}$/.exec(regionCode)?.[1]
  return province !== undefined && (REMOTE_PROVINCES.has(province) || NEIGHBOURS_OF.has(province))
    ? province
    : undefined
}
