import type { Language } from '#shared/contracts/primitives.ts'
import { provinceOf } from './provinces.ts'

/** The province of a Chinese code, or the country of another, with the code behind it: `上海 (310115)`, `Germany (DE)`. */
export function nameRegion(code: string, language: Language): string {
  const name = provinceOf(code.slice(0, 2))?.[language] ?? countryName(code.slice(0, 2), language)
  return name === undefined ? code : `${name} (${code})`
}

function countryName(country: string, language: Language): string | undefined {
  if (!/^[A-Z]{2}$/.test(country)) return undefined
  const names = new Intl.DisplayNames([language === 'zh' ? 'zh-CN' : 'en'], { type: 'region', fallback: 'none' })
  return names.of(country)
}
