import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Progress, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { DryRunView } from '#shared/contracts/console-api/dry-run.ts'
import { api } from '../../api.ts'
import { ButtonLink } from '../../components/button-link.tsx'
import { Failed } from '../../components/failed.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { RequestFailure } from '../../request-failure.ts'
import { useWords } from '../../use-words.ts'
import { type CampaignContext, useCampaign } from '../campaign/campaign-context.ts'
import { isRefusedFor } from '../campaign/rival.ts'
import { Found } from './found.tsx'
import { dryRunQuery } from './queries.ts'
import './check.css'

/** The last step: what the campaign would do as it stands, found without sending, and the button that makes it so. */
export default function CheckPage() {
  const { t } = useTranslation()
  const context = useCampaign()
  const { campaign, editing } = context
  const [params, setParams] = useSearchParams()
  const runId = params.get('run')
  const { mutate, isPending, isIdle, isError, error, reset } = useMutation({
    mutationFn: () => api.startDryRun(campaign.id),
    onSuccess: ({ id }) => setParams({ run: id }, { replace: true }),
  })
  const isUnsaved = editing.change !== undefined
  const canStart = runId === null && !isUnsaved && isIdle
  useEffect(() => {
    if (canStart) mutate()
  }, [canStart, mutate])
  function again() {
    reset()
    setParams({}, { replace: true })
  }

  if (runId !== null) return <Checked key={runId} runId={runId} onAgain={again} context={context} />
  if (isUnsaved && editing.hasFailed) {
    return <Alert type="error" showIcon title={t('check.notSavedTitle')} description={t('check.notSavedText')} />
  }
  if (isError && isRefusedFor(error, 'conflict')) return <PastDate context={context} />
  if (isError && lacksMoment(error)) return <NoDate context={context} />
  if (isError) return <Failed error={error} onRetry={again} />
  return (
    <Card>
      <p className="card-about">{isPending || !isUnsaved ? t('check.about') : t('check.waitSave')}</p>
      <Skeleton active paragraph={{ rows: 6 }} />
    </Card>
  )
}

function lacksMoment(error: Error): boolean {
  if (!(error instanceof RequestFailure)) return false
  return error.problem.errors?.some(({ path, code }) => path === 'settings.date' && code === 'missing') ?? false
}

function NoDate({ context: { campaign } }: { context: CampaignContext }) {
  const { t } = useTranslation()
  return (
    <Alert
      type="warning"
      showIcon
      title={t('check.noDateTitle')}
      description={t('check.noDateText')}
      action={
        <ButtonLink to={`/campaigns/${campaign.id}/${campaign.state === 'draft' ? 'content' : 'edit'}`}>
          {t('check.toMoment')}
        </ButtonLink>
      }
    />
  )
}

function PastDate({ context: { campaign } }: { context: CampaignContext }) {
  const { t } = useTranslation()
  return (
    <Alert
      type="warning"
      showIcon
      title={t('check.pastTitle')}
      description={t('check.pastText')}
      action={
        <ButtonLink to={`/campaigns/${campaign.id}/${campaign.state === 'draft' ? 'content' : 'edit'}`}>
          {t('check.toContent')}
        </ButtonLink>
      }
    />
  )
}

type Props = { runId: string; onAgain: () => void; context: CampaignContext }

function Checked({ runId, onAgain, context }: Props) {
  const { t } = useTranslation()
  const query = useQuery(dryRunQuery(runId))
  const dryRun = query.data
  if (query.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (dryRun === undefined) {
    return query.isError ? <Failed error={query.error} onRetry={onAgain} /> : null
  }
  if (dryRun.state === 'running') return <Running dryRun={dryRun} />
  if (dryRun.state === 'failed') {
    return (
      <Alert
        type="error"
        showIcon
        title={t('check.failedTitle')}
        description={t('check.failedText')}
        action={<Button onClick={onAgain}>{t('check.again')}</Button>}
      />
    )
  }
  return (
    <>
      <Trouble query={query} />
      <Found dryRun={dryRun} context={context} onAgain={onAgain} />
    </>
  )
}

function Running({ dryRun: { selected, progress } }: { dryRun: DryRunView }) {
  const { t } = useTranslation()
  const words = useWords()
  const percent = progress.of === 0 ? 0 : Math.round((100 * progress.done) / progress.of)
  const title = t('check.running', { n: words.number(selected) })
  return (
    <Card>
      <p role="status">{title}</p>
      <Progress percent={percent} status="active" aria-label={title} />
      <p className="card-about">{t('check.runningText')}</p>
    </Card>
  )
}
