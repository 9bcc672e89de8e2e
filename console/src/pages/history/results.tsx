import { MessageOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import type { MessageQuery } from '../../api.ts'
import { LoadMore } from '../../components/load-more.tsx'
import { NothingHere } from '../../components/nothing-here.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { DEFAULT_ZONE } from '../../time-format.ts'
import { ContactCard } from './contact-card.tsx'
import type { Target } from './find.ts'
import { contactQuery, messagesQuery } from './queries.ts'
import { Timeline } from './timeline.tsx'

/** The texts of one target as a timeline, and whom they went to beside it. */
export function Results({ target, onPick }: { target: Target; onPick: (target: Target) => void }) {
  const list = useInfiniteQuery(messagesQuery(queryOf(target)))
  const messages = list.data?.pages.flatMap(({ items }) => items) ?? []
  const contactIds = target.by === 'contact' ? [target.id] : [...new Set(messages.map(({ contactId }) => contactId))]
  const [contactId] = contactIds
  const zone = useZone(contactId)
  return (
    <div className="results">
      <section className="results-main">
        <TargetTitle target={target} />
        {list.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
        <Trouble query={list} />
        {list.data !== undefined && <Found messages={messages} zone={zone} />}
        <Earlier list={list} />
      </section>
      <aside className="results-aside">
        {(list.isLoadingError ? [] : contactIds).slice(0, 5).map((id) => (
          <ContactCard
            key={id}
            id={id}
            {...(target.by === 'contact' ? {} : { onOpen: () => onPick({ by: 'contact', id }) })}
          />
        ))}
      </aside>
    </div>
  )
}

function Found({ messages, zone }: { messages: MessageView[]; zone: string }) {
  const { t } = useTranslation()
  if (messages.length > 0) return <Timeline messages={messages} zone={zone} />
  return (
    <NothingHere icon={<MessageOutlined />} title={t('history.noMessagesTitle')} text={t('history.noMessagesText')} />
  )
}

function Earlier({ list }: { list: Parameters<typeof LoadMore>[0]['more'] }) {
  const { t } = useTranslation()
  return <LoadMore more={list} words={t('history.earlier')} />
}

function TargetTitle({ target }: { target: Target }) {
  const { t } = useTranslation()
  const words = {
    contact: 'history.forContact',
    order: 'history.forOrder',
    loan: 'history.forLoan',
  } as const
  return <h2>{target.by === 'phone' ? t('history.forPhone') : t(words[target.by], { id: target.id })}</h2>
}

function useZone(contactId: string | undefined): string {
  const { data } = useQuery({ ...contactQuery(contactId ?? ''), enabled: contactId !== undefined })
  return data?.zone ?? DEFAULT_ZONE
}

function queryOf(target: Target): MessageQuery {
  switch (target.by) {
    case 'phone':
      return { phone: target.phone }
    case 'contact':
      return { contact: target.id }
    case 'order':
      return { order: target.id }
    case 'loan':
      return { loan: target.id }
  }
}
