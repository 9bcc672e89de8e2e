import { WarningOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DryRunView } from '#shared/contracts/console-api/dry-run.ts'
import { useNow } from '../../use-clock.ts'
import { useWords } from '../../use-words.ts'
import type { CampaignContext } from '../campaign/campaign-context.ts'
import { nextSendOf } from '../campaigns/next-send.ts'
import { campaignsQuery } from '../campaigns/queries.ts'

type Props = { dryRun: DryRunView; context: CampaignContext }

const NAMED = 2

/** What is allowed and may still not be meant; nothing at all where there is none of it. */
export function Warnings({ dryRun, context: { campaign, kind } }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const now = useNow()
  const active = useInfiniteQuery(campaignsQuery('active')).data?.pages.flatMap(({ items }) => items) ?? []
  const alike = active.filter(
    (one) =>
      one.kind === kind.id &&
      one.scenario?.slug === campaign.scenario?.slug &&
      one.id !== campaign.id &&
      nextSendOf(one, now).kind !== 'over',
  )
  const languages = (['zh', 'en'] as const).map((language) => ({ language, name: t(`wording.${language}`) }))
  // Where neither was touched, the defaults are what was chosen.
  const left = languages.filter(({ language }) => campaign.template[language] === kind.template[language])
  const lines: { key: string; words: ReactNode }[] = [
    ...(new Date(dryRun.goodUntil) < now ? [{ key: 'old', words: t('check.warnOld') }] : []),
    ...dryRun.lacks.map((lack) => ({
      key: lack,
      words: <Link to="/settings">{t(`check.lacks.${lack}`)}</Link>,
    })),
    ...(left.length === 1 ? left : []).map(({ language, name }) => ({
      key: `default ${language}`,
      words: t('check.warnDefault', { language: name }),
    })),
    ...languages.flatMap(({ language, name }) => {
      const n = campaign.advice.filter(({ path }) => path.endsWith(`.${language}`)).length
      if (n === 0) return []
      return [{ key: `advice ${language}`, words: t('check.warnAdvice', { language: name, n: words.number(n) }) }]
    }),
    ...alike.slice(0, NAMED).map(({ id, name }) => ({
      key: id,
      words: <Link to={`/campaigns/${id}`}>{t('check.warnSameKind', { name })}</Link>,
    })),
    ...(alike.length > NAMED
      ? [{ key: 'others', words: t('check.warnOthers', { n: words.number(alike.length - NAMED) }) }]
      : []),
  ]
  if (lines.length === 0) return null
  return (
    <Card title={t('check.warnings')} className="check-warnings">
      <ul>
        {lines.map((line) => (
          <li key={line.key}>
            <WarningOutlined /> <span>{line.words}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
