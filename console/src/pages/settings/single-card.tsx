import { Card, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { PER_NUMBER_AND_DAY } from '#shared/domain/policies/caps.ts'
import type { Limits } from './limits-draft.ts'

type Props = { stands: Limits; draft: Limits; readOnly: boolean; onChange: (draft: Limits) => void }

/** How many single texts of all categories together one number gets in a day. */
export function SingleCard({ stands, draft, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Card className="limit-card" title={<h2>{t('limits.single')}</h2>}>
      <p className="card-about">{t('limits.singleAbout')}</p>
      <div className="limit-cap">
        <label htmlFor="limits-single">{t('limits.singleLabel')}</label>
        {readOnly ? (
          <b>{stands.perNumberAndDay}</b>
        ) : (
          <InputNumber
            id="limits-single"
            min={1}
            max={PER_NUMBER_AND_DAY}
            precision={0}
            suffix={t('limits.pieces')}
            value={draft.perNumberAndDay}
            onChange={(most) => onChange({ ...draft, perNumberAndDay: most ?? stands.perNumberAndDay })}
          />
        )}
        <small>{t('limits.presetCap', { most: PER_NUMBER_AND_DAY })}</small>
      </div>
    </Card>
  )
}
