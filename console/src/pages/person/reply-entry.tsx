import { CommentOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ReplyView } from '#shared/contracts/console-api/inbox.ts'
import { TimeText } from '../../components/time-text.tsx'

/** What the person wrote back, and what was made of it. */
export function ReplyEntry({ reply, zone }: { reply: ReplyView; zone: string }) {
  const { t } = useTranslation()
  const { at, text, result, state } = reply
  return (
    <div className="entry is-change">
      <span className="entry-dot" aria-hidden="true">
        <CommentOutlined />
      </span>
      <span className="entry-body">
        <span className="entry-head">
          <b>{t('inbox.wrote')}</b>
          <small>
            {state === 'open' ? <Link to="/inbox">{t('inbox.state.open')}</Link> : t(`inbox.result.${result}`)}
          </small>
          <span className="entry-time">
            <TimeText at={at} zone={zone} only="time" />
          </span>
        </span>
        <span className="entry-text">{text}</span>
      </span>
    </div>
  )
}
