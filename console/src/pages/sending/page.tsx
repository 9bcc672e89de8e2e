import { ControlOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { lineQuery } from '../../use-line.ts'
import { useRights } from '../../use-session.ts'
import { CountriesCard } from './countries-card.tsx'
import { LimitsForm } from './limits-form.tsx'
import { SpentToday } from './spent-today.tsx'
import { SwitchCard } from './switch-card.tsx'
import './sending.css'

export default function SendingPage() {
  const { t } = useTranslation()
  const { steersLine } = useRights()
  return (
    <>
      <PageHeading title={t('sending.title')} about={t('sending.about')} />
      {steersLine ? (
        <Sending />
      ) : (
        <NothingHere icon={<ControlOutlined />} title={t('failed.forbiddenTitle')} text={t('sending.noRight')} />
      )}
    </>
  )
}

function Sending() {
  const line = useQuery(lineQuery)
  const { data, isPending } = line
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (data === undefined) return <Trouble query={line} />
  return (
    <div className="sending">
      <Trouble query={line} />
      <SwitchCard line={data} />
      <SpentToday line={data} />
      <LimitsForm line={data} />
      <CountriesCard />
    </div>
  )
}
