import { Drawer, Grid, Layout } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { useSession } from '../use-session.ts'
import { HeaderBar } from './header-bar.tsx'
import { LineBanner } from './line-banner.tsx'
import { SandboxFrame } from './sandbox-frame.tsx'
import { SideMenu } from './side-menu.tsx'

/** The frame around every page of a signed-in person; whoever is not signed in is led to sign in and then back. */
export function AppLayout() {
  const { t } = useTranslation()
  const session = useSession()
  const location = useLocation()
  const [menuOpen, setMenuOpen] = useState(false)
  const isLoading = useNavigation().state === 'loading'
  useHeadingFocus(location.pathname)
  const wide = Grid.useBreakpoint().lg ?? true
  if (session === null) return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />
  return (
    <SandboxFrame isWide={wide}>
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
    </SandboxFrame>
  )
}

/** After a move to another page its heading is where to read on; the first page of a visit keeps what the browser chose. */
function useHeadingFocus(pathname: string) {
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    // The drawer that has just been led to keeps the focus that it took.
    if (document.activeElement?.matches('.sandbox h2') === true) return
    document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true })
  }, [pathname])
}
