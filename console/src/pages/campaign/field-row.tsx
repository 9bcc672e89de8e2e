import type { ReactNode } from 'react'

type Props = { id: string; name: string; hint?: string | undefined; fault?: string | undefined; children: ReactNode }

/** One setting: its name and hint on the left, what edits it on the right, its fault below. */
export function FieldRow({ id, name, hint, fault, children }: Props) {
  return (
    <div className={fault === undefined ? 'field-row' : 'field-row has-fault'}>
      <div className="field-name">
        <label htmlFor={id}>{name}</label>
        {hint !== undefined && hint !== '' && <small>{hint}</small>}
      </div>
      <div className="field-control">
        {children}
        {fault !== undefined && (
          <p className="field-fault" role="alert">
            {fault}
          </p>
        )}
      </div>
    </div>
  )
}
