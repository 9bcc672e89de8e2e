import { EditOutlined, MergeCellsOutlined, QuestionCircleOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useParams, useSearchParams } from 'react-router'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { DEFAULT_ZONE } from '../../time-format.ts'
import { useRights } from '../../use-session.ts'
import { inboxQuery } from '../inbox/queries.ts'
import { personPath } from '../people/places.ts'
import { contactQuery } from '../people/queries.ts'
import { recordsOfQuery } from '../record/queries.ts'
import { type About, listAbout } from './about.ts'
import { ConsentCard } from './consent-card.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { FactsCard } from './facts-card.tsx'
import { HoldsCard } from './holds-card.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { NotesCard } from './notes-card.tsx'
import { ErasedNotice, OwnDataCard } from './own-data-card.tsx'
import { calendarQuery, textsQuery } from './queries.ts'
import { RecordsCard } from './records-card.tsx'
import { Timeline } from './timeline.tsx'
import { WhyPanel } from './why-panel.tsx'
import { askedIn, paramsOf, type WhyAsked } from './why-question.ts'
import '../people/people.css'
import './person.css'

const DAY_QUESTION: WhyAsked = { by: 'day', id: '', campaign: null, day: null }

export default function PersonPage() {
  const { contactId = '' } = useParams()
  return <Person key={contactId} contactId={contactId} />
}

/** One person: what may reach them, what they got and are to get, and why not. */
function Person({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const contact = useQuery(contactQuery(contactId))
  const { data, isPending } = contact
  const name = useHeading(contactId, data)
  const [params] = useSearchParams()
  if (data?.mergedInto != null) {
    return <Navigate to={{ pathname: personPath(data.mergedInto), search: params.toString() }} replace />
  }
  return (
    <>
      <PageHeading
        title={name}
        {...(data ? { about: `${t(`contactKind.${data.kind}`)} · ${contactId}` } : {})}
        {...(data === undefined ? {} : { actions: <Actions contact={data} /> })}
      />
      {data != null && <ErasedNotice contact={data} />}
      {isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      <Trouble query={contact} />
      {data !== undefined && <Story contactId={contactId} contact={data} />}
    </>
  )
}

function useHeading(contactId: string, contact: ContactView | null | undefined): string {
  const { t } = useTranslation()
  if (contact === undefined) return t('person.title')
  if (contact === null) return contactId
  const { name, salutation, erased } = contact
  if (erased !== null) return t('ownData.erasedName')
  if (name === null) return t('contact.unnamed')
  if (salutation === null) return name
  // Chinese sets a space between letters of two scripts, and none within one.
  const spaced = /\p{Script=Han}$/u.test(name) ? name : `${name} `
  return t('person.salutedName', { name: spaced, salutation: t(`salutation.${salutation}`) }).trim()
}

function Actions({ contact }: { contact: ContactView | null }) {
  const { t } = useTranslation()
  const { changesConsent } = useRights()
  const [, setParams] = useSearchParams()
  const [editing, setEditing] = useState(false)
  const [merging, setMerging] = useState(false)
  return (
    <>
      <Button type="primary" icon={<QuestionCircleOutlined />} onClick={() => setParams(paramsOf(DAY_QUESTION))}>
        {t('why.title')}
      </Button>
      {changesConsent && contact !== null && (
        <>
          <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
            {t('person.edit')}
          </Button>
          <EditDialog contact={contact} open={editing} onClose={() => setEditing(false)} />
          {contact.erased === null && (
            <Button icon={<MergeCellsOutlined />} onClick={() => setMerging(true)}>
              {t('merge.button')}
            </Button>
          )}
          <MergeDialog contact={contact} open={merging} onClose={() => setMerging(false)} />
        </>
      )}
    </>
  )
}

function Story({ contactId, contact }: { contactId: string; contact: ContactView | null }) {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const texts = useInfiniteQuery(textsQuery(contactId))
  const calendar = useInfiniteQuery(calendarQuery(contactId))
  const { readsInbox } = useRights()
  const open = useInfiniteQuery({ ...inboxQuery('open', contactId), enabled: readsInbox })
  const records = useQuery(recordsOfQuery(contactId))
  const done = useInfiniteQuery({ ...inboxQuery('done', contactId), enabled: readsInbox })
  const replies = [open, done].flatMap(({ data }) => data?.pages.flatMap(({ items }) => items) ?? [])
  const messages = texts.data?.pages.flatMap(({ items }) => items) ?? []
  const entries = calendar.data?.pages.flatMap(({ items }) => items) ?? []
  const about = listAbout(messages, entries)
  const asked = askedIn(params)
  const zone = contact?.zone ?? DEFAULT_ZONE
  return (
    <div className="person">
      <div className="person-main">
        {asked !== null && (
          <WhyPanel
            contactId={contactId}
            zone={zone}
            asked={asked}
            about={about}
            onAsk={(next) => setParams(paramsOf(next), { replace: true })}
            onClose={() => setParams({})}
          />
        )}
        <Timeline
          texts={texts}
          calendar={calendar}
          changes={contact?.changes ?? []}
          notes={contact?.notes ?? []}
          replies={replies}
          records={records.data?.items ?? []}
          zone={zone}
        />
      </div>
      <aside className="person-aside" aria-label={t('person.aside')}>
        {contact === null ? (
          <p className="person-unknown">{t('contact.missing')}</p>
        ) : (
          <MayReach contact={contact} about={about} />
        )}
        <RecordsCard
          contactId={contactId}
          zone={zone}
          about={about}
          mayBeTold={contact !== null && contact.erased === null}
        />
        {contact !== null && <Known contact={contact} />}
      </aside>
    </div>
  )
}

function MayReach({ contact, about }: { contact: ContactView; about: readonly About[] }) {
  return (
    <>
      <ConsentCard contact={contact} />
      {contact.erased === null && <HoldsCard contact={contact} about={about} />}
    </>
  )
}

function Known({ contact }: { contact: ContactView }) {
  return (
    <>
      {contact.erased === null && <NotesCard contact={contact} />}
      <FactsCard contact={contact} />
      <OwnDataCard contact={contact} />
    </>
  )
}
