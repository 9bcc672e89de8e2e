import { UserOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Descriptions, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import type { ConsentStep } from '../../api.ts'
import { Failed } from '../../components/failed.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { usePersonWords } from '../../use-line.ts'
import { useRights } from '../../use-session.ts'
import { ConsentDialog } from './consent-dialog.tsx'
import { consentStepsOf } from './consent-steps.ts'
import { useContactFacts } from './contact-facts.tsx'
import { contactQuery } from './queries.ts'

const LABEL_PX = 96

/** Who a contact is and what may be sent there, with the switch for no more texts where the role may use it. */
export function ContactCard({ id, onOpen }: { id: string; onOpen?: () => void }) {
  const { t } = useTranslation()
  const { data, isPending, isLoadingError, error, refetch } = useQuery(contactQuery(id))
  if (isPending) return <Card loading />
  if (isLoadingError) return <Failed error={error} onRetry={() => refetch()} />
  if (data === null) {
    return (
      <Card title={id}>
        <p>{t('contact.missing')}</p>
      </Card>
    )
  }
  return <Known contact={data} onOpen={onOpen} />
}

function Known({ contact, onOpen }: { contact: ContactView; onOpen: (() => void) | undefined }) {
  const { t } = useTranslation()
  const { changesConsent } = useRights()
  const person = usePersonWords()
  const facts = useContactFacts(contact)
  const open = onOpen === undefined ? {} : { extra: <Button onClick={onOpen}>{t('contact.openCard')}</Button> }
  return (
    <Card className="contact-card" {...open} title={<Title contact={contact} />}>
      {contact.optOut !== null && (
        <Alert
          type="warning"
          showIcon
          title={t('contact.optedOut')}
          description={
            <>
              {contact.optOut.note} <small>{person(contact.optOut.by)}</small>
              <br />
              <TimeText at={contact.optOut.at} zone={contact.zone} />
            </>
          }
        />
      )}
      <Descriptions colon={false} column={1} size="small" styles={{ label: { width: LABEL_PX } }} items={facts} />
      {changesConsent && consentStepsOf(contact).map((to) => <ConsentSwitch key={to} contact={contact} to={to} />)}
      <Changes contact={contact} />
    </Card>
  )
}

function Title({ contact }: { contact: ContactView }) {
  const { t } = useTranslation()
  const salutation = contact.salutation === null ? '' : t(`salutation.${contact.salutation}`)
  return (
    <span className="contact-title">
      <span className="contact-avatar" aria-hidden="true">
        <UserOutlined />
      </span>
      <span>
        <b>{contact.name ?? t('contact.unnamed')}</b> <small>{salutation}</small>
        <br />
        <small>{contact.id}</small> <Tag variant="filled">{t(`contactKind.${contact.kind}`)}</Tag>
      </span>
    </span>
  )
}

function ConsentSwitch({ contact, to }: { contact: ContactView; to: ConsentStep }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button block danger={to === 'opt-out'} onClick={() => setAsking(true)}>
        {to === 'opt-out' ? t('consentDialog.optOut') : t('consentDialog.optIn')}
      </Button>
      <ConsentDialog contact={contact} to={to} open={asking} onClose={() => setAsking(false)} />
    </>
  )
}

function Changes({ contact }: { contact: ContactView }) {
  const { t } = useTranslation()
  const person = usePersonWords()
  const changes = contact.changes ?? []
  if (changes.length === 0) return null
  return (
    <details className="contact-changes">
      <summary>
        {t('contact.changes')} ({changes.length})
      </summary>
      <ul>
        {changes.map(({ at, what, by, note }) => (
          <li key={`${at} ${what}`}>
            <TimeText at={at} zone={contact.zone} /> {t(`contact.change.${what}`)}
            <small>
              {' '}
              {person(by)} {note}
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}
