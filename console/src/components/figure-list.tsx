import { MessageOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import { api, type Cursor, type FigureQuery } from '../api.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useWords } from '../use-words.ts'
import { LoadMore } from './load-more.tsx'
import { NothingHere } from './nothing-here.tsx'
import { StateTag } from './state-tag.tsx'
import { Trouble } from './trouble.tsx'
import './figure-list.css'

export function useFigureMessages(asked: FigureQuery) {
  return useInfiniteQuery({
    queryKey: ['figure', asked],
    queryFn: ({ pageParam }) => api.figureMessages(asked, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
  })
}

/** The messages behind a figure of a campaign or of one of its runs. */
export function FigureList({ asked }: { asked: FigureQuery }) {
  const { t } = useTranslation()
  const list = useFigureMessages(asked)
  const messages = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      <Trouble query={list} />
      {list.isSuccess && messages.length === 0 && !list.hasNextPage && (
        <NothingHere icon={<MessageOutlined />} title={t('results.nobody')} text={t('results.nobodyText')} />
      )}
      <ul className="figure-messages">
        {messages.map((message) => (
          <li key={message.id}>
            <Row message={message} />
          </li>
        ))}
      </ul>
      <LoadMore more={list} words={t('shell.loadMore')} />
    </>
  )
}

function Row({ message: { id, contactId, state, reason, text, dueAt, submittedAt } }: { message: MessageView }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const words = useWords()
  const at = submittedAt ?? dueAt
  return (
    <Link className="figure-message" to={`/messages/${id}`}>
      <StateTag state={state} />
      <span className="figure-text">
        <b>{t('results.contact', { id: contactId })}</b>
        {text}
        {reason !== null && <small>{pick(reason)}</small>}
      </span>
      <time dateTime={at}>{words.instant(at)}</time>
    </Link>
  )
}
