import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../i18n/use-problem-words.ts'
import { Failed } from './failed.tsx'

/** What a query answers, as far as its failing is concerned. */
type Asked = { isError: boolean; error: unknown; data: unknown; refetch: () => unknown }

/** Nothing while all is well; in place of what never came, the failure; above what came before, a line saying it may be old. */
export function Trouble({ query: { isError, error, data, refetch } }: { query: Asked }) {
  const { t } = useTranslation()
  const words = useProblemWords()(error)
  if (!isError) return null
  if (data === undefined) return <Failed error={error} onRetry={() => refetch()} />
  return (
    <Alert
      className="note"
      type="warning"
      showIcon
      title={t('failed.stale', { title: words.title })}
      action={
        <Button size="small" onClick={() => refetch()}>
          {t('shell.retry')}
        </Button>
      }
    />
  )
}
