import {
  AuditOutlined,
  CalendarOutlined,
  CheckCircleOutlined,
  HourglassOutlined,
  MailOutlined,
  QuestionCircleOutlined,
  ReloadOutlined,
  SendOutlined,
  StopOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import { toneOf } from '../../components/state-tag.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { formatDay, formatSeconds, inZone } from '../../time-format.ts'
import { useProviderName } from '../../use-line.ts'

type TrailLine = MessageView['trail'][number]

const ICONS: Record<string, ReactNode> = {
  planned: <CalendarOutlined />,
  selected: <TeamOutlined />,
  checked: <AuditOutlined />,
  waits: <HourglassOutlined />,
  claimed: <SendOutlined />,
  accepted: <CheckCircleOutlined />,
  'try-later': <ReloadOutlined />,
  'in-doubt': <QuestionCircleOutlined />,
  receipt: <MailOutlined />,
  rejected: <StopOutlined />,
  cancelled: <StopOutlined />,
  suppressed: <StopOutlined />,
  expired: <StopOutlined />,
  unconfirmed: <QuestionCircleOutlined />,
}

type Props = { lines: readonly TrailLine[]; zone: string; state: MessageView['state']; showsValues: boolean }

/** Every decision on a message in the order in which it was made; the last one carries the colour of the outcome. */
export function Trail({ lines, zone, state, showsValues }: Props) {
  const { pick } = useLanguage()
  const tones = lines.map((_, index) => (index === lines.length - 1 ? `tone-${toneOf(state)}` : ''))
  return (
    <ol className="trail">
      {lines.map((line, index) => (
        // Lines are only ever added at the end.
        <li key={index}>
          <span className={`trail-icon ${tones[index]}`} aria-hidden="true">
            {ICONS[line.code] ?? <AuditOutlined />}
          </span>
          <time dateTime={line.at}>
            {formatDay(line.at, zone)} {formatSeconds(line.at, zone)}
          </time>
          <p>{inZone(pick(line), zone)}</p>
          {showsValues && <Values values={line.values} />}
        </li>
      ))}
    </ol>
  )
}

/** The values that the decision saw, as they were recorded; the provider by its word. */
function Values({ values }: { values: TrailLine['values'] }) {
  const providerName = useProviderName()
  const entries = Object.entries(values)
  if (entries.length === 0) return null
  return (
    <dl className="trail-values">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{name === 'provider' ? providerName(String(value)) : String(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
