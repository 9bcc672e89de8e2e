import { FileTextOutlined, RightOutlined, ShoppingOutlined, WalletOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, Navigate } from 'react-router'
import { Trouble } from '../../components/trouble.tsx'
import { useSubjectWord } from '../../subject-word.ts'
import { WhyAnswer } from '../person/why-answer.tsx'
import { pathOfSubject } from '../record/places.ts'
import { ListedPeople } from './listed-people.tsx'
import { recordPath } from './places.ts'
import { recordQuery } from './queries.ts'

type Props = { by: 'order' | 'loan'; id: string; isAlone: boolean }

/** An order or a loan leads on to its person where it is all that was found and has one; else it says what is known of it. */
export function ListedRecord({ by, id, isAlone }: Props) {
  const { t } = useTranslation()
  const record = useQuery(recordQuery(by, id))
  const { data, isPending } = record
  if (isPending) return <Skeleton active paragraph={{ rows: 3 }} />
  if (data === undefined) return <Trouble query={record} />
  const contactIds = data?.contactIds ?? []
  const [contactId, ...others] = contactIds
  const title = `${t(by === 'order' ? 'message.subject.order' : 'message.subject.contract')} ${id}`
  if (data !== null && contactId !== undefined && others.length === 0) {
    if (isAlone) return <Navigate to={recordPath(by, data)} replace />
    return (
      <section className="found">
        <Link to={recordPath(by, data)} className="found-row">
          <span className="contact-avatar" aria-hidden="true">
            {by === 'order' ? <ShoppingOutlined /> : <WalletOutlined />}
          </span>
          <span className="found-who">
            <b>{title}</b>
          </span>
          <RightOutlined aria-hidden="true" />
        </Link>
      </section>
    )
  }
  return (
    <section className="found-record">
      <h2>{title}</h2>
      {contactIds.length > 0 && <ListedPeople ids={contactIds} />}
      <WhyAnswer question={by === 'order' ? { order: id } : { loan: id }} zone={null} />
    </section>
  )
}

/** Records of other types that a search found, each a way to its page. */
export function OtherRecords({ records }: { records: readonly { type: string; id: string }[] }) {
  const subject = useSubjectWord()
  return (
    <section className="found">
      <ul>
        {records.map(({ type, id }) => (
          <li key={`${type} ${id}`}>
            <Link to={pathOfSubject({ type, id }) ?? '/people'} className="found-row">
              <span className="contact-avatar" aria-hidden="true">
                <FileTextOutlined />
              </span>
              <span className="found-who">
                <b>{`${subject(type)} ${id}`}</b>
              </span>
              <RightOutlined aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
