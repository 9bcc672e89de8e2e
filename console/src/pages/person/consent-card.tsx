import { Alert, Button, Card, Descriptions, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import type { ConsentStep } from '../../api.ts'
import { useRights } from '../../use-session.ts'
import { useWords } from '../../use-words.ts'
import { ConsentDialog } from './consent-dialog.tsx'
import { consentStepsOf } from './consent-steps.ts'
import { useSaidWords } from './note-words.ts'

const LABEL_PX = 88
const SOURCES = { list: 'contact.fromList', support: 'contact.fromSupport', order: 'contact.fromOrder' } as const
const COLOURS = { granted: 'success', refused: 'error', unknown: 'default' } as const

/** Whether texts may reach a person: the opt-out of the number and the consent to marketing, each with who said so and when. */
export function ConsentCard({ contact }: { contact: ContactView }) {
  const { t } = useTranslation()
  const { changesConsent } = useRights()
  const items = [
    { key: 'out', label: t('consentCard.optOut'), children: <OptOutFact contact={contact} /> },
    { key: 'marketing', label: t('contact.consent'), children: <MarketingFact contact={contact} /> },
  ]
  return (
    <Card title={<h2>{t('consentCard.title')}</h2>} className="consent-card">
      {contact.phone === null && <Alert type="warning" showIcon title={t('consentCard.noPhone')} />}
      <Descriptions colon={false} column={1} size="small" styles={{ label: { width: LABEL_PX } }} items={items} />
      {changesConsent && consentStepsOf(contact).map((to) => <ConsentSwitch key={to} contact={contact} to={to} />)}
    </Card>
  )
}

function OptOutFact({ contact: { optOut, zone } }: { contact: ContactView }) {
  const { t } = useTranslation()
  if (optOut === null) return <Fact tag={t('consentCard.notOut')} colour="success" />
  return (
    <Fact
      tag={t(`contact.optedOutOf.${optOut.scope}`)}
      colour="error"
      by={optOut.by}
      at={optOut.at}
      zone={zone}
      note={optOut.note}
    />
  )
}

/** One word of a person may settle both: then its note stands with the opt-out alone. */
function MarketingFact({ contact: { consent, optOut, changes = [], zone } }: { contact: ContactView }) {
  const { t } = useTranslation()
  const { marketing, source, at } = consent
  const change = at === null ? undefined : changes.find((each) => each.at === at)
  return (
    <Fact
      tag={t(`contact.${marketing}`)}
      colour={COLOURS[marketing]}
      {...(source === 'none' ? {} : { source: t(SOURCES[source]) })}
      {...(at === null ? {} : { at, zone })}
      {...(change === undefined ? {} : { by: change.by, note: change.at === optOut?.at ? '' : change.note })}
    />
  )
}

type FactProps = {
  tag: string
  colour: string
  source?: string
  by?: string
  at?: string
  zone?: string
  note?: string
}

function Fact({ tag, colour, source, by, at, zone, note }: FactProps) {
  const words = useWords()
  const say = useSaidWords()
  const said = by === undefined ? undefined : say({ by, note: note ?? '' })
  const about = [source, said?.by].filter((part) => part !== undefined).join(' · ')
  return (
    <span className="consent-fact">
      <Tag variant="filled" color={colour}>
        {tag}
      </Tag>
      {at !== undefined && zone !== undefined && (
        <small>
          <time dateTime={at}>{words.instant(at, zone)}</time>
        </small>
      )}
      {about !== '' && <small>{about}</small>}
      {said !== undefined && said.note !== '' && <span className="consent-note">{said.note}</span>}
    </span>
  )
}

function ConsentSwitch({ contact, to }: { contact: ContactView; to: ConsentStep }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button block danger={to === 'opt-out'} onClick={() => setAsking(true)}>
        {t(`consentDialog.${to}.button`)}
      </Button>
      <ConsentDialog contact={contact} to={to} open={asking} onClose={() => setAsking(false)} />
    </>
  )
}
