import { CaretRightOutlined, PauseOutlined, StopOutlined } from '@ant-design/icons'
import { App, Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { PROBLEM_TYPE } from '#shared/contracts/problem-type.ts'
import type { CampaignStep } from '../../api.ts'
import { CampaignStateTag } from '../../components/campaign-state-tag.tsx'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'
import { useRights } from '../../use-session.ts'
import { useMoveCampaign } from './queries.ts'
import { rivalOf } from './rival.ts'
import { SameOccasion } from './same-occasion.tsx'

const STEPS_OF: Record<CampaignView['state'], CampaignStep[]> = {
  draft: ['stop', 'activate'],
  active: ['stop', 'pause'],
  paused: ['stop', 'activate'],
  stopped: [],
}
const ICONS: Record<CampaignStep, ReactNode> = {
  activate: <CaretRightOutlined />,
  pause: <PauseOutlined />,
  stop: <StopOutlined />,
}
const CONFLICT = `${PROBLEM_TYPE}conflict`
const DONE = { activate: 'step.activated', pause: 'step.paused', stop: 'step.stopped' } as const

/** State and version, and the steps that this state allows, each asked about first. Unsaved changes come before them. */
export function StateActions({ campaign, isDirty }: { campaign: CampaignView; isDirty: boolean }) {
  const { t } = useTranslation()
  const { editsCampaigns } = useRights()
  const ask = useStepQuestion(campaign)
  return (
    <>
      <CampaignStateTag state={campaign.state} />
      <span className="version">{t('campaigns.versionOf', { version: campaign.version })}</span>
      {editsCampaigns &&
        STEPS_OF[campaign.state].map((step) => (
          <Tooltip key={step} title={isDirty ? t('campaign.saveFirst') : ''}>
            <Button
              type={step === 'activate' ? 'primary' : 'default'}
              danger={step === 'stop'}
              icon={ICONS[step]}
              disabled={isDirty}
              onClick={() => ask(step)}
            >
              {t(`step.${step}`)}
            </Button>
          </Tooltip>
        ))}
    </>
  )
}

function useStepQuestion(campaign: CampaignView): (step: CampaignStep) => void {
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
  return (step) => {
    const resumes = step === 'activate' && campaign.state === 'paused'
    modal.confirm({
      title: t(`step.${step}Title`, { name: campaign.name }),
      content: resumes ? t('step.resumeText') : t(`step.${step}Text`),
      okText: t(`step.${step}`),
      okButtonProps: { danger: step === 'stop' },
      // What cannot be undone takes more than pressing Enter twice.
      autoFocusButton: step === 'stop' ? 'cancel' : 'ok',
      onOk: async () => {
        try {
          await move.mutateAsync({ step, rev: campaign.rev })
          void message.success(t(DONE[step]))
        } catch (error) {
          // The one conflict that activating can meet: a date in the past.
          const isPast = step === 'activate' && error instanceof RequestFailure && error.problem.type === CONFLICT
          const { title, detail } = problem(error)
          const rival = step === 'activate' ? rivalOf(error) : null
          if (rival !== null) return void showRival(rival)
          modal.error({ title, content: isPast ? t('step.neverFires') : detail })
        }
      },
    })
  }
}
