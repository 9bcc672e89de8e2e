import { LockOutlined } from '@ant-design/icons'
import { Alert, Card, Descriptions, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeadLetterDetail } from '#shared/contracts/dead-letter.ts'
import { TimeText } from '../../components/time-text.tsx'
import { layOutBody } from '../../dead-letter-reason.ts'
import { useReasonWords } from '../../dead-letter-words.ts'
import { DEFAULT_ZONE } from '../../time-format.ts'

const LABEL_PX = 120

/** Why it is here and what would help, its facts, and for an admin what it says. */
export function Letter({ letter }: { letter: DeadLetterDetail }) {
  const { t } = useTranslation()
  const { code, words, detail } = useReasonWords()(letter.reason)
  return (
    <div className="letter">
      {letter.sentBackAt !== null && (
        <Alert
          type="success"
          showIcon
          title={
            <>
              {t('deadLetters.sentBackAt')} <TimeText at={letter.sentBackAt} zone={DEFAULT_ZONE} />
            </>
          }
        />
      )}
      <Card title={t('deadLetters.why')}>
        <p className="letter-reason">{words}</p>
        {detail !== null && <code className="letter-detail">{detail}</code>}
        <p className="letter-help">{t(`deadLetters.help.${code}`)}</p>
        <Facts letter={letter} />
      </Card>
      <Card title={t('deadLetters.body')}>
        {letter.body === null ? (
          <p className="letter-locked">
            <LockOutlined /> {t('deadLetters.bodyLocked')}
          </p>
        ) : (
          <>
            <p className="card-about">{t('deadLetters.bodyNote')}</p>
            <pre className="letter-body">{layOutBody(letter.body)}</pre>
          </>
        )}
      </Card>
    </div>
  )
}

function Facts({ letter: { id, kind, queue, type, at, tries } }: { letter: DeadLetterDetail }) {
  const { t } = useTranslation()
  const lines: [string, ReactNode][] = [
    [t('deadLetters.what'), t(`deadLetters.kind.${kind}`)],
    kind === 'event' ? [t('deadLetters.type'), type] : [t('deadLetters.queueName'), queue],
    [t('deadLetters.at'), <TimeText key="at" at={at} zone={DEFAULT_ZONE} />],
    ...(kind === 'event' ? [] : [[t('deadLetters.tried'), tries] satisfies [string, ReactNode]]),
    [
      t('message.id'),
      <Typography.Text key="id" copyable={{ text: id }} className="letter-id">
        {id}
      </Typography.Text>,
    ],
  ]
  return (
    <Descriptions
      colon={false}
      column={1}
      size="small"
      styles={{ label: { width: LABEL_PX } }}
      items={lines.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}
