import type { DescriptionsProps } from 'antd'
import { Tag } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { TimeText } from '../../components/time-text.tsx'

type Items = NonNullable<DescriptionsProps['items']>

const CONSENT_SOURCES = {
  list: 'contact.fromList',
  support: 'contact.fromSupport',
  order: 'contact.fromOrder',
} as const

/** What is known of a contact, line by line; what is not known has no line. */
export function useContactFacts(contact: ContactView): Items {
  const { t } = useTranslation()
  const { birthday, regionCode, managerPhone, tags } = contact
  return [
    line('phone', t('contact.phone'), contact.phone === null ? t('contact.noPhone') : formatPhone(contact.phone)),
    line('consent', t('contact.consent'), <ConsentFact contact={contact} />),
    line('language', t('contact.language'), t(`language.${contact.language}`)),
    ...(birthday === null ? [] : [line('birthday', t('contact.birthday'), birthdayWords(birthday, t))]),
    ...(regionCode === null ? [] : [line('region', t('contact.region'), regionCode)]),
    line('zone', t('contact.zone'), <ZoneFact contact={contact} />),
    ...(managerPhone === null ? [] : [line('manager', t('contact.manager'), formatPhone(managerPhone))]),
    ...(tags.length === 0 ? [] : [line('tags', t('contact.tags'), <Tags tags={tags} />)]),
  ]
}

/** `+86 138 0013 8000`; numbers of other countries stay as they are. */
export function formatPhone(e164: string): string {
  return e164.replace(/^(\+86)(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3 $4')
}

function line(key: string, label: string, children: React.ReactNode): Items[number] {
  return { key, label, children }
}

function ZoneFact({ contact: { zone, zoneFrom, possibleZones } }: { contact: ContactView }) {
  const { t } = useTranslation()
  const [only, ...others] = possibleZones
  return (
    <span>
      {only !== undefined && zone} <small>{t(`contact.zoneFrom.${zoneFrom}`)}</small>
      {others.length > 0 && <div>{t('contact.possibleZones', { zones: possibleZones.join(', ') })}</div>}
    </span>
  )
}

function ConsentFact({ contact: { consent, zone } }: { contact: ContactView }) {
  const { t } = useTranslation()
  const color = { granted: 'success', refused: 'error', unknown: 'default' }[consent.marketing]
  return (
    <span className="tags">
      <Tag variant="filled" color={color}>
        {t(`contact.${consent.marketing}`)}
      </Tag>
      <small>
        {consent.source !== 'none' && t(CONSENT_SOURCES[consent.source])}{' '}
        {consent.at !== null && <TimeText at={consent.at} zone={zone} />}
      </small>
    </span>
  )
}

function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <span className="tags">
      {tags.map((tag) => (
        <Tag key={tag} variant="outlined">
          {tag}
        </Tag>
      ))}
    </span>
  )
}

function birthdayWords(birthday: NonNullable<ContactView['birthday']>, t: TFunction): string {
  const { calendar, year, month, day, leap } = birthday
  const date = [...(year === null ? [] : [year]), pad(month), pad(day)].join('-')
  if (calendar === 'solar') return date
  return `${date} ${t('contact.lunar')}${leap ? ` ${t('contact.leap')}` : ''}`
}

function pad(part: number): string {
  return String(part).padStart(2, '0')
}
