import { Button } from 'antd'
import type { MouseEvent, ReactNode } from 'react'
import { Link } from 'react-router'
import { useSandbox } from '../sandbox-state.ts'

/** Where the drawer opens of itself: for bookmarks, and for whoever opens the link in another tab. */
export const SANDBOX_PATH = '/test-bench'

/** Opens the drawer beside this page. */
export function SandboxLink({ className, children }: { className?: string; children: ReactNode }) {
  const { open } = useSandbox()
  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open()
  }
  return (
    <Link to={SANDBOX_PATH} onClick={follow} {...(className === undefined ? {} : { className })}>
      {children}
    </Link>
  )
}

export function SandboxButton({ primary = false, children }: { primary?: boolean; children: ReactNode }) {
  const { open } = useSandbox()
  return (
    <Button type={primary ? 'primary' : 'default'} onClick={open}>
      {children}
    </Button>
  )
}
