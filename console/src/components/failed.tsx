import { CloudOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../i18n/use-problem-words.ts'
import { RequestFailure } from '../request-failure.ts'

/** What went wrong in the server's own words, and a way to try again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const words = useProblemWords()(error)
  const offline = error instanceof RequestFailure && error.origin === 'network'
  return (
    <div className="state-box is-failed" role="alert">
      <span className="state-icon">{offline ? <CloudOutlined /> : <WarningOutlined />}</span>
      <h2>{words.title}</h2>
      <p>{words.detail}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>{t('shell.retry')}</Button>}
    </div>
  )
}
