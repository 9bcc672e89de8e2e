import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Moment, type Offset, SPAN_UNITS, type Step } from '#shared/contracts/scenario.ts'
import { isDateUnit } from '#shared/domain/scenarios/spans.ts'
import { TimeOfDay } from '../../components/time-of-day.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { faultAt } from '../campaign/draft.ts'
import { FieldRow } from '../campaign/field-row.tsx'
import { useColumns } from '../campaign/use-columns.ts'
import {
  anchorChoices,
  anchorName,
  offsetOf,
  partsOf,
  withAnchor,
  withHour,
  withOffset,
  withStanding,
} from './moment-edit.ts'
import type { OwnScenario } from './use-own-scenario.ts'

type Props = { own: OwnScenario; step: Step; place: string; onChange: (step: Step) => void }
type PartProps = {
  moment: Moment
  id: string
  fault: string | undefined
  readOnly: boolean
  set: (moment: Moment) => void
}

const FIRST_HOUR = '10:00'
const MOST = 1000

/** When a step is due, in the order in which one says it: counted from what, how long, at what time, and on days off. */
export function MomentFields({ own, step, place, onChange }: Props) {
  const { t } = useTranslation()
  const { faults, readOnly } = own.editing
  const { moment } = step
  const parts = partsOf(moment)
  const set = (next: Moment) => onChange({ ...step, moment: next })
  const partOf = (name: string): PartProps => ({
    moment,
    id: `${step.id}-${name}`,
    fault: faultAt(faults, `${place}.${name}`),
    readOnly,
    set,
  })
  return (
    <div className="moment-fields">
      {parts.anchor && <AnchorRow {...partOf('anchor')} about={own.scenario.about} />}
      {parts.offset && <OffsetRow {...partOf('offset')} />}
      {parts.hour && <HourRow {...partOf('place.at')} />}
      {parts.hour && <DayOffRow {...partOf('place.dayOff')} />}
      {!(parts.anchor && parts.offset) && <p className="card-about">{t('ownForm.momentKept')}</p>}
    </div>
  )
}

function AnchorRow({ moment, id, fault, readOnly, set, about }: PartProps & { about: string }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { columns, typeOf } = useColumns()
  const dates = columns.map(({ value }) => value).filter((column) => typeOf(column) === 'date')
  const choices = withStanding(anchorChoices(about, dates), moment, about)
  return (
    <FieldRow id={id} name={t('ownForm.anchor')} fault={fault}>
      <Select
        id={id}
        className="wide-input"
        showSearch
        optionFilterProp="label"
        disabled={readOnly}
        value={anchorName(moment.anchor)}
        options={choices.map(({ value, names }) => ({ value, label: pick(names) }))}
        onChange={(value) => {
          const chosen = choices.find((one) => one.value === value)
          if (chosen !== undefined) set(withAnchor(moment, chosen.anchor))
        }}
      />
    </FieldRow>
  )
}

function OffsetRow({ moment, id, fault, readOnly, set }: PartProps) {
  const { t } = useTranslation()
  const { sides } = partsOf(moment)
  const offset = offsetOf(moment) ?? { n: 0, unit: 'days', side: 'after' }
  const units = SPAN_UNITS.filter((unit) => !sides || isDateUnit(unit) || unit === offset.unit)
  const change = (part: Partial<Offset>) => set(withOffset(moment, part))
  return (
    <FieldRow
      id={id}
      name={t('ownForm.offset')}
      hint={t(sides ? 'ownForm.offsetHintDate' : 'ownForm.offsetHint')}
      fault={fault}
    >
      <span className="number-control">
        <InputNumber
          id={id}
          min={0}
          max={MOST}
          precision={0}
          disabled={readOnly}
          value={offset.n}
          onChange={(n) => n !== null && change({ n })}
        />
        <Select
          className="offset-unit"
          aria-label={t('ownForm.unit')}
          disabled={readOnly || offset.n === 0}
          value={offset.unit}
          options={units.map((value) => ({ value, label: t(`ownForm.units.${value}`) }))}
          onChange={(unit) => change({ unit })}
        />
        {sides ? (
          <Select
            aria-label={t('ownForm.side')}
            disabled={readOnly || offset.n === 0}
            value={offset.side}
            options={(['before', 'after'] as const).map((value) => ({ value, label: t(`ownForm.sides.${value}`) }))}
            onChange={(side) => change({ side })}
          />
        ) : (
          <span>{t('ownForm.sides.after')}</span>
        )}
      </span>
    </FieldRow>
  )
}

function HourRow({ moment, id, fault, readOnly, set }: PartProps) {
  const { t } = useTranslation()
  const { at, whose } = moment.place
  const isFree = !partsOf(moment).sides && !('calendar' in moment.anchor)
  return (
    <FieldRow
      id={id}
      name={t('ownForm.hour')}
      hint={at === null || whose === 'shop' ? '' : t('ownForm.hourHint')}
      fault={fault}
    >
      <span className="number-control">
        {isFree && (
          <Select
            id={id}
            className="hour-mode"
            disabled={readOnly}
            value={at === null ? 'any' : 'at'}
            options={[
              { value: 'any', label: t('ownForm.anyHour') },
              { value: 'at', label: t('ownForm.atHour') },
            ]}
            onChange={(mode) => set(withHour(moment, mode === 'any' ? null : FIRST_HOUR))}
          />
        )}
        {(at !== null || !isFree) && (
          <TimeOfDay
            {...(isFree ? { label: t('ownForm.hour') } : { id })}
            value={at}
            readOnly={readOnly}
            onChange={(time) => set(withHour(moment, time))}
          />
        )}
      </span>
    </FieldRow>
  )
}

const DAYS_OFF = ['same', 'before', 'after', 'skip'] as const

function DayOffRow({ moment, id, fault, readOnly, set }: PartProps) {
  const { t } = useTranslation()
  const { place } = moment
  return (
    <FieldRow id={id} name={t('ownForm.dayOff')} fault={fault}>
      <Select
        id={id}
        className="wide-input"
        disabled={readOnly}
        value={place.dayOff}
        options={DAYS_OFF.map((value) => ({ value, label: t(`ownForm.daysOff.${value}`) }))}
        onChange={(dayOff) => set({ ...moment, place: { ...place, dayOff } })}
      />
    </FieldRow>
  )
}
