import { ClockCircleOutlined, PauseCircleOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { DEFAULT_ZONE, formatInstant } from '../time-format.ts'
import { type HeardClock, isFlowing, usePlatformNow } from '../use-clock.ts'
import { SandboxLink } from './sandbox-link.tsx'

/** Where the year and its dash end: a narrow screen leaves them out. */
const YEAR_END = 5

/** The platform's clock in a local run; leads to where it is steered. */
export function ClockChip({ clock }: { clock: HeardClock }) {
  const { t } = useTranslation()
  const now = usePlatformNow(clock).toISOString()
  const words = formatInstant(now, DEFAULT_ZONE)
  const flowing = isFlowing(clock)
  return (
    <Tooltip title={`${flowing ? t('clock.flowing') : t('clock.standing')} · ${DEFAULT_ZONE}`}>
      <SandboxLink className={flowing ? 'clock-chip' : 'clock-chip is-standing'}>
        {flowing ? <ClockCircleOutlined /> : <PauseCircleOutlined />}
        <time dateTime={now}>
          <span className="clock-chip-year">{words.slice(0, YEAR_END)}</span>
          {words.slice(YEAR_END)}
        </time>
      </SandboxLink>
    </Tooltip>
  )
}
