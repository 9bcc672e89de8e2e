import { Tooltip } from 'antd'
import { useLanguage } from '../i18n/use-language.ts'
import { browserZone, formatInstant, formatTime, nameZone } from '../time-format.ts'

/** An instant on the recipient's wall clock; pointing at it names that zone and tells this browser's time. */
export function TimeText({ at, zone, only }: { at: string; zone: string; only?: 'time' }) {
  const { language } = useLanguage()
  const here = browserZone()
  const lines = [zone, ...(here === zone ? [] : [here])].map((name) => (
    <div key={name}>{`${formatInstant(at, name)} ${nameZone(name, language)}`}</div>
  ))
  return (
    <Tooltip title={lines}>
      <time dateTime={at}>{only === 'time' ? formatTime(at, zone) : formatInstant(at, zone)}</time>
    </Tooltip>
  )
}
