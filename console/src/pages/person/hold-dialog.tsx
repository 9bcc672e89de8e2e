import { Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { HoldReason } from '#shared/contracts/hold.ts'
import { mayNameRecord } from '#shared/domain/people/holds.ts'
import { CalendarDay } from '../../components/calendar-day.tsx'
import { NoteDialog } from '../../components/note-dialog.tsx'
import type { About } from './about.ts'
import { type HoldDraft, holdOf, NEW_HOLD, reachOf } from './hold-draft.ts'
import { useHold } from './queries.ts'

const LONGEST_NOTE = 500

/** `today` on the person's calendar. */
type Props = { contact: ContactView; about: readonly About[]; today: string; open: boolean; onClose: () => void }

/** Asks why, how long and for what, and says what that holds back. */
export function HoldDialog({ contact, about, today, open, onClose }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<HoldDraft>(NEW_HOLD)
  const [tried, setTried] = useState(false)
  const write = useHold(contact.id)
  function close() {
    setDraft(NEW_HOLD)
    setTried(false)
    onClose()
  }
  return (
    <NoteDialog
      id="hold-note"
      open={open}
      onClose={close}
      write={{
        ...write,
        mutate(note, options) {
          const hold = holdOf(draft, note, about)
          if (hold !== null) write.mutate({ hold, rev: contact.rev }, options)
        },
      }}
      maxLength={LONGEST_NOTE}
      danger
      onTry={() => setTried(true)}
      beginsWithNote={false}
      words={{
        title: t('holds.setTitle'),
        ok: t('holds.go'),
        label: t('holds.note'),
        placeholder: t('holds.notePlaceholder'),
        missing: t('holds.noteMissing'),
        done: t('holds.setDone'),
      }}
    >
      <p className="card-about">{t('holds.setAbout')}</p>
      <HoldFields draft={draft} about={about} today={today} isMissing={tried} onChange={setDraft} />
    </NoteDialog>
  )
}

type FieldsProps = {
  draft: HoldDraft
  about: readonly About[]
  today: string
  isMissing: boolean
  onChange: (draft: HoldDraft) => void
}

function HoldFields({ draft, about, today, isMissing, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const { why, until, record } = draft
  const reach = reachOf(draft)
  const optionOf = useRecordOption()
  return (
    <div className="hold-fields">
      <div>
        <label className="field-label" htmlFor="hold-why">
          {t('holds.reason')}
        </label>
        <Select
          id="hold-why"
          placeholder={t('holds.pickReason')}
          value={why}
          status={isMissing && why === null ? 'error' : ''}
          options={HoldReason.options.map((value) => ({ value, label: t(`holds.why.${value}`) }))}
          onChange={(next) => onChange({ ...draft, why: next })}
        />
        {isMissing && why === null && (
          <p className="field-fault" role="alert">
            {t('holds.missingReason')}
          </p>
        )}
        {reach !== null && <small>{t(`holds.reach.${reach}`)}</small>}
      </div>
      {why !== null && mayNameRecord(why) && about.length > 0 && (
        <div>
          <label className="field-label" htmlFor="hold-record">
            {t('holds.about')}
          </label>
          <Select
            id="hold-record"
            value={record ?? -1}
            options={[{ value: -1, label: t('holds.everything') }, ...about.map(optionOf)]}
            onChange={(place) => onChange({ ...draft, record: place === -1 ? null : place })}
          />
        </div>
      )}
      <div>
        <span className="field-label" id="hold-length">
          {t('holds.howLong')}
        </span>
        <Radio.Group
          aria-labelledby="hold-length"
          value={until !== null}
          options={[
            { value: false, label: t('holds.openEnded') },
            { value: true, label: t('holds.toDay') },
          ]}
          onChange={({ target }) => onChange({ ...draft, until: target.value === true ? today : null })}
        />
        {until !== null && (
          <div className="hold-day">
            <label htmlFor="hold-until">{t('holds.day')}</label>
            <CalendarDay
              id="hold-until"
              value={until}
              first={today}
              onChange={(day) => onChange({ ...draft, until: day })}
            />
          </div>
        )}
      </div>
    </div>
  )
}

function useRecordOption() {
  const { t } = useTranslation()
  return ({ by, id }: About, place: number) => ({
    value: place,
    label: `${t(by === 'order' ? 'message.subject.order' : 'message.subject.contract')} ${id}`,
  })
}
