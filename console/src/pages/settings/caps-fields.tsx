import { InputNumber } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyView } from '#shared/contracts/console-api/policies.ts'
import type { Caps } from '#shared/contracts/policy.ts'
import { isCounted } from '#shared/domain/policies/caps.ts'
import { CAP_NAMES, type CapName, looserCaps, type Place } from './limits-draft.ts'
import { useLimitWords } from './use-limit-words.ts'

const MOST = 100

type Props = { place: Place; preset: PolicyView; own: Caps; readOnly: boolean; onChange: (own: Caps) => void }

/** The company's own caps; what is left empty is as the preset has it. */
export function CapsFields({ place, preset, own, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  const say = useLimitWords()
  const looser = looserCaps(place, own)
  const isNone = CAP_NAMES.every((name) => own[name] === undefined)
  function set(name: CapName, most: number | null) {
    const { [name]: _, ...others } = own
    onChange(most === null ? others : { ...others, [name]: most })
  }
  return (
    <fieldset className="limit-fields">
      <legend>{t('limits.ownCaps')}</legend>
      {readOnly ? (
        <p className={isNone ? 'card-about' : ''}>{isNone ? t('limits.noOwn') : say.own({ hours: [], caps: own })}</p>
      ) : (
        CAP_NAMES.map((name) => (
          <CapField
            key={name}
            name={name}
            value={own[name] ?? null}
            preset={preset.caps[name]}
            isLooser={looser.includes(name)}
            onChange={(most) => set(name, most)}
          />
        ))
      )}
      <small>{t(isCounted(place.category, false) ? 'limits.capsHint' : 'limits.massUncapped')}</small>
      {place.category === 'marketing' && <small>{t('limits.precedence')}</small>}
    </fieldset>
  )
}

type FieldProps = {
  name: CapName
  value: number | null
  preset: number | undefined
  isLooser: boolean
  onChange: (most: number | null) => void
}

function CapField({ name, value, preset, isLooser, onChange }: FieldProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="limit-cap">
      <label htmlFor={id}>{t(`limits.cap.${name}`)}</label>
      <InputNumber
        id={id}
        min={1}
        max={MOST}
        precision={0}
        suffix={t('limits.pieces')}
        value={value}
        status={isLooser ? 'error' : ''}
        aria-describedby={`${id}-about`}
        onChange={onChange}
      />
      <small id={`${id}-about`}>
        {preset === undefined ? t('limits.presetNoCap') : t('limits.presetCap', { most: preset })}
      </small>
      {isLooser && (
        <p className="field-fault" role="alert">
          {t('limits.faultCap', { most: preset })}
        </p>
      )}
    </div>
  )
}
