import { ExperimentOutlined } from '@ant-design/icons'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { useClock } from '../../use-clock.ts'
import { CarrierScript } from './carrier-script.tsx'
import { ClockPanel } from './clock-panel.tsx'
import { DemoOrderPanel } from './demo-order-panel.tsx'
import { FakePhone } from './fake-phone.tsx'
import './test-bench.css'

export default function TestBenchPage() {
  const { t } = useTranslation()
  const { clock, isPending } = useClock()
  return (
    <>
      <PageHeading title={t('bench.title')} about={t('bench.about')} />
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {!isPending && clock === undefined && (
        <NothingHere icon={<ExperimentOutlined />} title={t('bench.title')} text={t('bench.onlyLocal')} />
      )}
      {clock !== undefined && (
        <div className="bench">
          <div className="bench-left">
            <DemoOrderPanel />
            <ClockPanel clock={clock} />
            <CarrierScript />
          </div>
          <FakePhone now={clock} />
        </div>
      )}
    </>
  )
}
