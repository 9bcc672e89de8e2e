import { ArrowLeftOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Skeleton, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useNavigate } from 'react-router'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { Failed } from '../../components/failed.tsx'
import { KindIcon } from '../../components/kind-icon.tsx'
import { KindSample } from '../../components/kind-sample.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { kindsQuery } from '../../kind-names.ts'
import { useNow } from '../../use-clock.ts'
import { useRights } from '../../use-session.ts'
import { nextSendOf } from '../campaigns/next-send.ts'
import { campaignsQuery } from '../campaigns/queries.ts'
import { useCreateCampaign } from './queries.ts'
import '../campaigns/campaigns.css'

export default function NewCampaignPage() {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { editsCampaigns } = useRights()
  const navigate = useNavigate()
  const problem = useProblemWords()
  const kinds = useQuery(kindsQuery)
  const now = useNow()
  const create = useCreateCampaign()
  const active = useInfiniteQuery(campaignsQuery('active')).data?.pages.flatMap(({ items }) => items) ?? []
  if (!editsCampaigns) return <Navigate to="/campaigns" replace />
  function begin(kind: KindView) {
    create.mutate(
      { kind: kind.id, name: pick(kind.names) },
      { onSuccess: ({ id }) => void navigate(`/campaigns/${id}/audience`) },
    )
  }
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
      {create.isError && <Alert type="error" showIcon title={problem(create.error).detail} />}
      <div className="kind-cards">
        {kinds.data?.map((kind) => (
          <KindCard
            key={kind.id}
            kind={kind}
            active={active.filter((one) => one.kind === kind.id && nextSendOf(one, now).kind !== 'over').length}
            busy={create.isPending && create.variables.kind === kind.id}
            onPick={() => begin(kind)}
          />
        ))}
      </div>
    </>
  )
}

type CardProps = { kind: KindView; active: number; busy: boolean; onPick: () => void }

function KindCard({ kind, active, busy, onPick }: CardProps) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  return (
    <Card className="kind-card">
      <header>
        <KindIcon kind={kind.id} />
        <div>
          <h2>{pick(kind.names)}</h2>
          <span className="tags">
            <Tag variant="filled">{t(`category.${kind.category}`)}</Tag>
            <Tag variant="filled">{t(kind.trigger === 'event' ? 'newCampaign.byEvent' : 'newCampaign.bySchedule')}</Tag>
            {active > 0 && <Tag variant="filled">{t('draftSteps.activeAlready', { n: active })}</Tag>}
          </span>
        </div>
      </header>
      <p>{pick(kind.about)}</p>
      <KindSample kind={kind} />
      <Button block loading={busy} onClick={onPick} aria-label={`${t('newCampaign.pick')}: ${pick(kind.names)}`}>
        {t('newCampaign.pick')}
      </Button>
    </Card>
  )
}
