import { Link } from 'react-router'

export type PageTab = { to: string; words: string; isHere: boolean }

/** Pages or filters side by side, each a link of its own, so that they can be kept, sent and gone back to. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  return (
    <nav className="page-tabs" aria-label={label}>
      {tabs.map(({ to, words, isHere }) => (
        <Link key={to} to={to} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
          {words}
        </Link>
      ))}
    </nav>
  )
}
