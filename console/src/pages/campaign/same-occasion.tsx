import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { campaignQuery } from './queries.ts'

/** Names the active campaign that answers the same occasions of the same people, and the ways out. */
export function SameOccasion({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation()
  const other = useQuery(campaignQuery(campaignId))
  return <>{t('sameOccasion.text', { name: other.data?.name ?? campaignId })}</>
}
