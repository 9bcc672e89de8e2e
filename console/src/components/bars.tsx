import { Link } from 'react-router'
import { useWords } from '../use-words.ts'

export type Bar = { key: string; words: string; count: number; to?: string; isHere?: boolean }

/** How many fall to each reason, the most first; one with `to` opens its people. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  return (
    <ul className="bars">
      {bars
        .toSorted((a, b) => b.count - a.count)
        .map((bar) => (
          <li key={bar.key}>
            {bar.to === undefined ? (
              <span className="bar">
                <BarLine bar={bar} most={most} />
              </span>
            ) : (
              <Link className="bar" to={bar.to}>
                <BarLine bar={bar} most={most} />
              </Link>
            )}
          </li>
        ))}
    </ul>
  )
}

function BarLine({ bar: { words, count }, most }: { bar: Bar; most: number }) {
  const { people } = useWords()
  return (
    <>
      <span className="bar-words">{words}</span>
      <b>{people(count)}</b>
      <span className="bar-line" style={{ inlineSize: `${Math.max(2, (100 * count) / most)}%` }} />
    </>
  )
}
