import { MoreOutlined, PauseOutlined, StopOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { useStepQuestion } from './state-actions.tsx'

type Props = { campaign: CampaignView; isDirty: boolean }

/** What is done now and then, away from what is done daily; each asks first. */
export function MoreActions({ campaign, isDirty }: Props) {
  const { t } = useTranslation()
  const ask = useStepQuestion(campaign)
  const { state } = campaign
  const items = [
    ...(state === 'active'
      ? [{ key: 'pause', icon: <PauseOutlined />, label: t('step.pause'), onClick: () => ask('pause') }]
      : []),
    ...(state === 'stopped'
      ? []
      : [{ key: 'stop', icon: <StopOutlined />, label: t('step.stop'), danger: true, onClick: () => ask('stop') }]),
  ]
  if (items.length === 0) return null
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight" disabled={isDirty}>
      <Button icon={<MoreOutlined />} aria-label={t('overview.more')} />
    </Dropdown>
  )
}
