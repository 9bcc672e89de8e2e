import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** A page's title, what it is for, and its main actions; also names the browser's tab. */
export function PageHeading(props: { title: string; about?: ReactNode; actions?: ReactNode; above?: ReactNode }) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${props.title} · ${t('shell.brand')}`
  }, [props.title, t])
  return (
    <header className="page-heading">
      {props.above}
      <div className="page-heading-row">
        <div>
          <h1 tabIndex={-1}>{props.title}</h1>
          {props.about !== undefined && <p>{props.about}</p>}
        </div>
        {props.actions !== undefined && <div className="page-actions">{props.actions}</div>}
      </div>
    </header>
  )
}
