import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { settingNameOf } from './setting-names.ts'

const AUDIENCE_NAMES = ['kinds', 'tags', 'exceptTags', 'regions', 'where', 'saved', 'list'] as const

/** The field that a path is in, as the form names it; the path itself where the form has no such field. */
export function useFieldWords({ kind, settings }: Pick<CampaignView, 'kind' | 'settings'>): (path: string) => string {
  const { t } = useTranslation()
  return (path) => {
    const [part, name = ''] = path.split('.')
    // Its date and hour say one moment: a greeting's are choices of their own.
    if (part === 'settings' && 'now' in settings && (name === 'date' || name === 'time')) return t(`moment.${name}`)
    const known = part === 'settings' ? settingNameOf(kind, name) : null
    if (known !== null) return t(`setting.${known}.name`)
    const [, step] = /^steps\[(\d+)\]/.exec(path) ?? []
    if (step !== undefined) return t('ownForm.step', { n: Number(step) + 1 })
    if (part === 'moment') return t('ownForm.differences.moment', { n: name })
    if (part === 'step') return t('ownForm.differences.step', { n: name })
    if (part === 'stops') return t('ownForm.stops')
    if (part === 'names') return `${t('ownForm.names')} · ${t(name === 'zh' ? 'wording.zh' : 'wording.en')}`
    if (part === 'slug') return t('ownForm.slug')
    if (part === 'name') return t('campaign.name')
    if (part === 'category') return t('moment.category')
    if (part === 'template' && (name === 'zh' || name === 'en'))
      return `${t('campaign.wording')} · ${t(`wording.${name}`)}`
    if (part === 'texts') return t(`wording.${path.endsWith('.zh') ? 'zh' : 'en'}`)
    if (part === 'audience' && isAudienceName(name)) return t(`audience.${name}`)
    return path
  }
}

function isAudienceName(name: string): name is (typeof AUDIENCE_NAMES)[number] {
  return AUDIENCE_NAMES.some((one) => one === name)
}
