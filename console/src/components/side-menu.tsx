import {
  CommentOutlined,
  ControlOutlined,
  ExperimentOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  MessageOutlined,
  NotificationOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { Menu } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useClock } from '../use-clock.ts'
import { useRights } from '../use-session.ts'
import { Mark } from './mark.tsx'
import { SANDBOX_PATH, SandboxLink } from './sandbox-link.tsx'

export function SideMenu({ onPick }: { onPick?: () => void }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { importsLists, steersLine, readsDeadLetters, readsInbox } = useRights()
  const { clock } = useClock()
  const entries = [
    { key: '/', icon: <HomeOutlined />, words: t('menu.home'), shown: true },
    { key: '/campaigns', icon: <NotificationOutlined />, words: t('menu.campaigns'), shown: true },
    { key: '/people', icon: <TeamOutlined />, words: t('menu.people'), shown: true },
    { key: '/inbox', icon: <CommentOutlined />, words: t('menu.inbox'), shown: readsInbox },
    { key: '/messages', icon: <MessageOutlined />, words: t('menu.messages'), shown: true },
    { key: '/imports', icon: <ImportOutlined />, words: t('menu.imports'), shown: importsLists },
    { key: '/sending', icon: <ControlOutlined />, words: t('menu.sending'), shown: steersLine },
    { key: '/dead-letters', icon: <InboxOutlined />, words: t('menu.deadLetters'), shown: readsDeadLetters },
    { key: '/settings', icon: <SettingOutlined />, words: t('menu.settings'), shown: true },
    { key: SANDBOX_PATH, icon: <ExperimentOutlined />, words: t('menu.bench'), shown: clock !== undefined },
  ]
  const here = `/${pathname.split('/')[1] ?? ''}`
  return (
    <nav className="side-menu" aria-label={t('menu.label')}>
      <Link to="/" className="side-brand" onClick={onPick}>
        <Mark size={34} />
        <span>
          <b>{t('shell.brand')}</b>
          <small>{t('shell.tagline')}</small>
        </span>
      </Link>
      <Menu
        theme="dark"
        mode="inline"
        tabIndex={-1} // Its links are what one stops at.
        selectedKeys={[here]}
        {...(onPick === undefined ? {} : { onClick: onPick })}
        items={entries
          .filter(({ shown }) => shown)
          .map(({ key, icon, words }) => ({ key, icon, label: <Way to={key}>{words}</Way> }))}
      />
      {clock !== undefined && (
        <p className="side-note">{t(clock.hasGateway ? 'shell.gatewayNote' : 'shell.localNote')}</p>
      )}
    </nav>
  )
}

function Way({ to, children }: { to: string; children: string }) {
  return to === SANDBOX_PATH ? <SandboxLink>{children}</SandboxLink> : <Link to={to}>{children}</Link>
}
