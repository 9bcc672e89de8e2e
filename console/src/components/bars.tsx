import { Link } from 'react-router'
import { useWords } from '../use-words.ts'

export type Bar = { key: string; words: string; count: number; to?: string; isHere?: boolean }

/** How many fall to each reason, the most first, each as its share of all; one with `to` opens its people. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  const all = Math.max(
    1,
    bars.reduce((sum, { count }) => sum + count, 0),
  )
  return (
    <ul className="bars">
      {bars
        .toSorted((a, b) => b.count - a.count)
        .map((bar) => (
          <li key={bar.key}>
            {bar.to === undefined ? (
              <span className="bar">
                <BarLine bar={bar} all={all} />
              </span>
            ) : (
              <Link className="bar" to={bar.to}>
                <BarLine bar={bar} all={all} />
              </Link>
            )}
          </li>
        ))}
    </ul>
  )
}

function BarLine({ bar: { words, count }, all }: { bar: Bar; all: number }) {
  const { people } = useWords()
  return (
    <>
      <span className="bar-words">{words}</span>
      <b>{people(count)}</b>
      <span className="bar-line" style={{ inlineSize: `${Math.max(2, (100 * count) / all)}%` }} />
    </>
  )
}
