import { ClockCircleOutlined, PauseCircleOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DEFAULT_ZONE, formatInstant } from '../time-format.ts'
import { type HeardClock, isFlowing, usePlatformNow } from '../use-clock.ts'

/** The platform's clock in a local run; leads to where it is steered. */
export function ClockChip({ clock }: { clock: HeardClock }) {
  const { t } = useTranslation()
  const now = usePlatformNow(clock).toISOString()
  const flowing = isFlowing(clock)
  return (
    <Tooltip title={`${flowing ? t('clock.flowing') : t('clock.standing')} · ${DEFAULT_ZONE}`}>
      <Link to="/test-bench" className={flowing ? 'clock-chip' : 'clock-chip is-standing'}>
        {flowing ? <ClockCircleOutlined /> : <PauseCircleOutlined />}
        <time dateTime={now}>{formatInstant(now, DEFAULT_ZONE)}</time>
      </Link>
    </Tooltip>
  )
}
