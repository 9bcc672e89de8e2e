import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { placeOfFault } from './places.ts'
import type { OwnScenario } from './use-own-scenario.ts'

/** Faults that no field of this page shows, with where they are. */
export function OtherFaults({ own: { editing } }: { own: OwnScenario }) {
  const { t } = useTranslation()
  const elsewhere = [...editing.faults].flatMap(([path, words]) => {
    const place = placeOfFault(path)
    return place === 'here'
      ? []
      : [{ path, text: t('campaign.fault', { where: t(`ownForm.place.${place}`), what: words }) }]
  })
  if (elsewhere.length === 0) return null
  return (
    <Alert
      type="error"
      showIcon
      title={t('ownForm.faultsTitle')}
      description={
        <ul className="fault-list">
          {elsewhere.map(({ path, text }) => (
            <li key={path}>{text}</li>
          ))}
        </ul>
      }
    />
  )
}
