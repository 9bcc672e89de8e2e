import { ArrowLeftOutlined, InboxOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { Failed } from '../../components/failed.tsx'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { useLetterName } from '../../dead-letter-words.ts'
import { useRights } from '../../use-session.ts'
import { Letter } from './letter.tsx'
import { deadLetterQuery } from './queries.ts'
import { SendBack } from './send-back.tsx'
import './dead-letter.css'

export default function DeadLetterPage() {
  const { t } = useTranslation()
  const { deadLetterId = '' } = useParams()
  const { readsDeadLetters, sendsBack } = useRights()
  const letter = useQuery({ ...deadLetterQuery(deadLetterId), enabled: readsDeadLetters })
  const nameOf = useLetterName()
  const { data } = letter
  return (
    <>
      <PageHeading
        title={data === undefined ? t('deadLetters.one') : nameOf(data)}
        above={
          <Link className="back-link" to="/dead-letters">
            <ArrowLeftOutlined /> {t('deadLetters.back')}
          </Link>
        }
        {...(sendsBack && data?.sentBackAt === null ? { actions: <SendBack letter={data} /> } : {})}
      />
      {!readsDeadLetters && (
        <NothingHere icon={<InboxOutlined />} title={t('failed.forbiddenTitle')} text={t('deadLetters.noRight')} />
      )}
      {readsDeadLetters && letter.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {letter.isError && <Failed error={letter.error} onRetry={() => letter.refetch()} />}
      {data !== undefined && <Letter letter={data} />}
    </>
  )
}
