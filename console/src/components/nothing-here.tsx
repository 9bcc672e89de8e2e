import type { ReactNode } from 'react'

/** An empty place that says what would stand here and what to do next. */
export function NothingHere(props: { icon: ReactNode; title: string; text: string; children?: ReactNode }) {
  return (
    <div className="state-box">
      <span className="state-icon">{props.icon}</span>
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      {props.children !== undefined && <div className="state-next">{props.children}</div>}
    </div>
  )
}
