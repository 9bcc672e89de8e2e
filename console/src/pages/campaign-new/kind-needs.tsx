import { CheckCircleOutlined, ExclamationCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useNow } from '../../use-clock.ts'
import { useWords } from '../../use-words.ts'

type Event = KindView['needs']['events'][number]

const LATELY_DAYS = 7
const DAY_MS = 86_400_000

/** What a kind must hear of, whether it has lately, and an event or the headers of a list to copy. */
export function KindNeeds({ kind }: { kind: KindView }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { events, list } = kind.needs
  const needed = events.filter(({ role }) => role !== 'ends')
  return (
    <section className="kind-needs">
      <h3>{t('firstChoice.needs')}</h3>
      {needed.length > 0 && (
        <ul>
          {needed.map((event) => (
            <NeededEvent key={event.type} event={event} />
          ))}
        </ul>
      )}
      {list !== null && (
        <p>
          {t(needed.length > 0 ? 'firstChoice.orList' : 'firstChoice.list', {
            columns: list.columns.map(pick).join(t('firstChoice.comma')),
          })}
        </p>
      )}
      {needed.length > 0 && <SampleEvents events={needed} />}
    </section>
  )
}

function NeededEvent({ event: { type, heardOn } }: { event: Event }) {
  const { t } = useTranslation()
  const words = useWords()
  const days = useDaysSince(heardOn)
  const [icon, state, said] =
    heardOn === null || days === null
      ? [<MinusCircleOutlined key="never" />, 'never', t('firstChoice.never')]
      : days <= LATELY_DAYS
        ? [<CheckCircleOutlined key="lately" />, 'lately', t('firstChoice.lately', { day: words.day(heardOn) })]
        : [
            <ExclamationCircleOutlined key="long" />,
            'long',
            t('firstChoice.notLately', { n: LATELY_DAYS, day: words.day(heardOn) }),
          ]
  return (
    <li>
      <code>{type}</code>
      <span className={`heard is-${state}`}>
        {icon} {said}
      </span>
    </li>
  )
}

/** Both days in UTC, as the server keeps them. */
function useDaysSince(day: string | null): number | null {
  const now = useNow()
  return day === null ? null : Math.floor((now.getTime() - Date.parse(`${day}T00:00:00Z`)) / DAY_MS)
}

function SampleEvents({ events }: { events: readonly Event[] }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  return (
    <details className="sample-events">
      <summary>{t('firstChoice.samples')}</summary>
      {events.map(({ type, sample }) => {
        const text = JSON.stringify(sample[language], null, 2)
        return (
          <div key={type} className="sample-event">
            <Typography.Text copyable={{ text, tooltips: [t('firstChoice.copy', { type }), t('firstChoice.copied')] }}>
              <code>{type}</code>
            </Typography.Text>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <pre tabIndex={0}>{text}</pre>
          </div>
        )
      })}
    </details>
  )
}
