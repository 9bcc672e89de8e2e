import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import { api } from './api.ts'
import { useLanguage } from './i18n/use-language.ts'

/** The message kinds change only with a new release. */
export const kindsQuery = queryOptions({
  queryKey: ['kinds'],
  queryFn: async () => (await api.kinds()).items,
  staleTime: Number.POSITIVE_INFINITY,
})

/** A kind's name in the language of the screen; its id until the names are there. */
export function useKindName(): (id: MessageView['kind']) => string {
  const { data } = useQuery(kindsQuery)
  const { pick } = useLanguage()
  const { t } = useTranslation()
  return (id) => {
    if (id === 'custom' || id === 'test-text' || id === 'number-code') return t(`ownKind.${id}`)
    if (id === 'service-text' || id === 'stop-confirmation') return t(`inbox.kind.${id}`)
    const kind = data?.find((each) => each.id === id)
    return kind === undefined ? id : pick(kind.names)
  }
}

/** Whether a text belongs to no campaign: somebody asked for it to a number of their own. */
export function isOwnText({ kind }: Pick<MessageView, 'kind'>): boolean {
  return kind === 'test-text' || kind === 'number-code'
}
