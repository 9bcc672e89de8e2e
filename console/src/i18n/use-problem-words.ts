import { useTranslation } from 'react-i18next'
import { RequestFailure } from '../http.ts'

/** A failed request in words: our own for what everybody meets, the server's detail for the rest. */
export function useProblemWords(): (error: unknown) => { title: string; detail: string } {
  const { t } = useTranslation()
  return (error) => {
    if (!(error instanceof RequestFailure)) return { title: t('failed.title'), detail: t('failed.unknown') }
    const { status, detail } = error.problem
    if (error.origin === 'network') return { title: t('failed.offlineTitle'), detail: t('failed.offline') }
    if (status === 403) return { title: t('failed.forbiddenTitle'), detail: t('failed.forbidden') }
    if (status === 404) return { title: t('failed.missingTitle'), detail: detail || t('failed.missing') }
    return { title: t('failed.title'), detail: detail || t('failed.status', { status }) }
  }
}
