import { useTranslation } from 'react-i18next'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import { useLanguage } from './i18n/use-language.ts'

/** What a message's subject, or another record, is called: the console's own word where it has one, else that of the record's declaration. */
export function useSubjectWord(): (type: string) => string {
  const { t } = useTranslation()
  const { language } = useLanguage()
  return (type) => {
    switch (type) {
      case 'order':
      case 'shipment':
      case 'contract':
      case 'instalment':
      case 'contact':
      case 'digest':
        return t(`message.subject.${type}`)
      default:
        return keptType(type)?.words[language] ?? type
    }
  }
}
