import { useTranslation } from 'react-i18next'
import type { Problem } from '#shared/contracts/console-api/problem.ts'
import { PROBLEM_TYPE } from '#shared/contracts/problem-type.ts'
import { RequestFailure } from '../request-failure.ts'
import { useLanguage } from './use-language.ts'

type Fault = NonNullable<Problem['errors']>[number]

const SLUGS = [
  'invalid-request',
  'conflict',
  'changed-meanwhile',
  'same-occasion',
  'campaign-stopped',
  'too-large',
  'no-room',
  'internal',
  'unavailable',
] as const
const FAULT_CODES = [
  'too_small',
  'too_big',
  'invalid_format',
  'unknown-field',
  'lure',
  'not-a-number',
  'repeated',
  'reserved',
  'missing',
  'past',
  'already-sent',
  'already-active',
  'before-known',
  'too-far-ahead',
  'date-among-facts',
  'hour-missing',
  'date-has-no-hours',
  'span-too-long',
  'for-an-admin',
  'fixed-since-active',
  'from-the-future',
  'incomplete',
] as const

/** A failed request in words: our own for what everybody meets; the server speaks English, so its detail is for that. */
export function useProblemWords(): (error: unknown) => { title: string; detail: string } {
  const { t } = useTranslation()
  const { language } = useLanguage()
  return (error) => {
    if (!(error instanceof RequestFailure)) return { title: t('failed.title'), detail: t('failed.unknown') }
    const { status, detail, type } = error.problem
    if (error.origin === 'network') return { title: t('failed.offlineTitle'), detail: t('failed.offline') }
    if (status === 403) return { title: t('failed.forbiddenTitle'), detail: t('failed.forbidden') }
    if (status === 404) return { title: t('failed.missingTitle'), detail: t('failed.missing') }
    const known = SLUGS.find((slug) => type === `${PROBLEM_TYPE}${slug}`)
    const general = known === undefined ? t('failed.status', { status }) : t(`failed.bySlug.${known}`)
    const isOurs = language === 'zh' || status >= 500
    return { title: t('failed.title'), detail: isOurs || detail === '' ? general : detail }
  }
}

/** What is wrong with one field, in the language of the screen. */
export function useFaultWords(): (fault: Fault) => string {
  const { t } = useTranslation()
  const { language } = useLanguage()
  return ({ code, message }) => {
    if (language === 'en') return message
    const known = FAULT_CODES.find((each) => each === code)
    return known === undefined ? t('failed.fault.other') : t(`failed.fault.${known}`)
  }
}
