import { FileTextOutlined, ShoppingOutlined, WalletOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { RecordView } from '#shared/contracts/console-api/record.ts'
import { Trouble } from '../../components/trouble.tsx'
import { useRights } from '../../use-session.ts'
import { recordPagePath } from '../record/places.ts'
import { recordsOfQuery } from '../record/queries.ts'
import { SayDialog } from '../record/say-dialog.tsx'
import { useRecordWords } from '../record/use-record-words.ts'
import type { About } from './about.ts'

type Props = { contactId: string; zone: string; about: readonly About[]; mayBeTold: boolean }

const SHOWN_AT_FIRST = 6

/** The person's orders, loans and all other records with their state, each a way to its page, and how to make one. */
export function RecordsCard({ contactId, zone, about, mayBeTold }: Props) {
  const { t } = useTranslation()
  const { changesRecords } = useRights()
  const navigate = useNavigate()
  const records = useQuery(recordsOfQuery(contactId))
  const [showsAll, setShowsAll] = useState(false)
  const [telling, setTelling] = useState(false)
  const items = records.data?.items ?? []
  const others = about.filter((one) => !items.some((record) => isAbout(record, one)))
  const shown = showsAll ? items : items.slice(0, SHOWN_AT_FIRST)
  return (
    <Card title={<h2>{t('record.ofPerson')}</h2>} loading={records.isPending} className="records-card">
      <Trouble query={records} />
      {items.length + others.length === 0 && <p className="card-about">{t('record.noneOfPerson')}</p>}
      <ul className="about-list">
        {shown.map((record) => (
          <Row key={`${record.type} ${record.id}`} record={record} zone={zone} />
        ))}
        {others.map(({ by, id }) => (
          <Unheard key={`${by} ${id}`} by={by} id={id} />
        ))}
      </ul>
      {items.length > shown.length && (
        <Button type="link" onClick={() => setShowsAll(true)}>
          {t('record.showAll', { count: items.length })}
        </Button>
      )}
      {records.data?.isWhole === false && <p className="card-about">{t('record.notWhole')}</p>}
      {changesRecords && mayBeTold && (
        <>
          <Button block className="records-new" onClick={() => setTelling(true)}>
            {t('record.new')}
          </Button>
          <SayDialog
            told={{ contactId }}
            zone={zone}
            open={telling}
            onClose={() => setTelling(false)}
            onSaid={(record) => void navigate(recordPagePath(record))}
          />
        </>
      )}
    </Card>
  )
}

const ICONS: Readonly<Record<string, typeof ShoppingOutlined>> = {
  order: ShoppingOutlined,
  shipment: ShoppingOutlined,
  instalment: WalletOutlined,
  contract: WalletOutlined,
}

function Row({ record, zone }: { record: RecordView; zone: string }) {
  const words = useRecordWords(zone)
  const Icon = ICONS[record.type] ?? FileTextOutlined
  return (
    <li>
      <Link to={recordPagePath(record)} className="about-row">
        <span className="about-icon" aria-hidden="true">
          <Icon />
        </span>
        <span>
          <b>{words.title(record)}</b>
          <small>{words.state(record)}</small>
        </span>
      </Link>
    </li>
  )
}

/** One that texts are about and that was never heard of itself: all that can be asked is why. */
function Unheard({ by, id }: Pick<About, 'by' | 'id'>) {
  const { t } = useTranslation()
  return (
    <li>
      <Link to={{ search: new URLSearchParams({ [by]: id }).toString() }} className="about-row">
        <span className="about-icon" aria-hidden="true">
          {by === 'order' ? <ShoppingOutlined /> : <WalletOutlined />}
        </span>
        <span>
          <b>
            {t(by === 'order' ? 'message.subject.order' : 'message.subject.contract')} {id}
          </b>
        </span>
        <span className="about-why">{t('why.short')}</span>
      </Link>
    </li>
  )
}

function isAbout({ type, id }: RecordView, { by, id: named }: About): boolean {
  if (by === 'order') return type === 'order' && id === named
  return (type === 'instalment' && id.startsWith(`${named}:`)) || (type === 'contract' && id === named)
}
