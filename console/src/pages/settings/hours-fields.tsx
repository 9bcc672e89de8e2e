import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PolicyView } from '#shared/contracts/console-api/policies.ts'
import type { Hours, HoursWindow } from '#shared/contracts/policy.ts'
import { TimeOfDay } from '../../components/time-of-day.tsx'
import { useWeekdayName, WEEKDAYS } from '../../use-weekday-name.ts'
import { faultOfHours, firstOwnHours, type Place } from './limits-draft.ts'
import { useLimitWords } from './use-limit-words.ts'

const MOST_WINDOWS = 14

type Props = {
  place: Place
  preset: PolicyView
  own: readonly Hours[]
  readOnly: boolean
  onChange: (own: Hours[]) => void
}

/** The company's own hours. */
export function HoursFields({ place, preset, own, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  const say = useLimitWords()
  const begin = () => onChange([firstOwnHours(preset)])
  return (
    <fieldset className="limit-fields">
      <legend>{t('limits.ownHours')}</legend>
      {own.length === 0 && <p className="card-about">{t('limits.noOwn')}</p>}
      {readOnly && own.map((one) => <p key={JSON.stringify(one)}>{say.hours(one)}</p>)}
      {!readOnly &&
        own.map((one, index) => (
          // Rules of one place have no identity but their place.
          <OneRule
            key={index}
            place={place}
            preset={preset}
            own={one}
            onChange={(next) => onChange(own.with(index, next))}
            onRemove={() => onChange(own.toSpliced(index, 1))}
          />
        ))}
      {!readOnly && own.length === 0 && <Button onClick={begin}>{t('limits.setHours')}</Button>}
    </fieldset>
  )
}

type RuleProps = {
  place: Place
  preset: PolicyView
  own: Hours
  onChange: (own: Hours) => void
  onRemove: () => void
}

function OneRule({ place, preset, own, onChange, onRemove }: RuleProps) {
  const { t } = useTranslation()
  const say = useLimitWords()
  const fault = faultOfHours(place, own)
  const { windows, holidays } = own
  const set = (next: HoursWindow[]) => onChange({ ...own, windows: next })
  return (
    <div className="limit-rule">
      {windows.map((window, index) => (
        // Windows have no identity but their place.
        <WindowFields
          key={index}
          window={window}
          isFaulty={fault !== null}
          isOnly={windows.length === 1}
          onChange={(next) => set(windows.with(index, next))}
          onRemove={() => set(windows.toSpliced(index, 1))}
        />
      ))}
      {fault !== null && (
        <p className="field-fault" role="alert">
          {t(`limits.fault.${fault}`, { preset: say.hours(preset) })}
        </p>
      )}
      <Checkbox
        checked={holidays}
        disabled={!preset.holidays && !holidays}
        onChange={(event) => onChange({ ...own, holidays: event.target.checked })}
      >
        {t('limits.holidays')}
      </Checkbox>
      {!preset.holidays && <small>{t('limits.noHolidays')}</small>}
      <div className="limit-actions">
        {windows.length < MOST_WINDOWS && (
          <Button icon={<PlusOutlined />} onClick={() => set([...windows, ...preset.windows.slice(0, 1)])}>
            {t('limits.addWindow')}
          </Button>
        )}
        <Button type="text" onClick={onRemove}>
          {t('limits.dropHours')}
        </Button>
      </div>
    </div>
  )
}

type WindowProps = {
  window: HoursWindow
  isFaulty: boolean
  isOnly: boolean
  onChange: (window: HoursWindow) => void
  onRemove: () => void
}

function WindowFields({ window, isFaulty, isOnly, onChange, onRemove }: WindowProps) {
  const { t } = useTranslation()
  const weekdayName = useWeekdayName()
  return (
    <div className="limit-window">
      <Select
        mode="multiple"
        aria-label={t('limits.days')}
        value={window.days}
        options={WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day) }))}
        status={isFaulty ? 'error' : ''}
        onChange={(days) => onChange({ ...window, days: days.toSorted((one, other) => one - other) })}
      />
      <TimeOfDay label={t('limits.from')} value={window.from} onChange={(from) => onChange({ ...window, from })} />
      <TimeOfDay label={t('limits.until')} value={window.until} onChange={(until) => onChange({ ...window, until })} />
      {!isOnly && (
        <Button type="text" icon={<DeleteOutlined />} aria-label={t('limits.removeWindow')} onClick={onRemove} />
      )}
    </div>
  )
}
