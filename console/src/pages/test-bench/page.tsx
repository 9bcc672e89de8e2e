import { ExperimentOutlined } from '@ant-design/icons'
import { Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { useSandbox } from '../../sandbox-state.ts'
import { useClock } from '../../use-clock.ts'

/** Leads to the drawer, beside the first page. */
export default function TestBenchPage() {
  const { t } = useTranslation()
  const { clock, isPending } = useClock()
  const { isOpen, open } = useSandbox()
  const isThere = clock !== undefined
  useEffect(() => {
    if (isThere) open()
  }, [isThere, open])
  if (isThere && isOpen) return <Navigate to="/" replace />
  return (
    <>
      <PageHeading title={t('bench.title')} about={t('bench.about')} />
      {isPending || isThere ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <NothingHere icon={<ExperimentOutlined />} title={t('bench.title')} text={t('bench.onlyLocal')} />
      )}
    </>
  )
}
