import { UserSwitchOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { TimeText } from '../../components/time-text.tsx'
import type { ConsentChange } from './arrange.ts'
import { useSaidWords } from './note-words.ts'
import { useHoldWords } from './use-hold-words.ts'

/** What somebody recorded of a person, with who and why. */
export function ChangeEntry({ change, zone }: { change: ConsentChange; zone: string }) {
  const { at, by, note } = change
  const title = useTitle(change)
  const said = useSaidWords()({ by, note })
  return (
    <div className="entry is-change">
      <span className="entry-dot" aria-hidden="true">
        <UserSwitchOutlined />
      </span>
      <span className="entry-body">
        <span className="entry-head">
          <b>{title}</b>
          <small>{said.by}</small>
          <span className="entry-time">
            <TimeText at={at} zone={zone} only="time" />
          </span>
        </span>
        {said.note !== '' && <span className="entry-text">{said.note}</span>}
      </span>
    </div>
  )
}

function useTitle({ what, scope, hold }: ConsentChange): string {
  const { t } = useTranslation()
  const say = useHoldWords()
  if (what === 'opt-out' && scope === 'marketing') return t('contact.optedOutOf.marketing')
  const words = t(`contact.change.${what}`)
  return hold === undefined ? words : t('holds.told', { what: words, why: say.whole(hold) })
}
