import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PolicyList } from '#shared/contracts/console-api/policies.ts'
import { presetCountry } from '#shared/domain/policies/hours-of-country.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { usePersonWords } from '../../use-line.ts'
import { useRights } from '../../use-session.ts'
import { useWords } from '../../use-words.ts'
import { countriesQuery } from '../sending/queries.ts'
import { CountryPick, useChosenCountry } from './country-pick.tsx'
import { LimitCard } from './limit-card.tsx'
import { groupCountries } from './limit-places.ts'
import type { Standing } from './limits-draft.ts'
import { limitsQuery, policiesQuery } from './limits-queries.ts'
import { LimitsSaveBar } from './limits-save-bar.tsx'
import { SettingsTabs } from './settings-tabs.tsx'
import { SingleCard } from './single-card.tsx'
import { useLimits } from './use-limits.ts'
import './settings.css'
import './limits.css'

const CATEGORIES = ['transactional', 'marketing', 'collection', 'internal'] as const

/** When texts may leave and how many: presets with their sources, and what an admin sets beside them. */
export default function LimitsPage() {
  const { t } = useTranslation()
  const limits = useQuery(limitsQuery)
  const policies = useQuery(policiesQuery)
  const countries = useQuery(countriesQuery)
  const isPending = limits.isPending || policies.isPending || countries.isPending
  return (
    <>
      <PageHeading title={t('shops.pageTitle')} about={t('shops.pageAbout')} />
      <SettingsTabs here="limits" />
      {isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      <Trouble query={limits} />
      <Trouble query={policies} />
      <Trouble query={countries} />
      {limits.data && policies.data && countries.data && (
        <Limits stands={limits.data} policies={policies.data.items} allowed={countries.data.allowed} />
      )}
    </>
  )
}

type Props = { stands: Standing; policies: PolicyList['items']; allowed: readonly string[] }

function Limits({ stands, policies, allowed }: Props) {
  const { t } = useTranslation()
  const { changesSettings } = useRights()
  const editing = useLimits(stands)
  const groups = groupCountries(allowed, editing.draft)
  const [country, pick] = useChosenCountry(groups)
  const there = policies.filter((policy) => policy.country === presetCountry(country))
  const presets = CATEGORIES.flatMap((category) => there.filter((policy) => policy.category === category))
  return (
    <div className="limits">
      <p className="limits-about">{t('limits.about')}</p>
      <Since stands={stands} />
      <p className="card-about">
        {t('limits.atOnce')} {!changesSettings && t('limits.readOnly')}
      </p>
      <CountryPick groups={groups} country={country} onPick={pick} />
      {presets.map((preset) => (
        <LimitCard
          key={`${country} ${preset.category}`}
          place={{ country, category: preset.category }}
          preset={preset}
          stands={stands}
          draft={editing.draft}
          readOnly={!changesSettings}
          onChange={editing.edit}
        />
      ))}
      <SingleCard stands={stands} draft={editing.draft} readOnly={!changesSettings} onChange={editing.edit} />
      <LimitsSaveBar stands={stands} editing={editing} />
    </div>
  )
}

function Since({ stands: { rev, changedAt, changedBy } }: { stands: Standing }) {
  const { t } = useTranslation()
  const words = useWords()
  const person = usePersonWords()
  if (changedAt === null || changedBy === null) return <p className="limits-since">{t('limits.presetsOnly')}</p>
  return (
    <p className="limits-since">
      {t('limits.since', { at: words.instant(changedAt), who: person(changedBy), version: rev })}
    </p>
  )
}
