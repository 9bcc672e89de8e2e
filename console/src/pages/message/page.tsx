import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Card, Skeleton, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import { MessageActions } from '../../components/message-actions.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { TextBubble } from '../../components/text-bubble.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useKindName } from '../../kind-names.ts'
import { DEFAULT_ZONE } from '../../time-format.ts'
import { personPath } from '../people/places.ts'
import { contactQuery } from '../people/queries.ts'
import { Facts } from './facts.tsx'
import { messageQuery } from './queries.ts'
import { Trail } from './trail.tsx'
import './message.css'

export default function MessagePage() {
  const { t } = useTranslation()
  const { messageId = '' } = useParams()
  const message = useQuery(messageQuery(messageId))
  const { data, isPending } = message
  const kindName = useKindName()
  return (
    <>
      <PageHeading
        title={data === undefined ? t('message.title') : kindName(data.kind)}
        above={
          <Link className="back-link" to={data === undefined ? '/people' : personPath(data.contactId)}>
            <ArrowLeftOutlined /> {t('message.back')}
          </Link>
        }
        {...(data === undefined ? {} : { actions: <StateTag state={data.state} /> })}
      />
      {isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      <Trouble query={message} />
      {data !== undefined && <Story message={data} />}
    </>
  )
}

function Story({ message }: { message: MessageView }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const contact = useQuery(contactQuery(message.contactId)).data ?? null
  const zone = contact?.zone ?? DEFAULT_ZONE
  const [showsValues, setShowsValues] = useState(false)
  const navigate = useNavigate()
  const onResent = (old: MessageView, made: MessageView) => {
    if (made.id !== old.id) void navigate(`/messages/${made.id}`)
  }
  const waiting = message.state === 'planned' || message.state === 'claimed'
  return (
    <div className="story">
      <div className="story-left">
        <Card title={t('message.text')}>
          {message.text === null ? (
            <p className="no-text">{waiting ? t('message.noText') : t('message.neverSent')}</p>
          ) : (
            <TextBubble
              text={message.text}
              {...(message.parts === null ? {} : { foot: t('person.parts', { count: message.parts }) })}
            />
          )}
          {message.reason !== null && <p className="story-reason">{pick(message.reason)}</p>}
          <p className="story-actions">
            <MessageActions message={message} saysWhy onResent={(made) => onResent(message, made)} />
          </p>
        </Card>
        <Card title={t('message.facts')}>
          <Facts message={message} contactName={contact?.name ?? null} zone={zone} />
        </Card>
      </div>
      <Card title={t('message.trail')} extra={<ValuesSwitch checked={showsValues} onChange={setShowsValues} />}>
        <p className="card-about">{t('message.trailAbout')}</p>
        <Trail lines={message.trail} zone={zone} state={message.state} showsValues={showsValues} />
      </Card>
    </div>
  )
}

function ValuesSwitch({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <label className="values-switch" htmlFor="values-switch">
      {t('message.values')}
      <Switch id="values-switch" size="small" checked={checked} onChange={onChange} />
    </label>
  )
}
