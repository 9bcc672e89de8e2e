import type { ReactNode } from 'react'

/** A text as it looks on a phone. */
export function TextBubble({ text, foot }: { text: string; foot?: ReactNode }) {
  return (
    <div className="bubble-row">
      <p className="bubble">{text}</p>
      {foot !== undefined && <div className="bubble-foot">{foot}</div>}
    </div>
  )
}
