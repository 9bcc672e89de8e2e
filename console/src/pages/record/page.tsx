import { FormOutlined, QuestionCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Card, Descriptions, Popconfirm, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { RecordDetail, RecordView } from '#shared/contracts/console-api/record.ts'
import { ButtonLink } from '../../components/button-link.tsx'
import { NotFound } from '../../components/not-found.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { DEFAULT_ZONE } from '../../time-format.ts'
import { useRights } from '../../use-session.ts'
import { personPath } from '../people/places.ts'
import { contactQuery } from '../people/queries.ts'
import { MessageDays } from '../person/message-days.tsx'
import { recordQuery, recordTypesQuery, useSay } from './queries.ts'
import { factsOf, type ToldFact } from './record-words.ts'
import { SayDialog } from './say-dialog.tsx'
import { useRecordWords } from './use-record-words.ts'
import '../people/people.css'
import '../person/person.css'
import './record.css'

export default function RecordPage() {
  const { type = '', recordId = '' } = useParams()
  return <One key={`${type} ${recordId}`} type={type} id={recordId} />
}

/** One order, parcel, loan or other record: what has become of it, what is known of it, and the texts about it. */
function One({ type, id }: { type: string; id: string }) {
  const query = useQuery(recordQuery(type, id))
  const { data } = query
  const words = useRecordWords()
  if (data === null) return <NotFound />
  return (
    <>
      <PageHeading
        title={words.title(data ?? { type: 'order', id })}
        {...(data !== undefined && { about: <Whose record={data} />, actions: <Actions record={data} /> })}
      />
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      <Trouble query={query} />
      {data !== undefined && <Story record={data} />}
    </>
  )
}

function Whose({ record: { contactId } }: { record: RecordView }) {
  const { t } = useTranslation()
  const contact = useQuery({ ...contactQuery(contactId ?? ''), enabled: contactId !== null })
  if (contactId === null) return t('record.nobodys')
  return <Link to={personPath(contactId)}>{contact.data?.name ?? contactId}</Link>
}

function useZone({ contactId }: Pick<RecordView, 'contactId'>): string {
  const contact = useQuery({ ...contactQuery(contactId ?? ''), enabled: contactId !== null })
  return contact.data?.zone ?? DEFAULT_ZONE
}

function Actions({ record }: { record: RecordView }) {
  const { t } = useTranslation()
  const { changesRecords } = useRights()
  const zone = useZone(record)
  const [saying, setSaying] = useState(false)
  const why = whyPath(record)
  return (
    <>
      {changesRecords && (
        <>
          <Button type="primary" icon={<FormOutlined />} onClick={() => setSaying(true)}>
            {t('record.say')}
          </Button>
          <SayDialog told={{ record }} zone={zone} open={saying} onClose={() => setSaying(false)} />
        </>
      )}
      {why !== null && (
        <ButtonLink to={why} icon={<QuestionCircleOutlined />}>
          {t('record.why')}
        </ButtonLink>
      )}
    </>
  )
}

/** The question why, which is asked of orders and whole loans. */
function whyPath({ type, id, contactId }: RecordView): string | null {
  if (contactId === null) return null
  if (type === 'order') return personPath(contactId, { order: id })
  return type === 'instalment' ? personPath(contactId, { loan: id.slice(0, id.lastIndexOf(':')) }) : null
}

function Story({ record }: { record: RecordDetail }) {
  const { t } = useTranslation()
  const zone = useZone(record)
  const words = useRecordWords(zone)
  const facts = factsOf(record)
  const shop = record.shop === null ? [] : [{ key: '@shop', label: t('record.shop'), children: record.shop }]
  const fields = words.fields(record).map(({ name, label, value }) => ({ key: name, label, children: value }))
  const items = [...shop, ...fields]
  return (
    <div className="person is-record">
      <div className="person-main">
        <Card title={<h2>{t('record.happened')}</h2>}>
          {facts.length === 0 && <p className="card-about">{t('record.nothingYet')}</p>}
          <ol className="record-facts">
            {facts.map((fact) => (
              <Fact key={fact.name} record={record} fact={fact} zone={zone} />
            ))}
          </ol>
        </Card>
        <section className="record-texts">
          <h2>{t('record.texts')}</h2>
          {record.messages.items.length === 0 && <p className="card-about">{t('record.noTexts')}</p>}
          <MessageDays messages={record.messages.items} zone={zone} />
        </section>
      </div>
      <aside className="person-aside" aria-label={t('record.fields')}>
        <Card title={<h2>{t('record.fields')}</h2>}>
          {items.length === 0 && <p className="card-about">{t('record.noFields')}</p>}
          <Descriptions colon={false} column={1} size="small" items={items} />
        </Card>
      </aside>
    </div>
  )
}

function Fact({ record, fact, zone }: { record: RecordDetail; fact: ToldFact; zone: string }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { changesRecords } = useRights()
  const types = useQuery({ ...recordTypesQuery, enabled: changesRecords })
  const { message } = App.useApp()
  const problem = useProblemWords()
  const say = useSay()
  const declared = types.data?.items.find(({ type }) => type === record.type)
  const mayTakeBack = declared?.facts.some(({ name, isTakenBack }) => name === fact.name && isTakenBack) === true
  return (
    <li>
      <b>{pick(fact.words)}</b>
      <TimeText at={fact.at} zone={zone} />
      {mayTakeBack && (
        <Popconfirm
          title={t('record.takeBackTitle', { what: pick(fact.words) })}
          description={t('record.takeBackAbout')}
          okText={t('record.takeBack')}
          onConfirm={() => takeBack()}
        >
          <Button size="small" type="text" aria-label={t('record.takeBackOf', { what: pick(fact.words) })}>
            {t('record.takeBack')}
          </Button>
        </Popconfirm>
      )}
    </li>
  )

  /** The line is gone once the fact is taken back, and with it what its own callbacks would say. */
  function takeBack() {
    say.mutateAsync({ type: record.type, id: record.id, change: { facts: { [fact.name]: null } } }).then(
      ({ textsLeft }) => message.success(t(textsLeft ? 'record.saidTooLate' : 'record.said')),
      (error) => message.error(problem(error).detail),
    )
  }
}
