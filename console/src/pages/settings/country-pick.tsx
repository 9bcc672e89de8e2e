import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { presetCountry } from '#shared/domain/policies/hours-of-country.ts'
import { useCountryName } from '../../use-country-name.ts'
import type { PlaceGroups } from './limit-places.ts'

/** The country in the address, else the first one that is open. */
export function useChosenCountry({ open, others }: PlaceGroups): [string, (country: string) => void] {
  const [params, setParams] = useSearchParams()
  const asked = [...open, ...others].find((country) => country === params.get('country'))
  return [asked ?? open[0] ?? 'CN', (country) => setParams({ country }, { replace: true })]
}

type Props = { groups: PlaceGroups; country: string; onPick: (country: string) => void }

/** Those that are texted first, then presets and countries that are not open. */
export function CountryPick({ groups: { open, others }, country, onPick }: Props) {
  const { t } = useTranslation()
  const nameOf = useCountryName()
  const label = (one: string) => {
    const under = presetCountry(one)
    return under === one ? nameOf(one) : t('limits.underRules', { country: nameOf(one), under: nameOf(under) })
  }
  const optionOf = (one: string) => ({ value: one, label: label(one) })
  return (
    <div className="limits-country">
      <label className="field-label" htmlFor="limits-country">
        {t('limits.country')}
      </label>
      <Select
        id="limits-country"
        showSearch={{ optionFilterProp: 'label' }}
        value={country}
        options={[
          { label: t('limits.open'), title: 'open', options: open.map(optionOf) },
          { label: t('limits.others'), title: 'others', options: others.map(optionOf) },
        ]}
        onChange={onPick}
      />
    </div>
  )
}
