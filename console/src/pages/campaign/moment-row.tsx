import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { CalendarDay } from '../../components/calendar-day.tsx'
import { TimeOfDay } from '../../components/time-of-day.tsx'
import { DEFAULT_ZONE, formatDay } from '../../time-format.ts'
import { useNow } from '../../use-clock.ts'
import { type Faults, faultAt } from './draft.ts'
import { FieldRow } from './field-row.tsx'

type Settings = CampaignView['settings']
type Props = { value: Settings; faults: Faults; readOnly: boolean; onChange: (change: Settings) => void }

/** When a campaign that goes once goes: on a day and hour, or as soon as it is activated. */
export function MomentRow({ value: { date, time, now }, faults, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  const today = formatDay(useNow().toISOString(), DEFAULT_ZONE)
  const fault = ['date', 'now', 'time'].map((name) => faultAt(faults, `settings.${name}`)).find((one) => one)
  return (
    <FieldRow
      id="moment"
      name={t('moment.name')}
      hint={t(now === true ? 'moment.nowHint' : 'moment.dayHint')}
      fault={fault}
    >
      <div className="moment">
        <Radio.Group
          id="moment"
          name="moment"
          disabled={readOnly}
          value={now === true ? 'now' : 'day'}
          options={[
            { value: 'day', label: t('moment.day') },
            { value: 'now', label: t('moment.now') },
          ]}
          onChange={({ target }) => onChange(target.value === 'now' ? { date: null, now: true } : { now: false })}
        />
        {now !== true && (
          <span className="number-control">
            <label htmlFor="moment-date">{t('moment.date')}</label>
            <CalendarDay
              id="moment-date"
              value={typeof date === 'string' ? date : null}
              first={today}
              readOnly={readOnly}
              onChange={(day) => onChange({ date: day, now: false })}
            />
            <TimeOfDay
              label={t('moment.time')}
              value={typeof time === 'string' ? time : null}
              readOnly={readOnly}
              onChange={(next) => onChange({ time: next })}
            />
          </span>
        )}
      </div>
    </FieldRow>
  )
}
