import { LogoutOutlined, MenuOutlined } from '@ant-design/icons'
import { Button, Layout, Tag, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { signOut } from '../sign-out.ts'
import { trialStage } from '../site-config.ts'
import { useClock } from '../use-clock.ts'
import { useSession } from '../use-session.ts'
import { ClockChip } from './clock-chip.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { LineSwitch } from './line-switch.tsx'
import { LineTag } from './line-tag.tsx'
import { SearchBox } from './search-box.tsx'

export function HeaderBar({ onMenu }: { onMenu: (() => void) | undefined }) {
  const { t } = useTranslation()
  const session = useSession()
  const { clock } = useClock()
  const stage = trialStage()
  return (
    <Layout.Header className="header-bar">
      {onMenu !== undefined && (
        <Button type="text" icon={<MenuOutlined />} onClick={onMenu} aria-label={t('menu.open')} />
      )}
      <LineTag />
      <SearchBox />
      <LineSwitch />
      {stage !== null && <Tag color="gold">{t('shell.trial', { stage })}</Tag>}
      {clock !== undefined && <ClockChip clock={clock} />}
      <LanguageSwitch />
      {session !== null && (
        <Tag color="#17625d" variant="filled" className="role-tag">
          {session.roles.map((role) => t(`role.${role}.name`)).join(' + ')}
        </Tag>
      )}
      <Tooltip title={t('shell.signOut')}>
        <Button type="text" icon={<LogoutOutlined />} onClick={signOut} aria-label={t('shell.signOut')} />
      </Tooltip>
    </Layout.Header>
  )
}
