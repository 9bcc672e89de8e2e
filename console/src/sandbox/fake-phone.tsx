import { MessageOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '../components/trouble.tsx'
import type { PhoneText } from '../local-run.ts'
import { formatPhone } from '../phone-format.ts'
import { DEFAULT_ZONE, formatInstant, formatTime } from '../time-format.ts'
import { type HeardClock, usePlatformNow } from '../use-clock.ts'
import { inboxQuery } from './queries.ts'
import { ReplyBox } from './reply-box.tsx'

const SHORTEST_NUMBER = 11

/** The phone on which every text of a local run arrives, the newest on top. */
export function FakePhone({ now }: { now: HeardClock }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const number = typed.replace(/[^\d+]/g, '')
  const inbox = useQuery(inboxQuery(number.length >= SHORTEST_NUMBER ? number : null))
  const newest = inbox.data?.[0]
  const time = formatTime(usePlatformNow(now).toISOString(), DEFAULT_ZONE)
  return (
    <section className="phone-side" aria-label={t('bench.phone')}>
      <label className="field-label" htmlFor="phone-filter">
        {t('bench.filter')}
      </label>
      <Input
        id="phone-filter"
        allowClear
        autoComplete="off"
        inputMode="tel"
        maxLength={20}
        placeholder={t('bench.filterPlaceholder')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="phone">
        <div className="phone-bar">
          <time>{time}</time>
          <span className="phone-notch" aria-hidden="true" />
          <span>{t('bench.phone')}</span>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="phone-screen" tabIndex={0} aria-label={t('bench.phoneAbout')} aria-live="polite">
          {inbox.isPending && <Skeleton active />}
          <Trouble query={inbox} />
          {inbox.data?.length === 0 && <NoTexts hint={now.hasGateway ? 'bench.gatewayHint' : 'bench.noTextsHint'} />}
          {inbox.data?.map((text) => (
            <PhoneEntry key={`${text.messageId} ${text.at}`} text={text} />
          ))}
        </section>
        {newest !== undefined && <ReplyBox key={newest.to} from={newest.to} />}
      </div>
    </section>
  )
}

function NoTexts({ hint }: { hint: 'bench.gatewayHint' | 'bench.noTextsHint' }) {
  const { t } = useTranslation()
  return (
    <div className="phone-empty">
      <MessageOutlined />
      <b>{t('bench.noTexts')}</b>
      <small>{t(hint)}</small>
    </div>
  )
}

function PhoneEntry({ text }: { text: PhoneText }) {
  const { t } = useTranslation()
  return (
    <article className="phone-text">
      <header>
        <span>{formatPhone(text.to)}</span>
        <time dateTime={text.at}>{formatInstant(text.at, DEFAULT_ZONE).slice(5)}</time>
      </header>
      <p className="bubble">{text.text}</p>
      <Link to={`/messages/${text.messageId}`}>{t('bench.details')}</Link>
    </article>
  )
}
