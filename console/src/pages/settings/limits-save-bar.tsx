import { Alert, App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { useCountryName } from '../../use-country-name.ts'
import { usePersonWords } from '../../use-line.ts'
import { changedPlaces, type Limits, leastCaps, ownAt, type Place, type Standing } from './limits-draft.ts'
import { useLimitWords } from './use-limit-words.ts'
import type { LimitsEditing } from './use-limits.ts'

type Props = { stands: Standing; editing: LimitsEditing }

/** Stands at the foot of the screen while something is not saved. */
export function LimitsSaveBar({ stands, editing }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  if (editing.change === null) return null
  if (editing.isOvertaken) return <Overtaken stands={stands} editing={editing} />
  return (
    <div className="limits-bar">
      {editing.error !== null && <Alert type="error" showIcon title={problem(editing.error).detail} />}
      <div className="limits-bar-row">
        <span role="status">{t(editing.hasFault ? 'limits.faulty' : 'campaign.unsaved')}</span>
        <Button onClick={editing.discard}>{t('campaign.discard')}</Button>
        <Button
          type="primary"
          disabled={editing.hasFault}
          loading={editing.isSaving}
          onClick={() => editing.save(() => void message.success(t('limits.saved')))}
        >
          {t('shell.save')}
        </Button>
      </div>
    </div>
  )
}

/** Both are shown, and nothing is overwritten before the person has chosen. */
function Overtaken({ stands, editing: { base, draft, discard, keepMine } }: Props) {
  const { t } = useTranslation()
  const person = usePersonWords()
  const { changedBy } = stands
  const title = changedBy === null ? t('limits.overtakenUnknown') : t('limits.overtaken', { who: person(changedBy) })
  return (
    <div className="limits-bar">
      <Alert
        type="warning"
        showIcon
        title={title}
        description={
          <>
            <p>{t('campaign.overtakenText')}</p>
            <ul>
              {changedPlaces(base, draft).map((place) => (
                <Both key={`${place.country} ${place.category}`} place={place} stands={stands} draft={draft} />
              ))}
            </ul>
          </>
        }
      />
      <div className="limits-bar-row">
        <span />
        <Button onClick={discard}>{t('campaign.takeTheirs')}</Button>
        <Button type="primary" onClick={keepMine}>
          {t('campaign.keepMine')}
        </Button>
      </div>
    </div>
  )
}

function Both({ place, stands, draft }: { place: Place; stands: Limits; draft: Limits }) {
  const { t } = useTranslation()
  const nameOf = useCountryName()
  const say = useLimitWords()
  const own = ({ hours, caps }: Limits) => say.own({ hours: ownAt(hours, place), caps: leastCaps(ownAt(caps, place)) })
  return (
    <li>
      <b>
        {nameOf(place.country)} · {t(`category.${place.category}`)}
      </b>
      <br />
      {t('limits.theirs', { words: own(stands) })}
      <br />
      {t('limits.mine', { words: own(draft) })}
    </li>
  )
}
