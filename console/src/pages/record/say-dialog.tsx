import { useQuery } from '@tanstack/react-query'
import { Alert, App, Input, Modal, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordView } from '#shared/contracts/console-api/record.ts'
import type { RecordTypeView } from '#shared/contracts/console-api/record-type.ts'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useFaultWords, useProblemWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'
import { formatDay } from '../../time-format.ts'
import { useNow } from '../../use-clock.ts'
import { FieldBox, Moment } from './field-box.tsx'
import { recordTypesQuery, useSay } from './queries.ts'
import { changeOf, fieldsFor, NOTHING_SAID, newRecordId, type SayDraft, typedOf } from './say-draft.ts'

/** What is told of: a record that is known, or a new one of somebody. */
export type Told = { record: RecordView } | { contactId: string }
type Props = { told: Told; zone: string; open: boolean; onClose: () => void; onSaid?: (record: RecordView) => void }

/** Takes down what has become of a record, or makes one: what events of other systems do, done by a person. */
export function SayDialog({ told, zone, open, onClose, onSaid }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const types = useQuery({ ...recordTypesQuery, enabled: open })
  const now = useNow()
  const say = useSay()
  const [made, setMade] = useState<{ type: string | null; id: string }>({ type: null, id: '' })
  const [draft, setDraft] = useState<SayDraft>(NOTHING_SAID)
  const [tried, setTried] = useState(false)
  const [ownId, setOwnId] = useState<string | null>(null)
  const known = 'record' in told ? told.record : null
  const declared = types.data?.items.find(({ type }) => type === (known?.type ?? made.type))
  const fields = declared === undefined ? [] : fieldsFor(declared, draft.fact)
  const { change, faults } = changeOf(draft, fields, known, { now, zone })
  const isMissing = known === null ? draft.fact === null : change === null

  function submit() {
    setTried(true)
    if (declared === undefined || change === null || isMissing || faults.length > 0 || say.isPending) return
    // Kept for another try: the first may have made the record, and only its answer was lost.
    const own = ownId ?? newRecordId(formatDay(now.toISOString(), zone))
    setOwnId(own)
    const id = known?.id ?? (made.id.trim() || own)
    const whose = 'contactId' in told ? { contactId: told.contactId } : {}
    say.mutate(
      { type: declared.type, id, change: { ...change, ...whose } },
      {
        onSuccess(record) {
          void message.success(t(record.textsLeft ? 'record.saidTooLate' : 'record.said'))
          onClose()
          onSaid?.(record)
        },
      },
    )
  }
  function forget() {
    setMade({ type: null, id: '' })
    setDraft(NOTHING_SAID)
    setTried(false)
    setOwnId(null)
    say.reset()
  }
  return (
    <Modal
      open={open}
      title={t(known === null ? 'record.newTitle' : 'record.sayTitle')}
      okText={t('record.save')}
      confirmLoading={say.isPending}
      onOk={submit}
      onCancel={onClose}
      afterClose={forget}
      destroyOnHidden
    >
      <form
        className="edit-person"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className="card-about">{t('record.sayAbout')}</p>
        <Trouble query={types} />
        {types.isPending && <Skeleton active />}
        {known === null && types.data !== undefined && (
          <NewRecord types={types.data.items} made={made} isMissing={tried && made.type === null} onMake={remake} />
        )}
        {declared !== undefined && (
          <>
            <What
              declared={declared}
              draft={draft}
              isNew={known === null}
              isMissing={tried && isMissing}
              onEdit={edit}
            />
            {fields.map((field) => (
              <FieldBox
                key={field.name}
                field={field}
                value={typedOf(field, draft, { known, zone })}
                isFaulty={tried && faults.includes(field.name)}
                onType={(typed) => edit({ typed: { ...draft.typed, [field.name]: typed } })}
              />
            ))}
          </>
        )}
        {say.isError && <Refused error={say.error} declared={declared} />}
        <input type="submit" hidden />
      </form>
    </Modal>
  )

  function edit(part: Partial<SayDraft>) {
    setDraft((before) => ({ ...before, ...part }))
  }
  function remake(next: { type: string | null; id: string }) {
    if (next.type !== made.type) setDraft(NOTHING_SAID)
    setMade(next)
  }
}

