import { DisconnectOutlined, StopOutlined, WalletOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { LineView } from '#shared/contracts/console-api/line.ts'
import { formatMicros, lineStateOf } from '../line-state.ts'
import { DEFAULT_ZONE } from '../time-format.ts'
import { useLine, usePersonWords, useProviderName } from '../use-line.ts'
import { useRights } from '../use-session.ts'
import { TimeText } from './time-text.tsx'

/** Across the top of every page while nothing leaves: who or what stopped it, why, and since when. */
export function LineBanner() {
  const { line } = useLine()
  if (line === undefined) return null
  const state = lineStateOf(line)
  if (state === 'stopped' && line.stop !== null) return <Stopped stop={line.stop} />
  if (state === 'down' && line.fault !== null) return <Down provider={line.provider} fault={line.fault} />
  if (state === 'spent') return <Spent line={line} />
  return null
}

function Stopped({ stop }: { stop: NonNullable<LineView['stop']> }) {
  const { t } = useTranslation()
  const person = usePersonWords()
  return (
    <Frame tone="bad" icon={<StopOutlined />} title={t('line.stoppedTitle')}>
      {t('line.stoppedBy', { who: person(stop.by), why: stop.why })} {t('line.since')}{' '}
      <TimeText at={stop.at} zone={DEFAULT_ZONE} />
      {t('line.waits')}
    </Frame>
  )
}

function Down({ provider, fault }: { provider: string; fault: NonNullable<LineView['fault']> }) {
  const { t } = useTranslation()
  const providerName = useProviderName()
  return (
    <Frame tone="bad" icon={<DisconnectOutlined />} title={t('line.downTitle')}>
      {t('line.downSays', { provider: providerName(provider), code: fault.code })} {t('line.since')}{' '}
      <TimeText at={fault.at} zone={DEFAULT_ZONE} />
      {t('line.triedAgain')} <TimeText at={fault.until} zone={DEFAULT_ZONE} />
      {t('line.waits')}
    </Frame>
  )
}

function Spent({ line: { dailyBudgetMicros, spentTodayMicros } }: { line: LineView }) {
  const { t } = useTranslation()
  const amounts = { spent: formatMicros(spentTodayMicros), budget: formatMicros(dailyBudgetMicros ?? 0) }
  return (
    <Frame tone="unsure" icon={<WalletOutlined />} title={t('line.spentTitle')}>
      {t('line.spentText', amounts)}
    </Frame>
  )
}

function Frame(props: { tone: 'bad' | 'unsure'; icon: ReactNode; title: string; children: ReactNode }) {
  const { t } = useTranslation()
  const { steersLine } = useRights()
  const { pathname } = useLocation()
  return (
    <div className={`line-banner tone-${props.tone}`} role="alert">
      <span className="line-banner-icon">{props.icon}</span>
      <p>
        <b>{props.title}</b> <span>{props.children}</span>
      </p>
      {steersLine && pathname !== '/sending' && <Link to="/sending">{t('line.toSending')}</Link>}
    </div>
  )
}
