import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CustomType } from '#shared/contracts/list-mapping.ts'
import { useWords } from '../../use-words.ts'
import { columnsQuery } from './queries.ts'

/** The columns of people's own: to choose from, and to tell whether one is there at all. */
export function useColumns() {
  const { t } = useTranslation()
  const words = useWords()
  const { data } = useQuery(columnsQuery)
  const items = data?.items ?? []
  const find = (name: string) => items.find(({ column }) => column === name.normalize('NFKC').trim())
  return {
    columns: items.map(({ column, type, count }) => ({
      value: column,
      label: t('conditions.column', { column, type: t(`imports.ownType.${type}`), people: words.people(count) }),
    })),
    typeOf: (name: string): CustomType | undefined => find(name)?.type,
    /** Only where everybody was read: a column that few have may be missing in a sample. */
    isMissing: (name: string) => data?.exact === true && name.trim() !== '' && find(name) === undefined,
  }
}
