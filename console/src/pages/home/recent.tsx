import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AuditEntryView } from '#shared/contracts/console-api/audit.ts'
import { CsvButton } from '../../components/csv-button.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useSubjectWord } from '../../subject-word.ts'
import { usePersonWords } from '../../use-line.ts'
import { useWords } from '../../use-words.ts'
import { personPath } from '../people/places.ts'
import { allCampaignsQuery } from '../person/queries.ts'
import { pathOfSubject } from '../record/places.ts'
import { deedWords } from './deeds.ts'
import { recentQuery } from './queries.ts'

/** What people did last; for an admin. */
export function Recent() {
  const { t } = useTranslation()
  const recent = useQuery(recentQuery)
  const { data } = recent
  return (
    <Card
      title={<h2>{t('home.recent')}</h2>}
      loading={recent.isPending}
      extra={<CsvButton source={{ path: '/api/audit' }} name={t('home.recent')} />}
    >
      <Trouble query={recent} />
      {data?.items.length === 0 && <p className="card-about">{t('home.recentNothing')}</p>}
      <ul className="home-recent">
        {data?.items.map((entry) => (
          <li key={entry.id}>
            <Deed entry={entry} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Deed({ entry: { at, by, what, subject } }: { entry: AuditEntryView }) {
  const { t } = useTranslation()
  const words = useWords()
  const person = usePersonWords()
  return (
    <>
      <span>
        {t(deedWords(what))} <Subject subject={subject} />
      </span>
      <small>
        {person(by)} · <time dateTime={at}>{words.instant(at)}</time>
      </small>
    </>
  )
}

function Subject({ subject: { type, id } }: Pick<AuditEntryView, 'subject'>) {
  const { data } = useQuery(allCampaignsQuery)
  const subjectWord = useSubjectWord()
  if (type === 'contact') return <Link to={personPath(id)}>{id}</Link>
  const record = pathOfSubject({ type, id })
  if (record !== null) return <Link to={record}>{`${subjectWord(type)} ${id}`}</Link>
  const campaign = type === 'campaign' ? data?.find((each) => each.id === id) : undefined
  return campaign === undefined ? null : <Link to={`/campaigns/${id}`}>{campaign.name}</Link>
}
