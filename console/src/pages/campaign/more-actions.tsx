import {
  CopyOutlined,
  DeleteOutlined,
  InboxOutlined,
  MoreOutlined,
  PauseOutlined,
  StopOutlined,
} from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { useNow } from '../../use-clock.ts'
import { nextSendOf } from '../campaigns/next-send.ts'
import { useStepQuestion } from './state-actions.tsx'
import { useShelfActions } from './use-shelf-actions.tsx'

type Props = { campaign: CampaignView; isDirty: boolean }

/** What is done now and then, away from what is done daily; what cannot be undone asks first. */
export function MoreActions({ campaign, isDirty }: Props) {
  const { t } = useTranslation()
  const ask = useStepQuestion(campaign)
  const { copy, archive, askDelete } = useShelfActions(campaign)
  const { state, archivedAt } = campaign
  const now = useNow()
  const isOver = state === 'active' && nextSendOf(campaign, now).kind === 'over'
  const canArchive = archivedAt === null && (state === 'stopped' || state === 'draft' || isOver)
  const items = [
    { key: 'copy', icon: <CopyOutlined />, label: t('shelf.copy'), onClick: copy },
    ...(state === 'active'
      ? [{ key: 'pause', icon: <PauseOutlined />, label: t('step.pause'), onClick: () => ask('pause') }]
      : []),
    ...(canArchive ? [{ key: 'archive', icon: <InboxOutlined />, label: t('shelf.archive'), onClick: archive }] : []),
    ...(state === 'draft'
      ? [{ key: 'delete', icon: <DeleteOutlined />, label: t('shelf.delete'), danger: true, onClick: askDelete }]
      : []),
    ...(state === 'active' || state === 'paused'
      ? [{ key: 'stop', icon: <StopOutlined />, label: t('step.stop'), danger: true, onClick: () => ask('stop') }]
      : []),
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight" disabled={isDirty}>
      <Button icon={<MoreOutlined />} aria-label={t('overview.more')} />
    </Dropdown>
  )
}
