import { MessageOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Card, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import { MessageState, Reason } from '#shared/contracts/message.ts'
import { api, type Cursor, type FigureQuery } from '../../api.ts'
import { LoadMore } from '../../components/load-more.tsx'
import { NothingHere } from '../../components/nothing-here.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useWords } from '../../use-words.ts'
import { useCampaign } from '../campaign/campaign-context.ts'

/** The messages behind a figure of a campaign or of one of its runs, as the address names it. */
export default function CampaignMessagesPage() {
  const { t } = useTranslation()
  const { campaign } = useCampaign()
  const asked = useFigure(campaign.id)
  const list = useInfiniteQuery({
    queryKey: ['figure', asked],
    queryFn: ({ pageParam }) => api.figureMessages(asked, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
  })
  const messages = list.data?.pages.flatMap(({ items }) => items) ?? []
  const isNarrowed = asked.state !== undefined || asked.reason !== undefined || 'run' in asked
  return (
    <Card
      title={<Title asked={asked} first={messages[0]} />}
      extra={isNarrowed && <Link to={`/campaigns/${campaign.id}/messages`}>{t('results.showAll')}</Link>}
    >
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
    </Card>
  )
}

/** What the address asks for; what is no state or reason of ours is left out. */
function useFigure(campaign: string): FigureQuery {
  const [params] = useSearchParams()
  const state = MessageState.safeParse(params.get('state')).data
  const reason = Reason.safeParse(params.get('reason')).data
  const run = params.get('run')
  return {
    ...(run === null ? { campaign } : { run }),
    ...(state === undefined ? {} : { state }),
    ...(reason === undefined ? {} : { reason }),
  }
}

/** The state or reason in words; a reason's are those of the messages found. */
function Title({ asked: { state, reason }, first }: { asked: FigureQuery; first: MessageView | undefined }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const parts = [
    ...(state === undefined ? [] : [t(`state.${state}.name`)]),
    ...(reason === undefined || first?.reason?.code !== reason ? [] : [pick(first.reason)]),
  ]
  return <>{parts.length === 0 ? t('results.allMessages') : parts.join(' · ')}</>
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
