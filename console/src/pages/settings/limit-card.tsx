import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PolicyView } from '#shared/contracts/console-api/policies.ts'
import type { Hours } from '#shared/contracts/policy.ts'
import { commonHours } from '#shared/domain/policies/hours-in-force.ts'
import { presetCountry } from '#shared/domain/policies/hours-of-country.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useCountryName } from '../../use-country-name.ts'
import { CapsFields } from './caps-fields.tsx'
import { HoursFields } from './hours-fields.tsx'
import {
  faultOfHours,
  type Limits,
  leastCaps,
  looserCaps,
  ownAt,
  type Place,
  sharedAt,
  withCaps,
  withHours,
} from './limits-draft.ts'
import { PresetWhy } from './preset-why.tsx'
import { useLimitWords } from './use-limit-words.ts'

type Props = {
  place: Place
  preset: PolicyView
  stands: Limits
  draft: Limits
  readOnly: boolean
  onChange: (draft: Limits) => void
}

/** One category of texts to one country: what is in force, what the preset asks and why, and what the company adds. */
export function LimitCard({ place, preset, stands, draft, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const nameOf = useCountryName()
  const say = useLimitWords()
  const inForce = rulesInForce(place, preset, stands)
  const saved = rulesInForce(place, preset, draft)
  const isOwn = ownAt(stands.hours, place).length + ownAt(stands.caps, place).length > 0
  const isSound = isSendable(place, draft)
  const shared = { hours: sharedAt(stands.hours, place), caps: leastCaps(sharedAt(stands.caps, place)) }
  const isShared = shared.hours.length + Object.keys(shared.caps).length > 0
  return (
    <Card
      className="limit-card"
      title={<h2>{t(`category.${place.category}`)}</h2>}
      {...(isOwn ? { extra: <span className="state-tag tone-good">{t('limits.stricter')}</span> } : {})}
    >
      <dl className="limit-lines">
        <dt>{t('limits.inForce')}</dt>
        <dd>
          <b>{say.rules(inForce)}</b>
        </dd>
        {isSound && say.rules(saved) !== say.rules(inForce) && (
          <>
            <dt>{t('limits.afterSave')}</dt>
            <dd>
              <b>{say.rules(saved)}</b>
              {saved.windows.length === 0 && <p className="field-fault">{t('limits.neverHint')}</p>}
            </dd>
          </>
        )}
        <dt>{t('limits.preset')}</dt>
        <dd>
          {pick(preset.words)}
          {preset.optOutWords && ` · ${t('limits.optOutWords')}`}
          <PresetWhy sources={preset.sources} />
        </dd>
        {isShared && (
          <>
            <dt>{t('limits.fromShared', { country: nameOf(presetCountry(place.country)) })}</dt>
            <dd>{say.own(shared)}</dd>
          </>
        )}
      </dl>
      <div className="limit-own">
        <HoursFields
          place={place}
          preset={preset}
          own={ownAt(draft.hours, place)}
          readOnly={readOnly}
          onChange={(own) => onChange(withHours(draft, place, own))}
        />
        <CapsFields
          place={place}
          preset={preset}
          own={leastCaps(ownAt(draft.caps, place))}
          readOnly={readOnly}
          onChange={(own) => onChange(withCaps(draft, place, own))}
        />
      </div>
    </Card>
  )
}

function rulesInForce(place: Place, preset: PolicyView, { hours, caps }: Limits) {
  const all: Hours[] = [preset, ...ownAt(hours, place), ...sharedAt(hours, place)]
  return { ...commonHours(all), caps: leastCaps([preset.caps, ...ownAt(caps, place), ...sharedAt(caps, place)]) }
}

function isSendable(place: Place, { hours, caps }: Limits): boolean {
  const isOpen = ownAt(hours, place).every((own) => faultOfHours(place, own) === null)
  return isOpen && ownAt(caps, place).every((own) => looserCaps(place, own).length === 0)
}
