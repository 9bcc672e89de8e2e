import { useEffect, useRef } from 'react'
import { Link } from 'react-router'

export type PageTab = { to: string; words: string; isHere: boolean }

/** Pages or filters side by side, each a link of its own, so that they can be kept, sent and gone back to. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  const bar = useRef<HTMLElement>(null)
  const here = tabs.find(({ isHere }) => isHere)?.to
  // On a narrow screen the bar scrolls, and the tab of this page may stand beyond its edge.
  useEffect(() => {
    if (here === undefined) return
    bar.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [here])
  return (
    <nav ref={bar} className="page-tabs" aria-label={label}>
      {tabs.map(({ to, words, isHere }) => (
        <Link key={to} to={to} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
          {words}
        </Link>
      ))}
    </nav>
  )
}
