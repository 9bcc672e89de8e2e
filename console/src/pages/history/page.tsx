import { SearchOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { ButtonLink } from '../../components/button-link.tsx'
import { Failed } from '../../components/failed.tsx'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { useClock } from '../../use-clock.ts'
import { Choices } from './choices.tsx'
import { DemoTexts } from './demo-texts.tsx'
import { find, onlyTarget, type Target } from './find.ts'
import { Results } from './results.tsx'
import { SearchBox } from './search-box.tsx'
import './history.css'

export default function HistoryPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const [phone, setPhone] = useState<string | null>(null)
  const search = useMutation({
    mutationFn: find,
    onSuccess: (found) => {
      const target = onlyTarget(found)
      if (target === null) return
      search.reset()
      show(target, { replace: true })
    },
  })
  const inUrl = targetInUrl(params)
  const target = inUrl ?? (phone === null ? null : { by: 'phone' as const, phone })

  /** A search whose answer is clear replaces its own entry, so that going back leads to what was there before it. */
  function show(next: Target, how: { replace: boolean }) {
    setPhone(next.by === 'phone' ? next.phone : null)
    setParams(next.by === 'phone' ? {} : { [next.by]: next.id }, how)
  }
  function pick(next: Target) {
    show(next, { replace: false })
  }
  function start(typed: string) {
    setPhone(null)
    setParams({})
    search.mutate(typed)
  }

  return (
    <>
      <PageHeading title={t('history.title')} about={t('history.about')} />
      <SearchBox
        busy={search.isPending}
        shown={inUrl?.id ?? (search.isSuccess ? search.variables : '')}
        onSearch={start}
      />
      {search.isError && target === null && (
        <Failed error={search.error} onRetry={() => search.mutate(search.variables)} />
      )}
      {search.isSuccess && target === null && <Choices found={search.data} onPick={pick} />}
      {target !== null && <Results key={JSON.stringify(target)} target={target} onPick={pick} />}
      {target === null && search.isIdle && <StartHere />}
    </>
  )
}

function StartHere() {
  const { t } = useTranslation()
  const { clock } = useClock()
  return (
    <>
      <NothingHere icon={<SearchOutlined />} title={t('history.startTitle')} text={t('history.startText')}>
        {clock !== undefined && <ButtonLink to="/test-bench">{t('history.startOrder')}</ButtonLink>}
      </NothingHere>
      {clock !== undefined && clock.hasGateway !== true && <DemoTexts />}
    </>
  )
}

function targetInUrl(params: URLSearchParams): Exclude<Target, { by: 'phone' }> | null {
  for (const by of ['contact', 'order', 'loan'] as const) {
    const id = params.get(by)
    if (id !== null && id !== '') return { by, id }
  }
  return null
}
