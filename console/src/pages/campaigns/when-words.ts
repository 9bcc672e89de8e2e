import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { FestivalId } from '#shared/domain/calendar/festivals.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useNow } from '../../use-clock.ts'
import { useWords } from '../../use-words.ts'
import { isOptionName } from '../campaign/setting-names.ts'
import { festivalsIn, nextSendOf } from './next-send.ts'

/** More festivals, or moments, than these are counted, not named. */
const MOST_NAMED = 2

/** When a campaign sends, in words short enough for a row; empty where its settings do not say. */
export function useWhenWords(): (campaign: CampaignView) => string[] {
  const { t } = useTranslation()
  const now = useNow()
  const words = useWords()
  const { pick } = useLanguage()
  return (campaign) => {
    const { settings, state } = campaign
    const next = nextSendOf(campaign, now)
    const festivals = typeof settings.date === 'string' ? [] : festivalsIn(settings)
    const named =
      festivals.length > MOST_NAMED ? [t('campaignList.festivals', { count: festivals.length })] : namesOf(festivals)
    if (campaign.steps !== undefined) return stepWords(campaign.steps)
    if (next.kind === 'events') return eventWords(campaign)
    if (next.kind === 'at-once') return [t('campaignList.atOnce')]
    if (next.kind === 'before-due')
      return [t('campaignList.beforeDue', { time: next.time, days: next.days.join(t('campaignList.comma')) })]
    if (next.kind === 'daily') return [t('campaignList.daily', { time: next.time })]
    if (next.kind === 'over' && state !== 'draft') return [words.instant(next.at.toISOString())]
    if (next.kind !== 'at' && next.kind !== 'over') return named
    const when = words.instant(next.at.toISOString())
    if (state !== 'active') return [...named, when]
    return [...named, t(next.kind === 'at' && !next.isOnly ? 'campaignList.next' : 'campaignList.once', { when })]
  }
  function namesOf(festivals: FestivalId[]): string[] {
    const names = festivals.flatMap((id) => (isOptionName(id) ? [t(`option.${id}`)] : []))
    return names.length === 0 ? [] : [names.join(t('campaignList.comma'))]
  }
  /** Steps of one moment are one: which of them is right, each reader's record says. */
  function stepWords(steps: NonNullable<CampaignView['steps']>): string[] {
    const moments = [...new Set(steps.map(({ names }) => pick(names)))]
    const more = moments.length - MOST_NAMED
    return [...moments.slice(0, MOST_NAMED), ...(more > 0 ? [t('campaignList.moreMoments', { count: more })] : [])]
  }
  function eventWords({ kind, settings: { cutOffs, delayMinutes } }: CampaignView): string[] {
    if (kind === 'order-thanks') return [t('when.dayAfterArrival')]
    if (kind === 'shipment-notice') return [t('when.atOnce')]
    if (Array.isArray(cutOffs) && cutOffs.length > 0) return [t('when.cutOff')]
    return typeof delayMinutes === 'number' ? [t('when.afterOrder', { minutes: delayMinutes })] : []
  }
}
