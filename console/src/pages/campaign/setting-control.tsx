import { Input, InputNumber, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ControlProps } from './control-props.ts'
import { CombinationControl, GroupControl, RowsControl } from './group-controls.tsx'
import { LatenessControl } from './lateness-control.tsx'
import { ListControl } from './list-control.tsx'
import { optionNameOf } from './setting-names.ts'
import { initialValue } from './settings-fields.ts'
import { DateControl, DaysControl, NumbersControl, TimeControl, TwoTextsControl } from './small-controls.tsx'

/** What edits one setting; one that may be null has a switch before it. */
export function SettingControl(props: ControlProps) {
  const { t } = useTranslation()
  const { id, field, value, readOnly, onChange } = props
  if (!field.nullable) return <PlainControl {...props} />
  const isOn = value !== null && value !== undefined
  return (
    <div className="nullable">
      <Switch
        checked={isOn}
        disabled={readOnly}
        aria-label={t('form.useIt')}
        {...(isOn ? {} : { id })}
        onChange={(on) => onChange(on ? initialValue(field) : null)}
      />
      {isOn && <PlainControl {...props} />}
    </div>
  )
}

function PlainControl(props: ControlProps) {
  const { t } = useTranslation()
  const { id, field, value, readOnly, onChange } = props
  const { control } = field
  switch (control.kind) {
    case 'time':
      return <TimeControl {...props} />
    case 'date':
      return <DateControl {...props} />
    case 'weekdays':
      return <DaysControl {...props} min={1} max={7} />
    case 'numbers':
      return <DaysControl {...props} min={control.min} max={control.max} />
    case 'whole-numbers':
      return <NumbersControl {...props} min={control.min ?? 0} max={control.max ?? Number.MAX_SAFE_INTEGER} />
    case 'two-texts':
      return <TwoTextsControl {...props} maxLength={control.maxLength} />
    case 'list':
      return <ListControl {...props} fields={control.fields} maxItems={control.maxItems} Control={SettingControl} />
    case 'group':
      return <GroupControl {...props} fields={control.fields} Control={SettingControl} />
    case 'combination':
      return <CombinationControl {...props} options={control.options} />
    case 'rows':
      return <RowsControl {...props} options={control.options} />
    case 'lateness':
      return <LatenessControl {...props} control={control} />
    case 'number':
      return <NumberControl {...props} min={control.min} max={control.max} />
    case 'switch':
      return <Switch id={id} checked={value === true} disabled={readOnly} onChange={onChange} />
    case 'select':
    case 'choices':
      return (
        <Select
          id={id}
          className="wide-input"
          {...(control.kind === 'choices' && { mode: 'multiple', optionFilterProp: 'label' })}
          value={value}
          disabled={readOnly}
          options={control.options.map((each) => {
            const known = optionNameOf(field.name, each)
            return { value: each, label: known === null ? each : t(`option.${known}`) }
          })}
          onChange={onChange}
        />
      )
    case 'text':
      return (
        <Input
          id={id}
          className="wide-input"
          value={typeof value === 'string' ? value : ''}
          disabled={readOnly}
          {...(control.maxLength === undefined ? {} : { maxLength: control.maxLength })}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    default:
      return <p className="card-about">{t('form.unknown')}</p>
  }
}

function NumberControl(props: ControlProps & { min: number | undefined; max: number | undefined }) {
  const { t } = useTranslation()
  const { id, value, readOnly, onChange, min, max } = props
  return (
    <span className="number-control">
      <InputNumber
        id={id}
        value={typeof value === 'number' ? value : null}
        disabled={readOnly}
        precision={0}
        {...(min === undefined ? {} : { min })}
        {...(max === undefined ? {} : { max })}
        onChange={(next) => next !== null && onChange(next)}
      />
      {min !== undefined && max !== undefined && <small>{t('form.range', { min, max })}</small>}
    </span>
  )
}
