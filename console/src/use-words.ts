import { useTranslation } from 'react-i18next'
import { wordDay, wordInstant } from './date-words.ts'
import { useLanguage } from './i18n/use-language.ts'
import { formatNumber, formatShare } from './number-format.ts'
import { DEFAULT_ZONE, formatDay } from './time-format.ts'
import { useNow } from './use-clock.ts'

/** Counts, shares and days as people of the screen's language write them. */
export function useWords() {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const now = useNow()
  const number = (value: number) => formatNumber(value, language)
  return {
    number,
    /** `3.4%`. */
    share: (value: number) => formatShare(value, language),
    /** `920 人`, `920 people`. */
    people: (n: number) => t(n === 1 ? 'count.person' : 'count.people', { n: number(n) }),
    /** `2 条`, `2 parts`. */
    parts: (n: number) => t(n === 1 ? 'count.part' : 'count.parts', { n: number(n) }),
    /** `12 月 6 日 09:00`, on the wall clock of that zone. */
    instant: (iso: string, zone = DEFAULT_ZONE) => wordInstant(iso, { language, zone, now }),
    day: (day: string) => wordDay(day, { language, today: formatDay(now.toISOString(), DEFAULT_ZONE) }),
  }
}
