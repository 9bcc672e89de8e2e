import { RightOutlined, UserOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Select, Skeleton, Tag } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { PersonView } from '#shared/contracts/console-api/people.ts'
import { LoadMore } from '../../components/load-more.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { formatPhone } from '../../phone-format.ts'
import { nameRegion } from '../../region-names.ts'
import { useWords } from '../../use-words.ts'
import { tagsQuery } from '../campaign/queries.ts'
import { filterIn, filterQuery, type PeopleFilter } from './people-filter.ts'
import { personPath } from './places.ts'
import { peopleQuery, regionsQuery } from './queries.ts'

/** Everybody, or those of a kind, a tag, a region, a consent or a language, with how many they are. */
export function AllPeople({ whenNobody }: { whenNobody: ReactNode }) {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const filter = filterIn(params)
  const people = useInfiniteQuery(peopleQuery(filter))
  const counts = people.data?.pages[0]?.counts ?? null
  const items = people.data?.pages.flatMap((page) => page.items) ?? []
  if (people.isSuccess && items.length === 0 && !people.hasNextPage && Object.keys(filter).length === 0)
    return whenNobody
  return (
    <section className="found" aria-label={t('people.all')}>
      <Filters filter={filter} onChange={(next) => setParams(filterQuery(next), { replace: true })} />
      {people.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      <Trouble query={people} />
      {counts !== null && <HowMany {...counts} />}
      <ul>
        {items.map((person) => (
          <li key={person.id}>
            <Person person={person} />
          </li>
        ))}
      </ul>
      <LoadMore more={people} words={t('shell.loadMore')} />
    </section>
  )
}

function HowMany({ total, exact }: { total: number; exact: boolean }) {
  const { t } = useTranslation()
  const words = useWords()
  if (total === 0) return <p className="zone-note">{t('people.nobody')}</p>
  return <p className="zone-note">{t(exact ? 'people.count' : 'people.countAbout', { people: words.people(total) })}</p>
}

type FiltersProps = { filter: PeopleFilter; onChange: (filter: PeopleFilter) => void }

const KINDS = ['customer', 'dealer', 'employee'] as const
const CONSENTS = ['granted', 'unknown', 'refused'] as const
const LANGUAGES = ['zh', 'en'] as const

function Filters({ filter, onChange }: FiltersProps) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const words = useWords()
  const tags = useQuery(tagsQuery)
  const regions = useQuery(regionsQuery)
  const counted = (name: string, count: number) => `${name} · ${words.number(count)}`
  const box = (part: keyof PeopleFilter, label: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      showSearch={{ optionFilterProp: 'label' }}
      value={filter[part] ?? null}
      options={options}
      onChange={(value: string | null | undefined) => {
        const { [part]: _, ...others } = filter
        onChange(value == null ? others : { ...others, [part]: value })
      }}
    />
  )
  return (
    <div className="people-filters">
      {box(
        'kind',
        t('people.kind'),
        KINDS.map((value) => ({ value, label: t(`contactKind.${value}`) })),
      )}
      {box(
        'tag',
        t('contact.tags'),
        (tags.data?.items ?? []).map(({ tag, count }) => ({ value: tag, label: counted(tag, count) })),
      )}
      {box(
        'region',
        t('contact.region'),
        (regions.data?.items ?? []).map(({ code, count }) => ({
          value: code,
          label: counted(nameRegion(code, language), count),
        })),
      )}
      {box(
        'consent',
        t('people.consent'),
        CONSENTS.map((value) => ({ value, label: t(`people.consents.${value}`) })),
      )}
      {box(
        'language',
        t('contact.language'),
        LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) })),
      )}
    </div>
  )
}

function Person({ person: { id, name, kind, phone, tags, consent } }: { person: PersonView }) {
  const { t } = useTranslation()
  return (
    <Link to={personPath(id)} className="found-row">
      <span className="contact-avatar" aria-hidden="true">
        <UserOutlined />
      </span>
      <span className="found-who">
        <b>{name ?? t('contact.unnamed')}</b>
        <small>{[t(`contactKind.${kind}`), id].join(' · ')}</small>
      </span>
      <span className="found-tags">
        {tags.map((tag) => (
          <Tag key={tag} variant="filled">
            {tag}
          </Tag>
        ))}
        {consent === 'refused' && (
          <Tag variant="filled" color="error">
            {t('people.consents.refused')}
          </Tag>
        )}
      </span>
      <span className="found-phone">{phone === null ? t('contact.noPhone') : formatPhone(phone)}</span>
      <RightOutlined aria-hidden="true" />
    </Link>
  )
}
