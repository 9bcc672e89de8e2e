import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LineView } from '#shared/contracts/console-api/line.ts'
import { wordsForProvider } from '#shared/domain/sending/provider-words.ts'
import { BY_REPLY } from '#shared/domain/webhooks/fact-event.ts'
import { api } from './api.ts'
import { useLanguage } from './i18n/use-language.ts'
import { personOf } from './line-state.ts'

const POLL_MS = 4_000

export const lineQuery = queryOptions({ queryKey: ['line'], queryFn: api.line, refetchInterval: POLL_MS })

/** Whether anything is sent at present; `isKnown` is false before the first answer and while none comes any more. */
export function useLine(): { line: LineView | undefined; isKnown: boolean; isPending: boolean } {
  const { data, isPending, isError } = useQuery(lineQuery)
  return { line: data, isKnown: data !== undefined && !isError, isPending }
}

export function useStopLine() {
  const keep = useKeepLine()
  return useMutation({ mutationFn: api.stopLine, onSuccess: keep })
}

export function useStartLine() {
  const keep = useKeepLine()
  return useMutation({ mutationFn: api.startLine, onSuccess: keep })
}

/** Takes an answer for what holds now; a poll that was asked earlier must not come after it. */
export function useKeepLine(): (line: LineView) => Promise<void> {
  const queries = useQueryClient()
  return async (line) => {
    await queries.cancelQueries({ queryKey: lineQuery.queryKey })
    queries.setQueryData(lineQuery.queryKey, line)
  }
}

/** `The SMS gateway`, for a provider's id, as a sentence begins with it. */
export function useProviderName(): (provider: string) => string {
  const { pick } = useLanguage()
  return (provider) => {
    const words = pick(wordsForProvider(provider))
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  }
}

/** `Admin (local-admin)`. */
export function usePersonWords(): (by: string) => string {
  const { t } = useTranslation()
  return (by) => {
    if (by === BY_REPLY) return t('line.byReply')
    const { roles, account } = personOf(by)
    if (roles.length === 0) return account
    return t('line.person', { roles: roles.map((role) => t(`role.${role}.name`)).join(' + '), account })
  }
}
