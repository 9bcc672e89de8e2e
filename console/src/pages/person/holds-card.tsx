import { Button, Card, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import type { HoldView } from '#shared/contracts/console-api/hold.ts'
import { isHeldOn } from '#shared/domain/people/holds.ts'
import { NoteDialog } from '../../components/note-dialog.tsx'
import { formatPhone } from '../../phone-format.ts'
import { formatDay } from '../../time-format.ts'
import { useNow } from '../../use-clock.ts'
import { usePersonWords } from '../../use-line.ts'
import { useRights } from '../../use-session.ts'
import { useWords } from '../../use-words.ts'
import type { About } from './about.ts'
import { HoldDialog } from './hold-dialog.tsx'
import { useEndHold } from './queries.ts'
import { useHoldWords } from './use-hold-words.ts'

const LONGEST_NOTE = 500

/** What staff has put on hold for a person, with who, when and why; the timeline also has what was lifted. */
export function HoldsCard({ contact, about }: { contact: ContactView; about: readonly About[] }) {
  const { t } = useTranslation()
  const { changesConsent } = useRights()
  const today = formatDay(useNow().toISOString(), contact.zone)
  const [setting, setSetting] = useState(false)
  const standing = contact.holds.filter((hold) => isHeldOn(hold, today))
  return (
    <Card title={<h2>{t('holds.title')}</h2>} className="holds-card">
      {standing.length === 0 && <p className="card-about">{t('holds.none')}</p>}
      <ul>
        {standing.map((hold) => (
          <Held key={hold.id} contact={contact} hold={hold} mayEnd={changesConsent} />
        ))}
      </ul>
      {changesConsent && (
        <>
          <Button block onClick={() => setSetting(true)}>
            {t('holds.set')}
          </Button>
          <HoldDialog contact={contact} about={about} today={today} open={setting} onClose={() => setSetting(false)} />
        </>
      )}
    </Card>
  )
}

type HeldProps = { contact: ContactView; hold: HoldView; mayEnd: boolean }

function Held({ contact, hold, mayEnd }: HeldProps) {
  const words = useWords()
  const person = usePersonWords()
  const say = useHoldWords()
  const only = say.only(hold)
  return (
    <li>
      <span className="hold-head">
        <Tag variant="filled" color="error">
          {say.why(hold)}
        </Tag>
        <small>{say.until(hold)}</small>
      </span>
      {only !== null && <small>{only}</small>}
      {hold.phone !== undefined && contact.phones.length > 1 && <small>{formatPhone(hold.phone)}</small>}
      <p>{hold.note}</p>
      <small>
        {person(hold.by)} · <time dateTime={hold.from}>{words.instant(hold.from, contact.zone)}</time>
      </small>
      {mayEnd && <EndButton contactId={contact.id} hold={hold} />}
    </li>
  )
}

function EndButton({ contactId, hold }: { contactId: string; hold: HoldView }) {
  const { t } = useTranslation()
  const say = useHoldWords()
  const write = useEndHold(contactId, hold.id)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button size="small" aria-label={t('holds.endOf', { why: say.why(hold) })} onClick={() => setAsking(true)}>
        {t('holds.end')}
      </Button>
      <NoteDialog
        id="end-hold-note"
        open={asking}
        onClose={() => setAsking(false)}
        write={write}
        maxLength={LONGEST_NOTE}
        danger={false}
        words={{
          title: t('holds.endTitle'),
          ok: t('holds.end'),
          label: t('holds.note'),
          placeholder: t('holds.endPlaceholder'),
          missing: t('holds.noteMissing'),
          done: t('holds.endDone'),
        }}
      >
        <p>
          <b>{say.whole(hold)}</b>
        </p>
        <p className="card-about">{t('holds.endAbout')}</p>
      </NoteDialog>
    </>
  )
}
