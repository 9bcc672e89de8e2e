import { useTranslation } from 'react-i18next'
import { usePersonWords } from '../../use-line.ts'

type Said = { by: string; note: string }

/** Who said it and why, as people read it: a list and a carrier sign with words of their own. */
export function useSaidWords(): (said: Said) => Said {
  const { t } = useTranslation()
  const person = usePersonWords()
  return ({ by, note }) => {
    const line = /^Line (\d+)\./.exec(note)?.[1]
    if (by.startsWith('import ')) {
      return { by: t('person.byList'), note: line === undefined ? note : t('person.listLine', { line }) }
    }
    return by === 'carrier' ? { by: t('person.byCarrier'), note: t('person.carrierNote') } : { by: person(by), note }
  }
}
