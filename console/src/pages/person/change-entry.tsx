import { UserSwitchOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { TimeText } from '../../components/time-text.tsx'
import type { ConsentChange } from './arrange.ts'
import { useSaidWords } from './note-words.ts'

/** What somebody recorded of a person, with who and why. */
export function ChangeEntry({ change: { at, what, scope, by, note }, zone }: { change: ConsentChange; zone: string }) {
  const { t } = useTranslation()
  const said = useSaidWords()({ by, note })
  return (
    <div className="entry is-change">
      <span className="entry-dot" aria-hidden="true">
        <UserSwitchOutlined />
      </span>
      <span className="entry-body">
        <span className="entry-head">
          <b>
            {what === 'opt-out' && scope === 'marketing'
              ? t('contact.optedOutOf.marketing')
              : t(`contact.change.${what}`)}
          </b>
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
