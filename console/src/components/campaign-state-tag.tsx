import { CheckCircleFilled, EditOutlined, PauseCircleFilled, StopOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'

const LOOKS = {
  draft: { tone: 'held', icon: <EditOutlined /> },
  active: { tone: 'good', icon: <CheckCircleFilled /> },
  paused: { tone: 'unsure', icon: <PauseCircleFilled /> },
  stopped: { tone: 'held', icon: <StopOutlined /> },
} as const

/** A campaign's state by colour, icon and word together. */
export function CampaignStateTag({ state }: { state: CampaignView['state'] }) {
  const { t } = useTranslation()
  return (
    <span className={`state-tag tone-${LOOKS[state].tone}`}>
      {LOOKS[state].icon}
      {t(`campaignState.${state}`)}
    </span>
  )
}
