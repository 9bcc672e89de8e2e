import type { ReactNode } from 'react'

type Props = { icon: ReactNode; title: string; text: string; isWholePage?: boolean; children?: ReactNode }

/** An empty place that says what would stand here and what to do next. */
export function NothingHere(props: Props) {
  const Title = props.isWholePage === true ? 'h1' : 'h2'
  return (
    <div className="state-box">
      <span className="state-icon">{props.icon}</span>
      <Title>{props.title}</Title>
      <p>{props.text}</p>
      {props.children !== undefined && <div className="state-next">{props.children}</div>}
    </div>
  )
}
