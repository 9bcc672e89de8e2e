import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kept } from './kept.ts'

/** What the form leaves as it is, as one sentence; `children` is a sentence beside it. */
export function KeptWords({ parts, children }: { parts: readonly Kept[]; children?: ReactNode }) {
  const { t } = useTranslation()
  const said = parts.map((part) => {
    if (part.what === 'answers') return t('ownForm.keptPart.answers', { says: part.says.join(t('ownForm.comma')) })
    return 'n' in part ? t(`ownForm.keptPart.${part.what}`, { n: part.n }) : t(`ownForm.keptPart.${part.what}`)
  })
  if (said.length === 0 && (children === undefined || children === false)) return null
  return (
    <p className="kept-words">
      {said.length > 0 && (
        <span>
          <b>{t('ownForm.kept')}</b> {said.join(t('ownForm.semicolon'))}
        </span>
      )}
      {children}
    </p>
  )
}
