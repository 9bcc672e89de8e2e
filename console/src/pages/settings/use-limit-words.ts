import { useTranslation } from 'react-i18next'
import type { Caps, Hours } from '#shared/contracts/policy.ts'
import { sayCaps, sayPolicy } from '#shared/domain/wording/policy-words.ts'
import { useLanguage } from '../../i18n/use-language.ts'

type Own = { hours: readonly Hours[]; caps: Caps }

/** Hours and caps as a sentence. */
export function useLimitWords() {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const rules = (said: Hours & { caps: Caps }) =>
    said.windows.length === 0 ? t('limits.never') : sayPolicy(said)[language]
  return {
    rules,
    hours: (said: Hours) => rules({ ...said, caps: {} }),
    /** What a company adds; `as the preset` where that is nothing. */
    own({ hours, caps }: Own): string {
      const capped = sayCaps(caps)
      const parts = [...hours.map((one) => rules({ ...one, caps: {} })), ...(capped === null ? [] : [capped[language]])]
      return parts.length === 0 ? t('limits.none') : parts.join(language === 'zh' ? '；' : '; ')
    },
  }
}
