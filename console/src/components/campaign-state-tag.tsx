import {
  CheckCircleFilled,
  CheckSquareOutlined,
  EditOutlined,
  PauseCircleFilled,
  StopOutlined,
} from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'

const LOOKS = {
  draft: { tone: 'held', icon: <EditOutlined /> },
  active: { tone: 'good', icon: <CheckCircleFilled /> },
  paused: { tone: 'unsure', icon: <PauseCircleFilled /> },
  stopped: { tone: 'held', icon: <StopOutlined /> },
} as const

type Props = {
  state: CampaignView['state']
  /** Whether its only day is past. */
  isOver?: boolean
}

/** A campaign's state by colour, icon and word together. */
export function CampaignStateTag({ state, isOver = false }: Props) {
  const { t } = useTranslation()
  const look = isOver ? { tone: 'held', icon: <CheckSquareOutlined /> } : LOOKS[state]
  return (
    <span className={`state-tag tone-${look.tone}`}>
      {look.icon}
      {isOver ? t('campaignList.over') : t(`campaignState.${state}`)}
    </span>
  )
}
