import { RightOutlined, UserOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Skeleton, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { Trouble } from '../../components/trouble.tsx'
import { formatPhone } from '../../phone-format.ts'
import { personPath } from './places.ts'
import { contactQuery } from './queries.ts'

/** People by their ids, each a way to the person. */
export function ListedPeople({ ids, hasMore = false }: { ids: readonly string[]; hasMore?: boolean }) {
  const { t } = useTranslation()
  return (
    <section className="found" aria-label={t('people.found')}>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <Row id={id} />
          </li>
        ))}
      </ul>
      {hasMore && <p className="zone-note">{t('people.more', { count: ids.length })}</p>}
    </section>
  )
}

function Row({ id }: { id: string }) {
  const contact = useQuery(contactQuery(id))
  if (contact.isPending) return <Skeleton.Input active block />
  if (contact.data === undefined) return <Trouble query={contact} />
  return (
    <Link to={personPath(id)} className="found-row">
      <span className="contact-avatar" aria-hidden="true">
        <UserOutlined />
      </span>
      <Who id={id} contact={contact.data} />
      <RightOutlined aria-hidden="true" />
    </Link>
  )
}

function Who({ id, contact }: { id: string; contact: ContactView | null }) {
  const { t } = useTranslation()
  if (contact === null) {
    return (
      <span className="found-who">
        <b>{id}</b>
        <small>{t('contact.missing')}</small>
      </span>
    )
  }
  const { name, phone, kind, optOut } = contact
  return (
    <>
      <span className="found-who">
        <b>{name ?? t('contact.unnamed')}</b>
        <small>
          {t(`contactKind.${kind}`)} · {id}
        </small>
      </span>
      <span className="found-phone">{phone === null ? t('contact.noPhone') : formatPhone(phone)}</span>
      {optOut !== null && (
        <Tag variant="filled" color="error">
          {t('contact.optedOut')}
        </Tag>
      )}
    </>
  )
}
