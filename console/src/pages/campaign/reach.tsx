import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Card, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AudiencePreviewView } from '#shared/contracts/console-api/audience.ts'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { api } from '../../api.ts'
import { Bars } from '../../components/bars.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useSettled } from '../../use-settled.ts'
import { useWords } from '../../use-words.ts'

const SETTLED_MS = 400
const KEPT_MS = 15_000

type Props = { kind: KindView; category: CampaignView['category']; audience: CampaignView['audience'] }

/** Beside the audience: who of it can be reached now, who cannot and why, and twenty of them. */
export function Reach({ kind, category, audience }: Props) {
  const { t } = useTranslation()
  const asked = useSettled(audience, SETTLED_MS)
  const query = useQuery({
    queryKey: ['audience', kind.id, category, asked],
    queryFn: () => api.previewAudience({ kind: kind.id, category, audience: asked }),
    placeholderData: keepPreviousData,
    staleTime: KEPT_MS,
  })
  return (
    <Card title={t('reach.title')} className="reach">
      <div aria-live="polite">
        {query.isPending && (
          <>
            <p className="card-about">{t('reach.counting')}</p>
            <Skeleton active paragraph={{ rows: 4 }} />
          </>
        )}
        <Trouble query={query} />
        {query.data !== undefined && (
          <>
            <Numbers found={query.data} isByEvent={kind.trigger === 'event'} />
            {query.isPlaceholderData && <p className="card-about">{t('reach.updating')}</p>}
          </>
        )}
      </div>
      {query.data !== undefined && query.data.sample.length > 0 && <Sample people={query.data.sample} />}
    </Card>
  )
}

function Numbers({ found, isByEvent }: { found: AudiencePreviewView; isByEvent: boolean }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const words = useWords()
  const { total, sendable, heldBack, reasons, exact, read } = found
  if (total === 0) return <p>{t('reach.none')}</p>
  return (
    <>
      <p className="reach-number">
        {sendable === 0 ? t('reach.nobody') : t('reach.sendable', { people: words.people(sendable) })}
      </p>
      <p className="card-about">
        {total === sendable
          ? t('reach.totalAll', { total: words.people(total) })
          : t('reach.total', { total: words.people(total), held: words.people(total - sendable) })}
        {isByEvent && ` ${t('reach.byEvent')}`}
      </p>
      <Bars
        bars={reasons.map((reason) => ({
          key: reason.code,
          words: pick(reason),
          count: heldBack[reason.code] ?? 0,
        }))}
      />
      {!exact && <p className="card-about">{t('reach.projected', { n: words.number(read) })}</p>}
    </>
  )
}

function Sample({ people }: { people: AudiencePreviewView['sample'] }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  return (
    <section className="reach-sample">
      <h2>{t('reach.sample', { n: people.length })}</h2>
      <ul>
        {people.map(({ contactId, name, reason }) => (
          <li key={contactId}>
            <span>{name ?? t('reach.unnamed')}</span>
            <small className={reason === null ? 'is-good' : ''}>
              {reason === null ? <CheckCircleOutlined /> : <MinusCircleOutlined />}{' '}
              {reason === null ? t('reach.willGet') : pick(reason)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
