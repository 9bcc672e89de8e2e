import { RedoOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Alert, App, Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DeliveryView, WebhookView } from '#shared/contracts/console-api/webhook.ts'
import { LoadMore } from '../../components/load-more.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { DEFAULT_ZONE } from '../../time-format.ts'
import { useTypeWords } from './event-types.ts'
import { deliveriesQuery, useRedrive } from './queries.ts'

/** What was posted to an address and what is on its way, the newest event first. */
export function Deliveries({ hook }: { hook: WebhookView }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(deliveriesQuery(hook.id))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const isEmpty = list.data !== undefined && items.length === 0 && !list.hasNextPage
  return (
    <section className="deliveries" aria-label={t('webhooks.deliveries')}>
      <h3>{t('webhooks.deliveries')}</h3>
      {list.isPending && <Skeleton active paragraph={{ rows: 2 }} />}
      <Trouble query={list} />
      {isEmpty && <p className="card-about">{t('webhooks.none')}</p>}
      <ul>
        {items.map((delivery) => (
          <li key={delivery.id} className="delivery">
            <DeliveryRow {...{ hook, delivery }} />
          </li>
        ))}
      </ul>
      <LoadMore more={list} words={t('shell.loadMore')} />
    </section>
  )
}

const TONES = { waiting: 'waiting', delivered: 'good', failed: 'bad' } as const

function DeliveryRow({ hook, delivery }: { hook: WebhookView; delivery: DeliveryView }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const wordsOf = useTypeWords()
  const redrive = useRedrive(hook.id)
  const { id, type, state, timestamp, messageId, nextAt, tries } = delivery
  const words = wordsOf(type)
  const again = () => redrive.mutate(id, { onSuccess: () => void message.success(t('webhooks.redriven')) })
  return (
    <>
      <span className="delivery-what">
        <b>{messageId === null ? words : <Link to={`/messages/${messageId}`}>{words}</Link>}</b>
        <code>{type}</code>
      </span>
      <span className="delivery-state">
        <span className={`state-tag tone-${TONES[state]}`}>{t(`webhooks.state.${state}`)}</span>
        <small>{useAnswerWords(delivery)}</small>
      </span>
      <span className="delivery-when">
        <TimeText at={timestamp} zone={DEFAULT_ZONE} />
        {nextAt !== null && tries > 0 && (
          <small>
            {t('webhooks.next')} <TimeText at={nextAt} zone={DEFAULT_ZONE} />
          </small>
        )}
      </span>
      <span className="delivery-do">
        {state !== 'waiting' && (
          <Button size="small" icon={<RedoOutlined />} loading={redrive.isPending} onClick={again}>
            {t('webhooks.redrive')}
          </Button>
        )}
      </span>
      {redrive.error !== null && <Alert type="error" showIcon title={problem(redrive.error).detail} />}
    </>
  )
}

const KNOWN = [
  'time-out',
  'ECONNREFUSED',
  'ENOTFOUND',
  'not-public',
  'not-trusted',
  'endpoint-off',
  'endpoint-removed',
] as const

/** How often it was tried and what the last try came to. */
function useAnswerWords({ tries, answer }: DeliveryView): string {
  const { t } = useTranslation()
  const tried = tries === 0 ? '' : t('webhooks.tries', { count: tries })
  if (answer === null) return tried
  const { status, code } = answer
  const known = KNOWN.find((one) => one === code)
  const said =
    status !== null
      ? t('webhooks.answered', { status })
      : known === undefined
        ? t('webhooks.noAnswer', { code: code ?? '?' })
        : t(`webhooks.why.${known}`)
  return [tried, said].filter((part) => part !== '').join(t('webhooks.comma'))
}