type NewProps = {
  types: readonly RecordTypeView[]
  made: { type: string | null; id: string }
  isMissing: boolean
  onMake: (made: { type: string | null; id: string }) => void
}

function NewRecord({ types, made, isMissing, onMake }: NewProps) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const options = types
    .filter(({ isMadeByHand }) => isMadeByHand)
    .map(({ type, words }) => ({ value: type, label: words[language] }))
  return (
    <>
      <div className="edit-field">
        <label className="field-label" htmlFor="record-type">
          {t('record.type')}
        </label>
        <Select
          id="record-type"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('record.pickType')}
          status={isMissing ? 'error' : ''}
          value={made.type}
          options={options}
          onChange={(type: string | null) => onMake({ ...made, type })}
        />
        {isMissing && (
          <p className="field-fault" role="alert">
            {t('record.pickType')}
          </p>
        )}
      </div>
      <div className="edit-field">
        <label className="field-label" htmlFor="record-id">
          {t('record.id')}
        </label>
        <Input
          id="record-id"
          autoComplete="off"
          maxLength={100}
          placeholder={t('record.idByUs')}
          value={made.id}
          onChange={(event) => onMake({ ...made, id: event.target.value })}
        />
      </div>
    </>
  )
}

type WhatProps = {
  declared: RecordTypeView
  draft: SayDraft
  isNew: boolean
  isMissing: boolean
  onEdit: (part: Partial<SayDraft>) => void
}

const ONLY_FIELDS = '@fields'

function What({ declared, draft, isNew, isMissing, onEdit }: WhatProps) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const facts = declared.facts
    .filter(({ isSettable }) => isSettable)
    .map(({ name, words }) => ({ value: name, label: words[language] }))
  const options = isNew ? facts : [{ value: ONLY_FIELDS, label: t('record.onlyFields') }, ...facts]
  return (
    <>
      <div className="edit-field">
        <label className="field-label" htmlFor="record-fact">
          {t('record.what')}
        </label>
        <Select
          id="record-fact"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('record.pickFact')}
          status={isMissing ? 'error' : ''}
          value={draft.fact ?? (isNew ? null : ONLY_FIELDS)}
          options={options}
          onChange={(fact: string | null) => onEdit({ fact: fact === ONLY_FIELDS ? null : fact })}
        />
        {isMissing && (
          <p className="field-fault" role="alert">
            {t(isNew ? 'record.pickFact' : 'record.saysNothing')}
          </p>
        )}
      </div>
      {draft.fact !== null && (
        <div className="edit-field">
          <label className="field-label" htmlFor="record-at">
            {t('record.at')}
          </label>
          <Moment
            id="record-at"
            hasTime
            placeholder={t('record.now')}
            value={draft.at ?? ''}
            onType={(at) => onEdit({ at: at === '' ? null : at })}
          />
        </div>
      )}
    </>
  )
}

/** Each fault under the words of its fact or field. */
function Refused({ error, declared }: { error: unknown; declared: RecordTypeView | undefined }) {
  const problem = useProblemWords()
  const faultWords = useFaultWords()
  const { language } = useLanguage()
  const faults = error instanceof RequestFailure ? (error.problem.errors ?? []) : []
  const named = (path: string) => {
    const name = path.slice(path.indexOf('.') + 1)
    return [...(declared?.fields ?? []), ...(declared?.facts ?? [])].find((one) => one.name === name)?.words[language]
  }
  if (faults.length === 0) return <Alert type="error" showIcon title={problem(error).detail} />
  return faults.map((fault) => (
    <Alert
      key={fault.path}
      type="error"
      showIcon
      title={[named(fault.path), faultWords(fault)]
        .filter((part) => part !== undefined)
        .join(language === 'zh' ? '：' : ': ')}
    />
  ))
}
