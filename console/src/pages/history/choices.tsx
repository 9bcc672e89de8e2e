import { InboxOutlined, RightOutlined, ShoppingOutlined, UserOutlined, WalletOutlined } from '@ant-design/icons'
import { Card } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { NothingHere } from '../../components/nothing-here.tsx'
import type { Found, Target } from './find.ts'

/** What a search found, by group, when it may mean more than one thing, or nothing. */
export function Choices({ found, onPick }: { found: Found; onPick: (target: Target) => void }) {
  const { t } = useTranslation()
  const { phone, order, loan } = found
  const known = new Set(found.byId.map(({ id }) => id))
  const named = found.byName.filter(({ id }) => !known.has(id))
  const groups = [
    { title: t('history.groupPhone'), rows: contactRows(found.byPhone, onPick) },
    { title: t('history.groupContacts'), rows: contactRows(found.byId, onPick) },
    { title: t('history.groupOrder'), rows: idRows('order', order, <ShoppingOutlined />, onPick) },
    { title: t('history.groupLoan'), rows: idRows('loan', loan, <WalletOutlined />, onPick) },
    { title: t('history.groupNames'), rows: contactRows(named, onPick) },
  ].filter(({ rows }) => rows.length > 0)
  if (groups.length === 0) {
    return <NothingHere icon={<InboxOutlined />} title={t('history.noneTitle')} text={t('history.noneText')} />
  }
  return (
    <section className="choices">
      <p>{t('history.pickOne')}</p>
      {phone !== null && found.byPhone.length > 1 && (
        <Row icon={<InboxOutlined />} onPick={() => onPick({ by: 'phone', phone })} words={t('history.forPhone')} />
      )}
      {groups.map(({ title, rows }) => (
        <Card key={title} size="small" title={title}>
          {rows}
        </Card>
      ))}
    </section>
  )
}

function contactRows(contacts: readonly ContactView[], onPick: (target: Target) => void): ReactNode[] {
  return contacts.map(({ id, name, kind }) => (
    <ContactRow key={id} id={id} name={name} kind={kind} onPick={() => onPick({ by: 'contact', id })} />
  ))
}

function ContactRow(props: Pick<ContactView, 'id' | 'name' | 'kind'> & { onPick: () => void }) {
  const { t } = useTranslation()
  const words = `${props.name ?? t('contact.unnamed')} · ${props.id} · ${t(`contactKind.${props.kind}`)}`
  return <Row icon={<UserOutlined />} words={words} onPick={props.onPick} />
}

function idRows(by: 'order' | 'loan', id: string | null, icon: ReactNode, onPick: (target: Target) => void) {
  return id === null ? [] : [<Row key={id} icon={icon} words={id} onPick={() => onPick({ by, id })} />]
}

function Row({ icon, words, onPick }: { icon: ReactNode; words: string; onPick: () => void }) {
  return (
    <button type="button" className="choice" onClick={onPick}>
      {icon}
      <span>{words}</span>
      <RightOutlined />
    </button>
  )
}
