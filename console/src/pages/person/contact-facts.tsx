import type { DescriptionsProps } from 'antd'
import { Tag } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { formatPhone } from '../../phone-format.ts'
import { nameRegion } from '../../region-names.ts'
import { nameZone } from '../../time-format.ts'
import { PhoneFact } from './phone-fact.tsx'

type Items = NonNullable<DescriptionsProps['items']>

/** What is known of a contact, line by line; what is not known has no line. */
export function useContactFacts(contact: ContactView): Items {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { birthday, regionCode, managerPhone, tags } = contact
  return [
    line('phone', t('contact.phone'), <PhoneFact contact={contact} />),
    line('language', t('contact.language'), t(`language.${contact.language}`)),
    ...(birthday === null ? [] : [line('birthday', t('contact.birthday'), birthdayWords(birthday, t))]),
    ...(regionCode === null ? [] : [line('region', t('contact.region'), nameRegion(regionCode, language))]),
    line('zone', t('contact.zone'), <ZoneFact contact={contact} />),
    ...(managerPhone === null ? [] : [line('manager', t('contact.manager'), formatPhone(managerPhone))]),
    ...(tags.length === 0 ? [] : [line('tags', t('contact.tags'), <Tags tags={tags} />)]),
  ]
}

function line(key: string, label: string, children: React.ReactNode): Items[number] {
  return { key, label, children }
}

function ZoneFact({ contact: { zone, zoneFrom, possibleZones } }: { contact: ContactView }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const [only, ...others] = possibleZones
  const names = possibleZones.map((each) => nameZone(each, language))
  return (
    <span>
      {only !== undefined && nameZone(zone, language)} <small>{t(`contact.zoneFrom.${zoneFrom}`)}</small>
      {others.length > 0 && (
        <div>
          {t('contact.possibleZones', { zones: new Intl.ListFormat(language, { type: 'disjunction' }).format(names) })}
        </div>
      )}
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
