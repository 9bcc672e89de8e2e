import { CaretRightOutlined } from '@ant-design/icons'
import { App, Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { CampaignStep } from '../../api.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { useMoveCampaign } from './queries.ts'
import { isRefusedFor, rivalOf } from './rival.ts'
import { SameOccasion } from './same-occasion.tsx'

const DONE = { activate: 'step.activated', pause: 'step.paused', stop: 'step.stopped' } as const

/** Sends on from where a paused campaign was; nothing for another state. Unsaved changes come before it. */
export function ResumeButton({ campaign, isDirty }: { campaign: CampaignView; isDirty: boolean }) {
  const { t } = useTranslation()
  const ask = useStepQuestion(campaign)
  if (campaign.state !== 'paused') return null
  return (
    <Tooltip title={isDirty ? t('campaign.saveFirst') : ''}>
      <Button type="primary" icon={<CaretRightOutlined />} disabled={isDirty} onClick={() => ask('activate')}>
        {t('overview.resume')}
      </Button>
    </Tooltip>
  )
}

/** Asks whether to take a step, takes it, and says in words what stood in its way. */
export function useStepQuestion(campaign: CampaignView): (step: CampaignStep) => void {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const problem = useProblemWords()
  const move = useMoveCampaign(campaign.id)
  const navigate = useNavigate()
  const showRival = (campaignId: string) =>
    modal.confirm({
      title: t('sameOccasion.title'),
      content: <SameOccasion campaignId={campaignId} />,
      okText: t('sameOccasion.open'),
      onOk: () => void navigate(`/campaigns/${campaignId}`),
    })
  const showNeeds = () =>
    modal.confirm({
      title: t('check.needsTitle'),
      content: t('check.needsTextPlain'),
      okText: t('overview.waitsLink'),
      onOk: () => void navigate(`/campaigns/${campaign.id}/check`),
    })
  function showFailure(step: CampaignStep, error: unknown) {
    const rival = step === 'activate' ? rivalOf(error) : null
    if (rival !== null) return void showRival(rival)
    if (isRefusedFor(error, 'needs-approval')) return void showNeeds()
    const { title, detail } = problem(error)
    // The one conflict that activating can meet: a date in the past.
    const isPast = step === 'activate' && isRefusedFor(error, 'conflict')
    modal.error({ title, content: isPast ? t('step.neverFires') : detail })
  }
  return (step) => {
    const resumes = step === 'activate'
    modal.confirm({
      title: t(`step.${step}Title`, { name: campaign.name }),
      content: resumes ? t('step.resumeText') : t(`step.${step}Text`),
      okText: resumes ? t('overview.resume') : t(`step.${step}`),
      okButtonProps: { danger: step === 'stop' },
      // What cannot be undone takes more than pressing Enter twice.
      autoFocusButton: step === 'stop' ? 'cancel' : 'ok',
      onOk: async () => {
        try {
          await move.mutateAsync({ step, rev: campaign.rev })
          void message.success(t(DONE[step]))
        } catch (error) {
          showFailure(step, error)
        }
      },
    })
  }
}
