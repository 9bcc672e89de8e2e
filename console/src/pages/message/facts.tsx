import { useQuery } from '@tanstack/react-query'
import { Descriptions, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { isOwnText, useKindName } from '../../kind-names.ts'
import { useSubjectWord } from '../../subject-word.ts'
import { browserZone, formatInstant, formatSeconds, nameZone, sameWallClock } from '../../time-format.ts'
import { personPath } from '../people/places.ts'
import { pathOfSubject } from '../record/places.ts'
import { campaignNameQuery } from './queries.ts'

type Props = { message: MessageView; contactName: string | null; zone: string }

const LABEL_PX = 104

export function Facts({ message, contactName, zone }: Props) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const kindName = useKindName()
  const isOwn = isOwnText(message)
  const campaign = useQuery({ ...campaignNameQuery(message.campaignId), enabled: !isOwn }).data
  const { dueAt, submittedAt, contactId, parts } = message
  const lines: [string, ReactNode][] = [
    [t('message.kind'), `${kindName(message.kind)} · ${t(`category.${message.category}`)}`],
    [t('message.dueAt'), <Instant key="due" at={dueAt} zone={zone} />],
    [
      t('message.submittedAt'),
      submittedAt === null ? (
        t('message.notSubmitted')
      ) : (
        <Instant key="submitted" at={submittedAt} zone={zone} seconds />
      ),
    ],
    ...(parts === null ? [] : [[t('message.parts'), parts] satisfies [string, ReactNode]]),
    [
      t('message.contact'),
      <Link key="contact" to={personPath(contactId)}>
        {contactName === null ? contactId : `${contactName} (${contactId})`}
      </Link>,
    ],
    [t('message.about'), <SubjectLink key="subject" subject={message.subject} contactId={contactId} />],
    [
      t('message.campaign'),
      isOwn ? (
        t('ownKind.noCampaign')
      ) : (
        <Link key="campaign" to={`/campaigns/${message.campaignId}`}>
          {campaign?.name ?? message.campaignId}
        </Link>
      ),
    ],
    [
      t('message.id'),
      <Typography.Text key="id" copyable={{ text: message.id }} className="message-id">
        {message.id}
      </Typography.Text>,
    ],
  ]
  return (
    <>
      <Descriptions
        colon={false}
        column={1}
        size="small"
        styles={{ label: { width: LABEL_PX } }}
        items={lines.map(([label, children]) => ({ key: label, label, children }))}
      />
      <p className="zone-note">{t('message.zoneNote', { zone: nameZone(zone, language) })}</p>
    </>
  )
}

function Instant({ at, zone, seconds }: { at: string; zone: string; seconds?: boolean }) {
  const { t } = useTranslation()
  const here = browserZone()
  const shown =
    seconds === true ? `${formatInstant(at, zone).slice(0, 10)} ${formatSeconds(at, zone)}` : formatInstant(at, zone)
  return (
    <span>
      <time dateTime={at}>{shown}</time>
      {!sameWallClock(at, zone, here) && (
        <small className="your-time">{t('message.yourTime', { at: formatInstant(at, here), zone: here })}</small>
      )}
    </span>
  )
}

/** An order or a loan leads to its person with the question why, any other record to its page. */
function SubjectLink({ subject: { type, id }, contactId }: { subject: MessageView['subject']; contactId: string }) {
  const subjectWord = useSubjectWord()
  const words = `${subjectWord(type)} ${id}`
  switch (type) {
    case 'order':
      return <Link to={personPath(contactId, { order: id })}>{words}</Link>
    case 'contract':
      return <Link to={personPath(contactId, { loan: id })}>{words}</Link>
    case 'contact':
      return <Link to={personPath(id)}>{words}</Link>
    default: {
      const record = pathOfSubject({ type, id })
      return record === null ? words : <Link to={record}>{words}</Link>
    }
  }
}
