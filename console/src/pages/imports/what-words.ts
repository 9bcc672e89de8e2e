import { useTranslation } from 'react-i18next'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import type { ImportWhat } from '../../api.ts'
import { useLanguage } from '../../i18n/use-language.ts'

/** What a kind of list is called: records by the words of their declaration. */
export function useWhatWords(): (what: ImportWhat) => string {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  return (what) => {
    if (what === 'contacts' || what === 'instalments' || what === 'list') return t(`imports.what.${what}`)
    const words = keptType(what)?.words
    return words === undefined ? what : pick(words)
  }
}
