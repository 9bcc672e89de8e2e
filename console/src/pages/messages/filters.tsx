import { useQuery } from '@tanstack/react-query'
import { Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { MessageState } from '#shared/contracts/message.ts'
import { api } from '../../api.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { allCampaignsQuery } from '../person/queries.ts'
import { dayIn } from './figure-in.ts'

/** What the list is narrowed by stands in the address, so that going back, reloading and sending it on keep it. */
export function Filters() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const campaigns = useQuery(allCampaignsQuery)
  const run = params.get('run')
  const dayField = useId()
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    if (value === undefined) next.delete(name)
    else next.set(name, value)
    if (name === 'campaign') for (const each of ['run', 'reason']) next.delete(each)
    setParams(next)
  }
  const day = dayIn(params)
  return (
    <div className="messages-pickers">
      <Picker
        label={t('messages.campaign')}
        value={params.get('campaign')}
        onPick={(value) => set('campaign', value)}
        options={(campaigns.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Picker
        label={t('messages.state')}
        value={params.get('state')}
        onPick={(value) => set('state', value)}
        options={MessageState.options.map((state) => ({ value: state, label: t(`state.${state}.name`) }))}
      />
      <Reasons
        campaignId={params.get('campaign')}
        value={params.get('reason')}
        onPick={(value) => set('reason', value)}
      />
      {run === null ? (
        <label className="messages-picker" htmlFor={dayField}>
          <span>{t('messages.day')}</span>
          <DatePicker
            id={dayField}
            value={day === null ? null : dayjs(day)}
            onChange={(value) => set('day', value?.format('YYYY-MM-DD'))}
          />
        </label>
      ) : (
        <Button onClick={() => set('run', undefined)}>{t('messages.allRuns')}</Button>
      )}
    </div>
  )
}

type Props = {
  label: string
  value: string | null
  onPick: (value: string | undefined) => void
  options: { value: string; label: string }[]
}

function Picker({ label, value, onPick, options }: Props) {
  const { t } = useTranslation()
  const field = useId()
  return (
    <label className="messages-picker" htmlFor={field}>
      <span>{label}</span>
      <Select
        id={field}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('messages.any')}
        value={value}
        onChange={(picked: string | null | undefined) => onPick(picked ?? undefined)}
        options={options}
      />
    </label>
  )
}

/** The reasons that the campaign's texts of the last 30 days have, with how many. */
function Reasons({ campaignId, value, onPick }: Pick<Props, 'value' | 'onPick'> & { campaignId: string | null }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const results = useQuery({
    queryKey: ['results', campaignId, 'reasons'],
    queryFn: () => api.results(campaignId ?? ''),
    enabled: campaignId !== null,
  })
  const options = (results.data?.words ?? []).map((reason) => ({
    value: reason.code,
    label: `${pick(reason)} (${results.data?.reasons[reason.code] ?? 0})`,
  }))
  if (campaignId === null) return null
  return <Picker label={t('messages.reason')} value={value} onPick={onPick} options={options} />
}
