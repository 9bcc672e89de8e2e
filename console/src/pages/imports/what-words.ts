import { useTranslation } from 'react-i18next'
import { listedRecord } from '#shared/domain/lists/listed-record.ts'
import type { ImportWhat } from '../../api.ts'
import { useLanguage } from '../../i18n/use-language.ts'

/** What a kind of list is called: records by the words of their declaration. */
export function useWhatWords(): (what: ImportWhat) => string {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  return (what) => {
    if (what === 'contacts' || what === 'instalments' || what === 'list') return t(`imports.what.${what}`)
    return pick(listedRecord(what).words)
  }
}
