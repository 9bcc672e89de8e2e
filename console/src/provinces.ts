import type { LocalizedText } from '#shared/contracts/primitives.ts'

/**
 * The first two digits of administrative codes (GB/T 2260), by the names of their provinces. Taiwan, Hong Kong and Macao
 * have codes too, though few lists use them.
 */
const PROVINCES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  11: ['北京', 'Beijing'],
  12: ['天津', 'Tianjin'],
  13: ['河北', 'Hebei'],
  14: ['山西', 'Shanxi'],
  15: ['内蒙古', 'Inner Mongolia'],
  21: ['辽宁', 'Liaoning'],
  22: ['吉林', 'Jilin'],
  23: ['黑龙江', 'Heilongjiang'],
  31: ['上海', 'Shanghai'],
  32: ['江苏', 'Jiangsu'],
  33: ['浙江', 'Zhejiang'],
  34: ['安徽', 'Anhui'],
  35: ['福建', 'Fujian'],
  36: ['江西', 'Jiangxi'],
  37: ['山东', 'Shandong'],
  41: ['河南', 'Henan'],
  42: ['湖北', 'Hubei'],
  43: ['湖南', 'Hunan'],
  44: ['广东', 'Guangdong'],
  45: ['广西', 'Guangxi'],
  46: ['海南', 'Hainan'],
  50: ['重庆', 'Chongqing'],
  51: ['四川', 'Sichuan'],
  52: ['贵州', 'Guizhou'],
  53: ['云南', 'Yunnan'],
  54: ['西藏', 'Tibet'],
  61: ['陕西', 'Shaanxi'],
  62: ['甘肃', 'Gansu'],
  63: ['青海', 'Qinghai'],
  64: ['宁夏', 'Ningxia'],
  65: ['新疆', 'Xinjiang'],
  71: ['台湾', 'Taiwan'],
  81: ['香港', 'Hong Kong'],
  82: ['澳门', 'Macao'],
}

export function listProvinces(): { code: string; names: LocalizedText }[] {
  return Object.entries(PROVINCES).map(([code, [zh, en]]) => ({ code, names: { zh, en } }))
}

/** A region's name where its code is a whole province's, in two digits or six. */
export function provinceOf(code: string): LocalizedText | undefined {
  const [zh, en] = PROVINCES[code.replace(/^(\d\d)0000$/, '$1')] ?? []
  return zh === undefined || en === undefined ? undefined : { zh, en }
}

/** The codes for what somebody typed or picked: a province's name in either language is its code; the rest stays as typed. */
export function regionCodeOf(typed: string): string {
  const words = typed.trim()
  const bare = words.replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/u, '').toLowerCase()
  const found = Object.entries(PROVINCES).find(([, [zh, en]]) => zh === bare || en.toLowerCase() === bare)
  return found?.[0] ?? words
}
