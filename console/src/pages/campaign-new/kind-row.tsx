import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KindIcon } from '../../components/kind-icon.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { KindDetails, KindTags, PickButton, type PickProps, TakeButton } from './kind-card.tsx'

/** A kind in the long list: its name and a sentence; the rest when somebody opens it. */
export function KindRow(props: PickProps) {
  const { kind } = props
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="kind-row">
      <KindIcon kind={kind.id} />
      <div className="kind-row-name">
        <h3>{pick(kind.names)}</h3>
        {!isOpen && <p>{pick(kind.about)}</p>}
        <KindTags {...props} />
      </div>
      <span className="kind-row-actions">
        <button
          type="button"
          className="link-button"
          aria-expanded={isOpen}
          aria-label={`${t(isOpen ? 'firstChoice.less' : 'firstChoice.details')}: ${pick(kind.names)}`}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'firstChoice.less' : 'firstChoice.details')}
        </button>
        <PickButton {...props} />
      </span>
      {isOpen && (
        <div className="kind-row-details">
          <KindDetails kind={kind} />
          <TakeButton {...props} />
        </div>
      )}
    </li>
  )
}
