import { FastForwardOutlined, PlayCircleOutlined } from '@ant-design/icons'
import { Alert, Button, Card, DatePicker, Space } from 'antd'
import dayjs from 'dayjs'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, instantOf, localDateOf } from '#shared/domain/calendar/time.ts'
import { TimeOfDay } from '../components/time-of-day.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { useProblemWords } from '../i18n/use-problem-words.ts'
import { DEFAULT_ZONE, formatDay, formatSeconds, zoneName } from '../time-format.ts'
import { type HeardClock, isFlowing, usePlatformNow } from '../use-clock.ts'
import { useSteerClock } from './queries.ts'

const HALF_HOUR_MS = 30 * 60_000

/** The platform's clock and, where nobody is really texted by it, how to move it. */
export function ClockPanel({ clock }: { clock: HeardClock }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const now = usePlatformNow(clock)
  const flowing = isFlowing(clock)
  return (
    <Card title={t('bench.clock')}>
      <p className="card-about">{t(clock.hasGateway ? 'bench.clockOfMachine' : 'bench.clockAbout')}</p>
      <div className="big-clock">
        <time dateTime={now.toISOString()}>
          <small>{formatDay(now.toISOString(), DEFAULT_ZONE)}</small>
          <b>{formatSeconds(now.toISOString(), DEFAULT_ZONE)}</b>
        </time>
        <span className={`state-tag tone-${flowing ? 'good' : 'unsure'}`}>
          {t(flowing ? 'clock.flowing' : 'clock.standing')}
        </span>
      </div>
      {!clock.hasGateway && <Steering clock={clock} now={now} />}
      <p className="zone-note">{t('bench.clockZone', { zone: zoneName(DEFAULT_ZONE, language) })}</p>
    </Card>
  )
}

/** Once moved the clock stands still until it is moved again or let run. */
function Steering({ clock, now }: { clock: HeardClock; now: Date }) {
  const { t } = useTranslation()
  const problem = useProblemWords()
  const steer = useSteerClock()
  const moveTo = (at: Date) => steer.mutate({ now: at.toISOString() })
  return (
    <>
      <Space wrap>
        <Button
          icon={<FastForwardOutlined />}
          disabled={steer.isPending}
          onClick={() => moveTo(new Date(now.getTime() + HALF_HOUR_MS))}
        >
          {t('bench.plus30')}
        </Button>
        <Button disabled={steer.isPending} onClick={() => moveTo(tomorrowMorning(now))}>
          {t('bench.tomorrow')}
        </Button>
        <Button
          icon={<PlayCircleOutlined />}
          disabled={steer.isPending || isFlowing(clock)}
          onClick={() => steer.mutate({ flow: true })}
        >
          {t('bench.flow')}
        </Button>
      </Space>
      <ChosenInstant now={now} mayGoBack={!clock.steered} busy={steer.isPending} onGo={moveTo} />
      {steer.isPending && <p role="status">{t('bench.moving')}</p>}
      {steer.isError && <Alert type="error" showIcon title={problem(steer.error).detail} />}
    </>
  )
}

type ChosenProps = { now: Date; mayGoBack: boolean; busy: boolean; onGo: (at: Date) => void }

function ChosenInstant({ now, mayGoBack, busy, onGo }: ChosenProps) {
  const { t } = useTranslation()
  const today = localDateOf(now, DEFAULT_ZONE)
  const [day, setDay] = useState<string | null>(null)
  const [time, setTime] = useState('09:00')
  // The same object for the same day, though the clock ticks: with another one the picker forgets what is being typed.
  const shown = useMemo(() => (day === null ? null : dayjs(day)), [day])
  return (
    <Space.Compact className="chosen-instant">
      <DatePicker
        aria-label={t('bench.chooseDay')}
        placeholder={t('bench.chooseDay')}
        value={shown}
        defaultPickerValue={dayjs(today)}
        disabledDate={(each) => !mayGoBack && each.format('YYYY-MM-DD') < today}
        onChange={(at) => setDay(at === null || Array.isArray(at) ? null : at.format('YYYY-MM-DD'))}
      />
      <TimeOfDay label={t('bench.chooseTime')} value={time} minuteStep={1} onChange={setTime} />
      <Button disabled={busy || day === null} onClick={() => day !== null && onGo(instantOf(day, time, DEFAULT_ZONE))}>
        {t('bench.go')}
      </Button>
    </Space.Compact>
  )
}

function tomorrowMorning(now: Date): Date {
  return instantOf(addDays(localDateOf(now, DEFAULT_ZONE), 1), '09:00', DEFAULT_ZONE)
}
