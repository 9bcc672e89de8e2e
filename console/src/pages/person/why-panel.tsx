import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Button, Card, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CalendarDay } from '../../components/calendar-day.tsx'
import { formatDay } from '../../time-format.ts'
import { useNow } from '../../use-clock.ts'
import type { About } from './about.ts'
import { allCampaignsQuery } from './queries.ts'
import { WhyAnswer } from './why-answer.tsx'
import { questionOf, type WhyAsked } from './why-question.ts'

type Props = {
  contactId: string
  zone: string
  asked: WhyAsked
  about: readonly About[]
  onAsk: (asked: WhyAsked) => void
  onClose: () => void
}

const ALL = 'all'
const WAYS = ['day', 'order', 'loan'] as const

/** Why somebody has no text: of a day and a campaign, or about an order or a loan. What is asked stands in the address. */
export function WhyPanel({ contactId, zone, asked, about, onAsk, onClose }: Props) {
  const { t } = useTranslation()
  const today = formatDay(useNow().toISOString(), zone)
  const question = questionOf(asked, { contactId, today, zone })
  return (
    <Card
      className="why-panel"
      title={<h2>{t('why.title')}</h2>}
      extra={<Button type="text" icon={<CloseOutlined />} aria-label={t('why.close')} onClick={onClose} />}
    >
      <Segmented
        block
        aria-label={t('why.way')}
        value={asked.by}
        options={WAYS.map((value) => ({ value, label: t(`why.by.${value}`) }))}
        onChange={(by) => onAsk({ ...asked, by, id: about.find((each) => each.by === by)?.id ?? '' })}
      />
      <div className="why-form">
        {asked.by !== 'day' && (
          <RecordField key={`${asked.by} ${asked.id}`} asked={asked} about={about} onAsk={onAsk} />
        )}
        <CampaignField asked={asked} onAsk={onAsk} />
        {asked.by !== 'order' && <DayField asked={asked} today={today} onAsk={onAsk} />}
      </div>
      {question === null ? (
        <p className="card-about">{t(asked.by === 'loan' ? 'why.giveLoan' : 'why.giveOrder')}</p>
      ) : (
        <WhyAnswer question={question} zone={zone} />
      )}
    </Card>
  )
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="why-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children}
    </div>
  )
}

type FieldProps = Pick<Props, 'asked' | 'onAsk'>

function RecordField({ asked, about, onAsk }: FieldProps & Pick<Props, 'about'>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(asked.id)
  const ids = about.filter(({ by }) => by === asked.by).map(({ id }) => id)
  const give = (id: string) => id.trim() !== asked.id && onAsk({ ...asked, id: id.trim() })
  return (
    <Field id="why-record" label={t(asked.by === 'order' ? 'why.order' : 'why.loan')}>
      <AutoComplete
        id="why-record"
        value={typed}
        options={ids.map((value) => ({ value }))}
        onChange={setTyped}
        onSelect={give}
        onBlur={() => give(typed)}
        onInputKeyDown={(event) => event.key === 'Enter' && give(typed)}
      />
    </Field>
  )
}

function CampaignField({ asked, onAsk }: FieldProps) {
  const { t } = useTranslation()
  const { data = [], isPending } = useQuery(allCampaignsQuery)
  const options = data
    .filter(({ state }) => state !== 'draft')
    .map(({ id, name, state }) => ({
      value: id,
      label: state === 'active' ? name : `${name} · ${t(`campaignState.${state}`)}`,
    }))
  return (
    <Field id="why-campaign" label={t('why.campaign')}>
      <Select
        id="why-campaign"
        loading={isPending}
        showSearch={{ optionFilterProp: 'label' }}
        value={asked.campaign ?? ALL}
        options={[{ value: ALL, label: t('why.allCampaigns') }, ...options]}
        onChange={(value) => onAsk({ ...asked, campaign: value === ALL ? null : value })}
      />
    </Field>
  )
}

function DayField({ asked, today, onAsk }: FieldProps & { today: string }) {
  const { t } = useTranslation()
  return (
    <Field id="why-day" label={t('why.day')}>
      <CalendarDay
        id="why-day"
        value={asked.day ?? today}
        onChange={(day) => onAsk({ ...asked, day: day === today ? null : day })}
      />
    </Field>
  )
}
