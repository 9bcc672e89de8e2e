import { CheckCircleOutlined, CommentOutlined, ReloadOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Segmented, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { LoadMore } from '../../components/load-more.tsx'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useRights } from '../../use-session.ts'
import { inboxQuery } from './queries.ts'
import { ReplyCard } from './reply-card.tsx'
import './inbox.css'

const STATES = ['open', 'done'] as const

export default function InboxPage() {
  const { t } = useTranslation()
  const { readsInbox } = useRights()
  return (
    <>
      <PageHeading title={t('inbox.title')} about={t('inbox.about')} />
      {readsInbox ? (
        <Replies />
      ) : (
        <NothingHere icon={<CommentOutlined />} title={t('failed.forbiddenTitle')} text={t('inbox.noRight')} />
      )}
    </>
  )
}

function Replies() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const state = params.get('state') === 'done' ? 'done' : 'open'
  const list = useInfiniteQuery(inboxQuery(state))
  const replies = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <div className="inbox-bar">
        <Segmented
          aria-label={t('inbox.filter')}
          value={state}
          options={STATES.map((value) => ({ value, label: t(`inbox.state.${value}`) }))}
          onChange={(value) => setParams(value === 'open' ? {} : { state: value }, { replace: true })}
        />
        <Button icon={<ReloadOutlined />} loading={list.isRefetching} onClick={() => list.refetch()}>
          {t('inbox.refresh')}
        </Button>
      </div>
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      <Trouble query={list} />
      {list.data !== undefined && replies.length === 0 && !list.hasNextPage && (
        <div className="inbox-empty">
          <NothingHere icon={<CheckCircleOutlined />} title={t('inbox.emptyTitle')} text={t(`inbox.empty.${state}`)} />
        </div>
      )}
      <ul className="replies">
        {replies.map((reply) => (
          <li key={reply.id}>
            <ReplyCard reply={reply} />
          </li>
        ))}
      </ul>
      <LoadMore more={list} words={t('shell.loadMore')} />
    </>
  )
}
