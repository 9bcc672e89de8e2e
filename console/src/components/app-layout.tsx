import { Drawer, Grid, Layout } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, ScrollRestoration, useLocation, useNavigate, useNavigation } from 'react-router'
import { useSession } from '../use-session.ts'
import { HeaderBar } from './header-bar.tsx'
import { LineBanner } from './line-banner.tsx'
import { SideMenu } from './side-menu.tsx'

/** The frame around every page of a signed-in person; whoever is not signed in is led to sign in and then back. */
export function AppLayout() {
  const { t } = useTranslation()
  const session = useSession()
  const location = useLocation()
  const [menuOpen, setMenuOpen] = useState(false)
  const isLoading = useNavigation().state === 'loading'
  useSearchKey()
  const wide = Grid.useBreakpoint().lg ?? true
  if (session === null) return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />
  return (
    <Layout className="frame">
      <ScrollRestoration />
      <a className="skip-link" href="#content">
        {t('shell.skip')}
      </a>
      {wide && (
        <Layout.Sider width={224} className="frame-sider">
          <SideMenu />
        </Layout.Sider>
      )}
      <Drawer
        open={menuOpen && !wide}
        onClose={() => setMenuOpen(false)}
        placement="left"
        size={264}
        closable={false}
        title={null}
        styles={{ body: { padding: 0, background: '#102b2b' } }}
      >
        <SideMenu onPick={() => setMenuOpen(false)} />
      </Drawer>
      <Layout>
        <HeaderBar onMenu={wide ? undefined : () => setMenuOpen(true)} />
        <div className={isLoading ? 'progress-line is-on' : 'progress-line'} aria-hidden="true" />
        <LineBanner />
        <Layout.Content id="content" className="frame-content" tabIndex={-1}>
          <Outlet />
        </Layout.Content>
      </Layout>
    </Layout>
  )
}

/** `/` leads to the search box from anywhere, unless somebody is writing. */
function useSearchKey() {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      event.preventDefault()
      const box = document.querySelector<HTMLInputElement>('#history-search')
      if (pathname === '/history' && box !== null) box.focus()
      else void navigate('/history', { state: { focusSearch: true } })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, pathname])
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
