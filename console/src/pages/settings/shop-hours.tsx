import { Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { TimeOfDay } from '../../components/time-of-day.tsx'
import { useWeekdayName, WEEKDAYS } from '../../use-weekday-name.ts'
import { NEW_HOURS } from './shop-draft.ts'
import type { ShopPartProps } from './shop-field.tsx'

/** When somebody is there: waits that count working hours, and tasks, go by them. */
export function ServiceHours({ index, shop, readOnly, onChange, faultAt }: ShopPartProps) {
  const { t } = useTranslation()
  const weekdayName = useWeekdayName()
  const { hours } = shop
  const id = `shop-${index}-hours`
  const fault = faultAt('hours.until')
  return (
    <fieldset className="shop-field">
      <legend>{t('shops.hours')}</legend>
      <Switch
        id={id}
        aria-label={t('shops.hoursOwn')}
        checked={hours !== null}
        disabled={readOnly}
        onChange={(on) => onChange({ ...shop, hours: on ? NEW_HOURS : null })}
      />
      {hours !== null && (
        <div className="shop-hours">
          <TimeOfDay
            label={t('shops.hoursFrom')}
            value={hours.from}
            readOnly={readOnly}
            onChange={(from) => onChange({ ...shop, hours: { ...hours, from } })}
          />
          <TimeOfDay
            label={t('shops.hoursUntil')}
            value={hours.until}
            readOnly={readOnly}
            onChange={(until) => onChange({ ...shop, hours: { ...hours, until } })}
          />
          <Select
            mode="multiple"
            aria-label={t('shops.hoursDays')}
            disabled={readOnly}
            value={hours.days}
            options={WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day) }))}
            status={hours.days.length === 0 ? 'error' : ''}
            onChange={(days) => onChange({ ...shop, hours: { ...hours, days: days.toSorted((a, b) => a - b) } })}
          />
        </div>
      )}
      {fault !== null && <p className="field-fault">{fault}</p>}
      <small>{t('shops.hoursHint')}</small>
    </fieldset>
  )
}
