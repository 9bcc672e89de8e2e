import { Skeleton } from 'antd'
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { type Sandbox, SandboxContext } from '../sandbox-state.ts'
import { useClock } from '../use-clock.ts'

const Drawer = lazy(async () => ({ default: (await import('../sandbox/drawer.tsx')).SandboxDrawer }))

/**
 * Holds the pages and, in a local run, the drawer beside them. Where there is no room for both the drawer fills the screen,
 * nothing behind it can be reached, and going to a page closes it.
 */
export function SandboxFrame({ isWide, children }: { isWide: boolean; children: ReactNode }) {
  const { clock } = useClock()
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<Element | null>(null)
  const sandbox = useMemo<Sandbox>(
    () => ({
      isOpen,
      open() {
        opener.current = document.activeElement
        setOpen(true)
      },
      close() {
        setOpen(false)
        giveFocusBack(opener.current)
      },
    }),
    [isOpen],
  )
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current !== pathname && !isWide) setOpen(false)
    before.current = pathname
  }, [pathname, isWide])
  const isShown = isOpen && clock !== undefined
  return (
    <SandboxContext value={sandbox}>
      <div className={isShown ? 'beside-sandbox' : ''} inert={isShown && !isWide}>
        {children}
      </div>
      {isShown && (
        <Suspense fallback={<Skeleton active className="sandbox" />}>
          <Drawer clock={clock} onClose={sandbox.close} />
        </Suspense>
      )}
    </SandboxContext>
  )
}

/** When the page behind can be reached again. */
function giveFocusBack(opener: Element | null) {
  requestAnimationFrame(() => {
    const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body
    const target = isThere ? opener : document.querySelector<HTMLElement>('#content h1')
    target?.focus()
  })
}
