import { ArrowLeftOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Alert, Input, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useNavigate } from 'react-router'
import { BUSINESS_LINES, type BusinessLine } from '#shared/contracts/business-line.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { Failed } from '../../components/failed.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { kindsQuery } from '../../kind-names.ts'
import { useNow } from '../../use-clock.ts'
import { useRights } from '../../use-session.ts'
import { nextSendOf } from '../campaigns/next-send.ts'
import { campaignsQuery } from '../campaigns/queries.ts'
import { BusinessQuestion } from './business-question.tsx'
import { KindCard, type PickProps } from './kind-card.tsx'
import { KindRow } from './kind-row.tsx'
import { findKinds, firstKindsFor } from './offered.ts'
import { businessQuery, useChangeBusiness, useCreateCampaign, useTakeScenario } from './queries.ts'
import '../campaigns/campaigns.css'
import './first-choice.css'

/** When the kinds were asked for last, some event may have come since. */
const FRESH_MS = 30_000

export default function NewCampaignPage() {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { editsCampaigns } = useRights()
  const navigate = useNavigate()
  const problem = useProblemWords()
  const kinds = useQuery({ ...kindsQuery, staleTime: FRESH_MS })
  const now = useNow()
  const create = useCreateCampaign()
  const take = useTakeScenario()
  const failed = create.error ?? take.error
  const active = useInfiniteQuery(campaignsQuery('active')).data?.pages.flatMap(({ items }) => items) ?? []
  if (!editsCampaigns) return <Navigate to="/campaigns" replace />
  const propsOf = (kind: KindView): PickProps => ({
    kind,
    active: active.filter((one) => one.kind === kind.id && nextSendOf(one, now).kind !== 'over').length,
    busy: (create.isPending && create.variables.kind === kind.id) || (take.isPending && take.variables === kind.id),
    onTake: () => take.mutate(kind.id, { onSuccess: ({ id }) => void navigate(`/campaigns/${id}/content`) }),
    onPick: () =>
      create.mutate(
        { kind: kind.id, name: pick(kind.names) },
        { onSuccess: ({ id }) => void navigate(`/campaigns/${id}/audience`) },
      ),
  })
  return (
    <>
      <PageHeading
        title={t('newCampaign.title')}
        about={t('newCampaign.about')}
        above={
          <Link className="back-link" to="/campaigns">
            <ArrowLeftOutlined /> {t('campaign.back')}
          </Link>
        }
      />
      {kinds.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {kinds.isError && <Failed error={kinds.error} onRetry={() => kinds.refetch()} />}
      {failed !== null && <Alert type="error" showIcon title={problem(failed).detail} />}
      {kinds.data !== undefined && <Choice kinds={kinds.data} propsOf={propsOf} />}
    </>
  )
}

type ChoiceProps = { kinds: readonly KindView[]; propsOf: (kind: KindView) => PickProps }

/** The eight cards of the company's line of business, then all the others with a search over everything. */
function Choice({ kinds, propsOf }: ChoiceProps) {
  const { t } = useTranslation()
  const business = useQuery(businessQuery)
  const change = useChangeBusiness()
  const [query, setQuery] = useState('')
  if (business.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  const line = business.data?.line ?? null
  const isSearching = query.trim() !== ''
  const first = line === null ? [] : firstKindsFor(line, kinds)
  const listed = isSearching ? findKinds(query, kinds) : kinds.filter((kind) => !first.includes(kind))
  const pickLine = (next: BusinessLine) => change.mutate({ line: next, rev: business.data?.rev ?? 0 })
  return (
    <>
      {line === null && !isSearching && business.isSuccess && (
        <BusinessQuestion busy={change.isPending} onPick={pickLine} />
      )}
      {line !== null && !isSearching && (
        <section>
          <div className="first-choice-bar">
            <h2>{t(`firstChoice.forLine.${line}`)}</h2>
            <Select
              aria-label={t('firstChoice.question')}
              value={line}
              loading={change.isPending}
              onChange={pickLine}
              options={BUSINESS_LINES.map((value) => ({ value, label: t(`firstChoice.line.${value}`) }))}
            />
          </div>
          <div className="kind-cards">
            {first.map((kind) => (
              <KindCard key={kind.id} {...propsOf(kind)} />
            ))}
          </div>
        </section>
      )}
      <section>
        <div className="first-choice-bar">
          <h2>{t(line === null || isSearching ? 'firstChoice.all' : 'firstChoice.more')}</h2>
          <Input.Search
            allowClear
            className="kind-search"
            aria-label={t('firstChoice.search')}
            placeholder={t('firstChoice.search')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
        {listed.length === 0 && (
          <p role="status">{t(isSearching ? 'firstChoice.nothingFound' : 'firstChoice.noMore')}</p>
        )}
        <ul className="kind-list">
          {listed.map((kind) => (
            <KindRow key={kind.id} {...propsOf(kind)} />
          ))}
        </ul>
      </section>
    </>
  )
}
